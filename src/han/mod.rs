//! Chinese text: signs, numerals, and what search compares.

pub mod asked;
pub mod capital;
pub mod fold;
pub mod near;
pub mod numeral;
pub mod quantity;
pub mod questions;
pub mod readings;
pub mod signs;
pub mod simplified;
pub mod terms;
pub mod units;
