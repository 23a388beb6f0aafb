//! What the disclosure chain says of a site's entries.

use std::collections::BTreeMap;

use crate::model::date::Day;
use crate::report::diagnostic::Place;
use crate::report::words::Words;
use crate::source::file::Bytes;
use crate::source::span::Span;

/// The chain of a site, and what it knows of each entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proofs {
    /// The site has a chain, empty perhaps.
    pub begun: bool,
    /// The hashes of its entries, oldest first, as far as it can be read.
    pub heads: Vec<Head>,
    /// By id: entries that can be sealed.
    pub entries: BTreeMap<String, Sealing>,
    /// Where the chain does not hold, and how.
    pub broken: Option<(Place, Words)>,
    /// Files of the chain as they are published, by path.
    pub files: Vec<ChainFile>,
    /// Who must approve what.
    pub rules: Vec<ApprovalRule>,
}

/// A file of the chain, published as it is.
#[derive(Clone, Debug)]
pub struct ChainFile {
    pub path: String,
    pub bytes: Bytes,
}

impl PartialEq for ChainFile {
    fn eq(&self, other: &ChainFile) -> bool {
        self.path == other.path && self.bytes.as_slice() == other.bytes.as_slice()
    }
}

impl Eq for ChainFile {}

/// One hash of the chain, in its two forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of the entry: `12`.
    pub n: String,
    /// The day it was sealed.
    pub date: Option<Day>,
    /// 64 hexadecimal digits.
    pub hash: String,
    /// 24 signs in groups of four.
    pub short: String,
}

/// What was sealed of an entry, and how what is written now differs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sealing {
    /// The digest of what is written now, in 24 signs: what an approval names.
    pub digest: String,
    /// Oldest first; empty if it is not sealed yet.
    pub versions: Vec<SealedVersion>,
    /// It was withdrawn in the chain.
    pub withdrawn: bool,
    /// What differs from the last version that was sealed.
    pub differences: Vec<Difference>,
}

/// A version of an entry as it was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedVersion {
    pub version: u32,
    pub title: String,
    pub head: Head,
    /// The digest of its document, in hexadecimal digits.
    pub doc: String,
    /// What was written at its head: keys, and texts.
    pub keys: Vec<(String, String)>,
    /// Its rows, each of keys and texts; empty where one was taken out for privacy.
    pub rows: Vec<Vec<(String, String)>>,
}

/// One thing that is not written as it was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub key: String,
    pub was: Option<String>,
    pub now: Option<String>,
    /// Where it is written now, or the entry it is missing from.
    pub span: Span,
}

/// Who must have approved an entry before it is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalRule {
    pub kind: String,
    /// Only entries of that topic.
    pub topic: Option<String>,
    /// What each does: `preparer`, `reviewer`, `confirmer`.
    pub roles: Vec<String>,
    /// How many different people must have signed.
    pub count: u32,
}

impl Proofs {
    /// Returns the last hash of the chain.
    pub fn head(&self) -> Option<&Head> {
        self.heads.last()
    }

    /// Returns the digest of the newest sealed document of each entry, by the entry's id.
    pub fn documents(&self) -> BTreeMap<String, String> {
        let sealed = self.entries.iter();
        sealed
            .filter_map(|(id, sealing)| Some((id.clone(), sealing.last()?.doc.clone())))
            .collect()
    }

    /// Returns the last hash of a day; of a day before the chain began, the newest there is.
    pub fn head_on(&self, day: Day) -> Option<&Head> {
        let mut known = self.heads.iter().rev();
        let on = known.find(|head| head.date.is_some_and(|sealed| sealed <= day));
        on.or(self.head())
    }

    /// Returns the rule an entry of that kind and topic falls under; one with the topic goes before one without.
    pub fn rule(&self, kind: &str, topic: Option<&str>) -> Option<&ApprovalRule> {
        let of_kind = |rule: &&ApprovalRule| rule.kind == kind;
        let own = |rule: &&ApprovalRule| rule.topic.is_some() && rule.topic.as_deref() == topic;
        let all = |rule: &&ApprovalRule| rule.topic.is_none();
        let mut rules = self.rules.iter().filter(of_kind);
        let found = rules.clone().find(own);
        found.or_else(|| rules.find(all))
    }
}

impl Sealing {
    /// Returns the last version that was sealed.
    pub fn last(&self) -> Option<&SealedVersion> {
        self.versions.last()
    }

    /// Returns the version of that number, as it was sealed.
    pub fn version(&self, version: u32) -> Option<&SealedVersion> {
        self.versions.iter().find(|sealed| sealed.version == version)
    }
}

/// The key under which the text of an entry is sealed.
pub const TEXT_KEY: &str = "text";

/// The key under which its version is.
pub const VERSION_KEY: &str = "version";
