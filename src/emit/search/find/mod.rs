//! Asking the index, as its script does in a browser.

pub mod answer;
pub mod finds;
pub mod plan;
pub mod rank;
pub mod slips;
pub mod spell;
pub mod stock;
pub mod weigh;
pub mod words;
