//! Checks on what those need who cannot see or read all.

pub mod heading_skipped;
pub mod picture_without_alt;
pub mod urgent_without_english;
pub mod vague_link_text;
