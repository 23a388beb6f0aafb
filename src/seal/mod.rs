//! What is sealed of a site, and whether it still stands.

pub mod content;
pub mod difference;
pub mod plan;
pub mod state;
