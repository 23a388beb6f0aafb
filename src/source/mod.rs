//! Source text as read: files, places in them, the tree.

pub mod file;
pub mod span;
pub mod tree;
