//! Where a piece of text stands in its file.

use crate::source::span::{FileId, Span};

/// A file, and how far into it a piece of text begins.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    pub file: FileId,
    /// Byte offset of the text in the file.
    pub base: usize,
}

impl Origin {
    /// Returns the span of a range of the text.
    pub fn span(self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.base + start, self.base + end)
    }
}
