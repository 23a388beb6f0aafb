//! What several test modules read with.

pub mod repository;
pub mod rust_text;
pub mod site;
