//! Checks on what goes to paper.

pub mod character_without_face;
pub mod empty_section;
pub mod issue_number_gap;
pub mod issue_number_taken;
pub mod picked_twice;
