//! Loads a theme: the site's files over the embedded ones.

use std::collections::BTreeMap;

use crate::model::address::SitePath;
use crate::model::lang::Lang;
use crate::source::file::Bytes;

/// A loaded theme.
pub struct Theme {
    /// The templates of each language; `word` answers in it.
    pub templates: BTreeMap<Lang, tera::Tera>,
    /// Word tables by language: key → text.
    pub words: BTreeMap<Lang, BTreeMap<String, String>>,
    /// Fingerprinted styles and scripts: what templates call it → address and bytes.
    pub assets: BTreeMap<String, Asset>,
    /// Page set-ups for paper and their faces, by path below `print/` and `fonts/`.
    pub print: BTreeMap<String, Bytes>,
}

/// A file of the theme that is published under a name with its digest.
pub struct Asset {
    pub path: SitePath,
    pub bytes: Bytes,
}

impl Theme {
    /// Returns the word of that key, or the key itself so that a gap is seen.
    pub fn word<'t>(&'t self, lang: Lang, key: &'t str) -> &'t str {
        self.words
            .get(&lang)
            .and_then(|table| table.get(key))
            .map_or(key, String::as_str)
    }
}
