//! The pages of docs/reference, made from the program's lists.

pub mod checks;
pub mod commands;
pub mod config;
pub mod fields;
pub mod kinds;
pub mod markdown;
pub mod theme;
