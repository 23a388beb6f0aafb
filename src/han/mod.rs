//! Chinese text: signs, numerals.

pub mod numeral;
pub mod signs;
