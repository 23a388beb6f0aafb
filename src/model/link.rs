//! What the links of an entry lead to.

use std::collections::BTreeMap;

/// The entry's links, by what was written.
pub type Links = BTreeMap<String, Target>;

/// What a link or picture leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A visible entry, by id, and an anchor on its page.
    Entry { id: String, anchor: Option<String> },
    /// An anchor of the same page.
    Anchor(String),
    /// A file that is published with the site, by its path in the sources.
    File(String),
    /// An address outside, with an allowed scheme.
    Outside(String),
    /// An entry whose day has not come: shown as plain text until it is.
    NotYet,
    /// A fault was told; shown as plain text.
    Broken,
}
