//! One entry of the chain, as a line of its file.

use serde_json::{Value as Json, json};

use crate::chain::canonical::Value;
use crate::chain::digest::{self, Digest};

/// What an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Publish,
    Correct,
    Withdraw,
}

impl Act {
    /// Returns the name in the chain: `publish`, `correct`, `withdraw`.
    pub fn name(self) -> &'static str {
        match self {
            Act::Publish => "publish",
            Act::Correct => "correct",
            Act::Withdraw => "withdraw",
        }
    }
}

/// A file of the repository that belongs to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedFile {
    pub name: String,
    pub sha256: Digest,
}

/// An entry of the chain as it is written, whether or not it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Counts from 1.
    pub n: String,
    pub kind: String,
    /// The id of the document.
    pub id: String,
    pub title: String,
    /// The day it was sealed: `2026-07-10`.
    pub date: String,
    pub doc: Digest,
    pub files: Vec<SealedFile>,
    /// The hash of the entry before; zeros for the first.
    pub prev: Digest,
    /// The number of the entry that a correction or withdrawal is about; else empty.
    pub corrects: String,
    pub reason: String,
    pub hash: Digest,
}

impl Record {
    /// Returns the hash that the entry must have.
    pub fn computed_hash(&self) -> Digest {
        digest::entry(&self.sealed())
    }

    fn sealed(&self) -> Value {
        let files = self.files.iter().map(|file| {
            Value::object([
                ("name", Value::text(&file.name)),
                ("sha256", Value::text(&file.sha256.to_string())),
            ])
        });
        Value::object([
            ("n", Value::text(&self.n)),
            ("kind", Value::text(&self.kind)),
            ("id", Value::text(&self.id)),
            ("title", Value::text(&self.title)),
            ("date", Value::text(&self.date)),
            ("doc", Value::text(&self.doc.to_string())),
            ("files", Value::List(files.collect())),
            ("prev", Value::text(&self.prev.to_string())),
            ("corrects", Value::text(&self.corrects)),
            ("reason", Value::text(&self.reason)),
        ])
    }

    /// Reads one line; `None` when it is not an entry with exactly its keys.
    pub fn of_json(json: &Json) -> Option<Record> {
        let keys = json.as_object().filter(|keys| keys.len() == 11)?;
        let text = |key: &str| keys.get(key)?.as_str().map(str::to_owned);
        let digest = |key: &str| Digest::of_hex(keys.get(key)?.as_str()?);
        let files: Option<Vec<SealedFile>> =
            keys.get("files")?.as_array()?.iter().map(file_of_json).collect();
        Some(Record {
            n: text("n")?,
            kind: text("kind")?,
            id: text("id")?,
            title: text("title")?,
            date: text("date")?,
            doc: digest("doc")?,
            files: files?,
            prev: digest("prev")?,
            corrects: text("corrects")?,
            reason: text("reason")?,
            hash: digest("hash")?,
        })
    }

    /// Returns the entry as one line of the chain's file, without the line's end.
    pub fn to_json(&self) -> String {
        let file = |file: &SealedFile| json!({"name": file.name, "sha256": file.sha256.to_string()});
        json!({
            "n": self.n, "kind": self.kind, "id": self.id, "title": self.title, "date": self.date,
            "doc": self.doc.to_string(), "files": self.files.iter().map(file).collect::<Vec<_>>(),
            "prev": self.prev.to_string(), "corrects": self.corrects, "reason": self.reason,
            "hash": self.hash.to_string(),
        })
        .to_string()
    }
}

fn file_of_json(json: &Json) -> Option<SealedFile> {
    let keys = json.as_object().filter(|keys| keys.len() == 2)?;
    Some(SealedFile {
        name: keys.get("name")?.as_str()?.to_owned(),
        sha256: Digest::of_hex(keys.get("sha256")?.as_str()?)?,
    })
}
