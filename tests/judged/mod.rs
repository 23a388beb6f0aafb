//! Judged questions and texts to ask them of, for the suite and for `cargo xtask search-figures`.

pub mod corpora;
pub mod laws;
pub mod questions;
