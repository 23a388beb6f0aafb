//! A sealed document: a head and its salted rows.

use serde_json::{Value as Json, json};

use crate::chain::canonical::Value;
use crate::chain::digest::{self, Digest};

/// What was sealed of one disclosure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub head: Value,
    pub rows: Vec<Row>,
}

/// One row of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    Kept {
        /// Made once when the row was published.
        salt: [u8; 16],
        row: Value,
    },
    /// Taken out for privacy; its leaf stays, so that all digests stay.
    Removed(Digest),
}

impl Document {
    /// Returns the digest that the chain knows the document by.
    pub fn digest(&self) -> Digest {
        let leaves: Vec<Digest> = self.rows.iter().map(Row::leaf).collect();
        digest::document(&self.head, &digest::root(&leaves))
    }

    /// Reads `{"head": {…}, "rows": [{"salt": "…", "row": {…}}, {"removed": "…"}]}`.
    pub fn of_json(json: &Json) -> Option<Document> {
        let head = Value::of_json(json.get("head")?)?;
        let rows = json.get("rows")?.as_array()?;
        let rows: Option<Vec<Row>> = rows.iter().map(Row::of_json).collect();
        (json.as_object()?.len() == 2).then_some(Document { head, rows: rows? })
    }

    /// Returns the JSON that [`Document::of_json`] reads, one row a line.
    pub fn to_json(&self) -> String {
        let rows: Vec<String> = self
            .rows
            .iter()
            .map(|row| format!("    {}", row.to_json()))
            .collect();
        let rows = match rows.is_empty() {
            true => "[]".to_owned(),
            false => format!("[\n{}\n  ]", rows.join(",\n")),
        };
        format!(
            "{{\n  \"head\": {},\n  \"rows\": {rows}\n}}\n",
            self.head.canonical()
        )
    }
}

impl Row {
    /// Returns the digest of the row.
    pub fn leaf(&self) -> Digest {
        match self {
            Row::Kept { salt, row } => digest::leaf(salt, row),
            Row::Removed(leaf) => *leaf,
        }
    }

    fn of_json(json: &Json) -> Option<Row> {
        let keys = json.as_object()?;
        match (keys.get("removed"), keys.len()) {
            (Some(leaf), 1) => Digest::of_hex(leaf.as_str()?).map(Row::Removed),
            (None, 2) => Some(Row::Kept {
                salt: salt_of_hex(keys.get("salt")?.as_str()?)?,
                row: Value::of_json(keys.get("row")?)?,
            }),
            _ => None,
        }
    }

    fn to_json(&self) -> String {
        match self {
            Row::Removed(leaf) => json!({"removed": leaf.to_string()}).to_string(),
            Row::Kept { salt, row } => {
                let salt: String = salt.iter().map(|byte| format!("{byte:02x}")).collect();
                format!("{{\"salt\": \"{salt}\", \"row\": {}}}", row.canonical())
            }
        }
    }
}

/// Reads 32 hexadecimal digits.
fn salt_of_hex(text: &str) -> Option<[u8; 16]> {
    let padded = Digest::of_hex(&format!("{text:0<64}")).filter(|_| text.len() == 32)?;
    padded.0.first_chunk::<16>().copied()
}
