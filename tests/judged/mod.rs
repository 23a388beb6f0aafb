//! Judged questions, and texts to ask them of.

pub mod corpora;
pub mod laws;
pub mod questions;
