//! Checks on the files of the site.

pub mod copied_entry;
pub mod left_over_file;
pub mod not_an_ordinary_file;
pub mod order_taken;
pub mod version_without_changes;
