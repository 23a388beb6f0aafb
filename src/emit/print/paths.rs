//! Paths inside the world of one typesetting.

use typst::syntax::{FileId, RootedPath, VirtualPath, VirtualRoot};

/// Returns the number of a path such as `/data.json`; the same path always has the same.
pub fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}
