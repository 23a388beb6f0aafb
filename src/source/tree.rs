//! Every file of a site, in path order, and what was odd.

use std::collections::HashMap;

use crate::source::file::{Numbered, SourceFile};
use crate::source::span::FileId;

/// Something found in a source folder that is not an ordinary file to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OddityKind {
    /// A symbolic link: an error inside `content/` and themes.
    SymbolicLink,
    /// A socket, pipe or device: an error inside `content/` and themes.
    Special,
    /// A hidden or left-over file that was passed over (`.env`, `a.bak`, `~$a.docx`).
    LeftOver,
    /// Larger than any source file may be; its bytes were not read.
    TooLarge,
    /// A name that is not Unicode.
    UnreadableName,
    /// The operating system refused to read it.
    Unreadable,
}

/// An odd thing and where it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Oddity {
    pub path: String,
    pub kind: OddityKind,
}

/// The sources of a site as one value: nothing else of the disk is looked at.
#[derive(Debug, Default)]
pub struct SourceTree {
    files: Vec<SourceFile>,
    numbers: HashMap<String, FileId>,
    oddities: Vec<Oddity>,
}

impl SourceTree {
    /// Returns the tree of the files, sorted by path; of two with one path the later holds.
    pub fn new(mut files: Vec<SourceFile>, mut oddities: Vec<Oddity>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.reverse();
        files.dedup_by(|later, kept| later.path == kept.path);
        files.reverse();
        oddities.sort();
        let numbers = files
            .iter()
            .enumerate()
            .map(|(at, file)| (file.path.clone(), FileId(at as u32)))
            .collect();
        SourceTree {
            files,
            numbers,
            oddities,
        }
    }

    /// Returns the file of that path.
    pub fn find(&self, path: &str) -> Option<Numbered<'_>> {
        let id = *self.numbers.get(path)?;
        Some((id, self.file(id)?))
    }

    /// Returns the file of that number.
    pub fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// Returns the path of that file; empty if the number is not of this tree.
    pub fn path(&self, id: FileId) -> &str {
        self.file(id).map_or("", |file| &file.path)
    }

    /// Returns the files whose path starts with `folder/`, in path order.
    pub fn under<'t>(&'t self, folder: &str) -> impl Iterator<Item = Numbered<'t>> + use<'t> {
        let prefix = format!("{folder}/");
        let from = self.files.partition_point(|file| file.path < prefix);
        self.files
            .iter()
            .enumerate()
            .skip(from)
            .take_while(move |(_, file)| file.path.starts_with(&prefix))
            .map(|(at, file)| (FileId(at as u32), file))
    }

    /// Returns what was odd, in path order.
    pub fn oddities(&self) -> &[Oddity] {
        &self.oddities
    }
}
