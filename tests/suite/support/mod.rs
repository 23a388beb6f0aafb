//! What several test modules read with.

pub mod expected;
pub mod links;
#[cfg(feature = "print")]
pub mod paper;
pub mod program;
pub mod reported;
pub mod repository;
pub mod rust_text;
pub mod site;
pub mod spec;
