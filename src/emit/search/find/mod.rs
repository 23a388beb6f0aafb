//! Asking the index, as its script does in a browser.

pub mod plan;
pub mod rank;
pub mod stock;
pub mod words;
