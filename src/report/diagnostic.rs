//! A fault in content or theme: what, where, how to mend it.

use crate::report::words::Words;
use crate::source::span::Span;

/// How grave a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site must not be published.
    Error,
    /// True but irregular: published with the flag in sight.
    Flag,
    /// Likely a mistake; told to staff only.
    Warning,
}

/// Where a fault is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the text of a file.
    At(Span),
    /// A file or folder as a whole, by its path from the site's folder.
    Path(String),
}

/// What stands at the place of a fault, and what is meant by it beyond doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub written: String,
    pub meant: String,
}

/// A fault. Its `check` is a kebab-case name that `explain` and `allow` know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub check: &'static str,
    pub severity: Severity,
    pub place: Place,
    pub message: Words,
    /// Further facts, one sentence each: an equation, what else was seen.
    pub notes: Vec<Words>,
    /// How to mend it.
    pub mend: Option<Words>,
    /// The mend as a change of text, where there is no doubt about it.
    pub fix: Option<Fix>,
    /// The place holds private data: it is shown as stars, never as written.
    pub masked: bool,
    /// Of a flag: its message stands on the page as the reason.
    pub on_page: bool,
}

impl Diagnostic {
    /// Adds a sentence on how to mend the fault.
    pub fn mend(&mut self, words: Words) -> &mut Self {
        self.mend = Some(words);
        self
    }

    /// Adds the change of text that mends the fault, if it is known beyond doubt.
    pub fn fix(&mut self, written: &str, meant: Option<String>) -> &mut Self {
        self.fix = meant.map(|meant| Fix {
            written: written.to_owned(),
            meant,
        });
        self
    }

    /// Adds a further fact.
    pub fn note(&mut self, words: Words) -> &mut Self {
        self.notes.push(words);
        self
    }

    /// Hides what is written at the place.
    pub fn mask(&mut self) -> &mut Self {
        self.masked = true;
        self
    }
}
