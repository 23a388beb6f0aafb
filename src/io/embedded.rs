//! The theme and rules that come with the program.

use include_dir::{Dir, DirEntry, include_dir};

use crate::source::file::{Bytes, SourceFile};

static THEMES: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes");
static STARTER: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

/// Returns the embedded themes as source files.
pub fn themes() -> Vec<SourceFile> {
    let mut out = Vec::new();
    collect(&THEMES, &mut |path, bytes| {
        out.push(SourceFile::new(
            format!("themes/{path}"),
            Bytes::Embedded(bytes),
            true,
        ));
    });
    out
}

/// Returns the files of a new site, by path.
pub fn starter() -> Vec<(String, &'static [u8])> {
    let mut out = Vec::new();
    collect(&STARTER, &mut |path, bytes| out.push((path, bytes)));
    out.sort();
    out
}

fn collect(folder: &'static Dir<'static>, add: &mut dyn FnMut(String, &'static [u8])) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, add),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                add(path, file.contents());
            }
        }
    }
}
