//! What `check --fix` changes in the files of a site.

pub mod mended;
pub mod tidy;
