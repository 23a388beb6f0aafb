//! The folder of a chain: its list, documents and files.

use std::collections::BTreeMap;

use crate::chain::digest::Digest;
use crate::chain::document::Document;
use crate::chain::proof::Holdings;
use crate::chain::record::Record;

/// The list of entries, a line each.
pub const LIST: &str = "chain.jsonl";

/// Where documents lie, each `<n>-<id>.json`.
pub const DOCUMENTS: &str = "documents";

/// Where sealed attachments lie, each `<n>-<name>`.
pub const FILES: &str = "files";

/// The files of a chain's folder, by path within it.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    files: BTreeMap<String, Vec<u8>>,
}

impl Shelf {
    /// Returns the folder that holds those files.
    pub fn of(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Shelf {
        Shelf {
            files: files.into_iter().collect(),
        }
    }

    /// Returns whether there is a list of entries.
    pub fn has_list(&self) -> bool {
        self.files.contains_key(LIST)
    }

    /// Returns the bytes of the list; none where it is not there.
    pub fn list(&self) -> &[u8] {
        self.files.get(LIST).map_or(&[], Vec::as_slice)
    }

    /// Returns the entries of the list, `None` for a line that cannot be read.
    pub fn records(&self) -> Vec<Option<Record>> {
        records(self.list())
    }
}

impl Holdings for Shelf {
    fn document(&self, n: &str) -> Option<Document> {
        let start = format!("{DOCUMENTS}/{n}-");
        let after = self.files.range(start.clone()..);
        let (_, bytes) = after.take_while(|(path, _)| path.starts_with(&start)).next()?;
        Document::of_json(&serde_json::from_slice(bytes).ok()?)
    }

    fn file(&self, name: &str) -> Option<Digest> {
        let bytes = self.files.get(&format!("{FILES}/{name}"))?;
        Some(Digest::of_bytes(bytes))
    }
}

/// Returns the entries of a list, `None` for a line that cannot be read.
pub fn records(list: &[u8]) -> Vec<Option<Record>> {
    let text = String::from_utf8_lossy(list);
    let text = text.strip_suffix('\n').unwrap_or(&text);
    if text.is_empty() {
        return Vec::new();
    }
    let read = |line: &str| Record::of_json(&serde_json::from_str(line).ok()?);
    text.split('\n').map(read).collect()
}
