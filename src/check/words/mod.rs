//! Checks on titles, summaries and wording.

pub mod placeholder_left;
pub mod relative_day;
pub mod summary_too_long;
pub mod template_text_left;
pub mod title_too_long;
pub mod vague_title;
