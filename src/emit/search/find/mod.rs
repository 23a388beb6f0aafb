//! Asking the index, as the search script does it in a browser.

pub mod plan;
pub mod rank;
pub mod stock;
pub mod words;
