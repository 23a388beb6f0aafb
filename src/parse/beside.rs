//! The files that stand beside an entry.

use crate::report::faults::Faults;
use crate::say;
use crate::source::file::Numbered;
use crate::source::span::{FileId, Spanned};
use crate::source::tree::SourceTree;

/// The surroundings of an entry's file.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'t> {
    pub sources: &'t SourceTree,
    /// The entry's own file.
    pub file: FileId,
}

impl<'t> Beside<'t> {
    /// Returns the file of that name, as written from the entry's folder; if there is none, says so.
    pub fn find(&self, name: &Spanned<String>, faults: &mut Faults) -> Option<Numbered<'t>> {
        let path = self.path_of(&name.value);
        let found = path.as_deref().and_then(|path| self.sources.find(path));
        if found.is_none() {
            let written = &name.value;
            let folder = self.folder();
            faults
                .error(
                    "missing-file",
                    name.span,
                    say!("找不到文件 `{written}`", "the file `{written}` is not there"),
                )
                .mend(say!(
                    "把它放进 `{folder}`，并核对文件名和大小写",
                    "put it into `{folder}` and compare the name, capitals too"
                ));
        }
        found
    }

    fn folder(&self) -> &'t str {
        let path = self.sources.path(self.file);
        path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// A path that leaves the site's folder has no file.
    fn path_of(&self, name: &str) -> Option<String> {
        let mut parts: Vec<&str> = self.folder().split('/').collect();
        for part in name.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(parts.join("/"))
    }
}
