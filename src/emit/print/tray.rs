//! The whole world of one typesetting: what it was handed.

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use crate::emit::print::paths::file_id;
use crate::emit::print::stock::Stock;

/// Sources, data and pictures of one paper. There is no disk, network, package or clock behind it.
pub struct Tray<'s> {
    stock: &'s Stock,
    main: FileId,
    files: HashMap<FileId, Bytes>,
    today: Datetime,
}

impl<'s> Tray<'s> {
    /// Returns a tray on a stock; `today` is the day the paper is dated.
    pub fn new(stock: &'s Stock, main: FileId, today: Datetime) -> Tray<'s> {
        Tray {
            stock,
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

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}

impl World for Tray<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.stock.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.stock.faces.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.stock.sources.get(&id).cloned().ok_or_else(|| not_found(id))
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
        self.stock.faces.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        Some(self.today)
    }
}
