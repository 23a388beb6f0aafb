//! Checks on personal data.

pub mod bank_card;
pub mod identity_card;
pub mod mobile_number;
