//! The whole world of one typesetting: what it was handed.

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use crate::emit::print::press::Press;

/// Sources, data and pictures of one paper. There is no disk, network, package or clock behind it.
pub struct Tray<'p> {
    press: &'p Press,
    main: FileId,
    files: HashMap<FileId, Bytes>,
    today: Datetime,
}

impl<'p> Tray<'p> {
    /// Returns a tray with the sources of a press; `today` is the day the paper is dated.
    pub fn new(press: &'p Press, main: FileId, today: Datetime) -> Tray<'p> {
        Tray {
            press,
            main,
            files: HashMap::new(),
            today,
        }
    }

    /// Lays a file at a path such as `/data.json`.
    pub fn lay(&mut self, path: &str, bytes: Bytes) {
        if let Some(id) = file_id(path) {
            self.files.insert(id, bytes);
        }
    }
}

/// Returns the number of a path; the same path always has the same.
pub fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}

impl World for Tray<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.faces.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.press.sources.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match self.files.get(&id) {
            Some(bytes) => Ok(bytes.clone()),
            None => self
                .source(id)
                .map(|source| Bytes::from_string(source.text().to_owned())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.faces.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        Some(self.today)
    }
}
