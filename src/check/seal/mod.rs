//! Checks on what was sealed, corrected and signed.

pub mod approval_outdated;
pub mod chain_broken;
pub mod correction_disagrees;
pub mod not_approved;
pub mod not_sealed;
pub mod sealed_content_changed;
pub mod version_without_correction;
