//! The list of kinds of content, in the order of the site.

pub mod kind;
