//! Chinese text: signs, numerals, and what search compares.

pub mod asked;
pub mod fold;
pub mod numeral;
pub mod quantity;
pub mod signs;
pub mod terms;
pub mod units;
