//! The list of kinds of content, in the order of the site.

use crate::kinds::kind::Kind;

pub mod core;
pub mod kind;
pub mod notice;

/// Every kind there is, in the order in which a site lists them.
pub const KINDS: &[&dyn Kind] = &[&notice::Notice];

/// Returns the kind of a folder in `content/`.
pub fn by_folder(folder: &str) -> Option<&'static dyn Kind> {
    KINDS.iter().copied().find(|kind| kind.folder() == folder)
}
