//! A correction: what was wrong, since when, and why.

use crate::model::money::Fen;
use crate::source::span::Spanned;

/// A mistake in something published, put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The id of the entry that is corrected.
    pub target: Spanned<String>,
    pub from_version: Spanned<u32>,
    pub to_version: Spanned<u32>,
    pub rows: Vec<CorrectedRow>,
    pub reason: String,
    pub found_by: FoundBy,
    /// By how much the money changes.
    pub effect: Option<Fen>,
    /// Boards on which it is printed anew.
    pub reprint: Vec<Spanned<String>>,
    /// The id of the newsletter that tells it.
    pub newsletter: Option<Spanned<String>>,
}

/// One thing as it was and as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectedRow {
    pub field: String,
    pub was: Spanned<String>,
    pub now: Spanned<String>,
}

/// Who found the mistake.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FoundBy {
    #[default]
    Ourselves,
    Owner,
    Audit,
}

impl FoundBy {
    /// Every finder with the name in content files.
    pub const NAMES: [(&'static str, FoundBy); 3] = [
        ("self", FoundBy::Ourselves),
        ("owner", FoundBy::Owner),
        ("audit", FoundBy::Audit),
    ];

    /// Returns the name in content files.
    pub fn name(self) -> &'static str {
        match self {
            FoundBy::Ourselves => "self",
            FoundBy::Owner => "owner",
            FoundBy::Audit => "audit",
        }
    }
}

/// The key that names the issue in which it is told.
pub const ISSUE_KEY: &str = "newsletter";
