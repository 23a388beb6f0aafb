//! A theme: templates, words, styles, and what templates see.

pub mod files;
pub mod view;
