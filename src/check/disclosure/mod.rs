//! What was laid open late, or not at all.

pub mod disclosed_late;
pub mod disclosure_missing;
pub mod unknown_duty;
