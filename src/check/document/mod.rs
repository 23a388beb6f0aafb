//! Checks on the files of the site.

pub mod left_over_file;
pub mod not_an_ordinary_file;
