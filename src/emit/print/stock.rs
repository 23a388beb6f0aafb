//! The templates and faces of a theme, ready for use.

use std::collections::HashMap;

use typst::Library;
use typst::LibraryExt;
use typst::syntax::{FileId, Source};
use typst::utils::LazyHash;

use crate::emit::print::faces::Faces;
use crate::emit::print::paths::file_id;
use crate::theme::files::Theme;

/// What all papers of a theme have in common, made once.
pub struct Stock {
    pub library: LazyHash<Library>,
    pub faces: Faces,
    pub sources: HashMap<FileId, Source>,
}

impl Stock {
    /// Returns the stock of a theme.
    pub fn of(theme: &Theme) -> Stock {
        let sources = theme
            .print
            .iter()
            .filter(|(path, _)| path.ends_with(".typ"))
            .filter_map(|(path, bytes)| {
                let id = file_id(&format!("/{path}"))?;
                let text = String::from_utf8_lossy(bytes.as_slice()).into_owned();
                Some((id, Source::new(id, text)))
            })
            .collect();
        Stock {
            library: LazyHash::new(Library::default()),
            faces: Faces::of(theme),
            sources,
        }
    }
}
