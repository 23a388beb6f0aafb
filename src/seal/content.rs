//! What of an entry is sealed: all that was written of it.

use std::collections::BTreeMap;

use crate::chain::canonical::Value;
use crate::chain::digest;
use crate::chain::document::{Document, Row};
use crate::model::entry::Entry;
use crate::model::proof::{TEXT_KEY, VERSION_KEY};
use crate::parse::beside::Beside;
use crate::parse::encoding::text_of;
use crate::parse::front_matter::{self, Parted};
use crate::parse::origin::Origin;
use crate::parse::table;
use crate::parse::value::{Shape, Value as Written};
use crate::parse::yaml;
use crate::report::faults::Faults;
use crate::source::span::{Span, Spanned};
use crate::source::tree::SourceTree;

/// Keys that say nothing to owners, or that name the seal itself.
const LEFT_OUT: [&str; 15] = [
    "status",
    "visibility",
    "expires",
    "approved",
    "allow",
    "related",
    "review_by",
    "owner_role",
    "image",
    "summary",
    "summary_en",
    "title_en",
    "slug",
    "changes",
    "publish_at",
];

/// The key of a row that says which list it stands in.
pub const LIST_KEY: &str = "list";

/// What is written of an entry, as it would be sealed.
#[derive(Clone, Debug)]
pub struct Content {
    pub head: Value,
    pub rows: Vec<Value>,
    /// Where each key of the head is written, by its path.
    pub places: BTreeMap<String, Span>,
    /// Where each row is written.
    pub row_places: Vec<Span>,
}

/// Returns what is written of an entry; `None` if its file cannot be read.
pub fn of(entry: &Entry, sources: &SourceTree) -> Option<Content> {
    // What is wrong with the file was told when it was read.
    let mut faults = Faults::default();
    let file = entry.meta.file;
    let text = text_of(sources, file, &mut faults)?;
    let parted = match sources.path(file).ends_with(".yaml") {
        true => Parted::whole(text, file),
        false => front_matter::part(text, file, &mut faults)?,
    };
    let origin = Origin {
        file,
        base: parted.yaml_at,
    };
    let written = yaml::read(parted.yaml, origin, &mut faults)?;
    let mut reader = Reader {
        beside: Beside { sources, file },
        content: Content {
            head: Value::text(""),
            rows: Vec::new(),
            places: BTreeMap::new(),
            row_places: Vec::new(),
        },
    };
    let mut head = reader.head(&written);
    let mut put = |key: &str, text: &str| {
        head.insert(key.to_owned(), Value::text(text));
    };
    put("kind", entry.kind);
    put("id", &entry.meta.id);
    put("title", &entry.meta.title);
    put(VERSION_KEY, &entry.meta.version.to_string());
    put(TEXT_KEY, parted.body.trim());
    let body = Span::new(file, parted.body_at, parted.body_at + parted.body.len());
    reader.content.places.insert(TEXT_KEY.to_owned(), body);
    reader.content.head = Value::Object(head);
    Some(reader.content)
}

impl Content {
    /// Returns the digest of what is written, which no salt is part of: what an approval names.
    pub fn digest(&self) -> digest::Digest {
        self.sealed(|_| [0; 16]).digest()
    }

    /// Returns it as a document, each row with a salt.
    pub fn sealed(&self, mut salt: impl FnMut(usize) -> [u8; 16]) -> Document {
        let rows = self.rows.iter().enumerate();
        Document {
            head: self.head.clone(),
            rows: rows
                .map(|(at, row)| Row::Kept {
                    salt: salt(at),
                    row: row.clone(),
                })
                .collect(),
        }
    }
}

struct Reader<'t> {
    beside: Beside<'t>,
    content: Content,
}

impl Reader<'_> {
    fn head(&mut self, written: &Written) -> BTreeMap<String, Value> {
        let Shape::Map(pairs) = &written.shape else {
            return BTreeMap::new();
        };
        let kept = pairs
            .iter()
            .filter(|(key, _)| !LEFT_OUT.contains(&key.value.as_str()));
        kept.map(|(key, value)| (key.value.clone(), self.value(value, &key.value)))
            .collect()
    }

    fn value(&mut self, written: &Written, path: &str) -> Value {
        self.content.places.insert(path.to_owned(), written.span);
        match &written.shape {
            Shape::Empty => Value::text(""),
            Shape::Text(text) if text.ends_with(".csv") => self.table(text, written.span, path),
            Shape::Text(text) => Value::text(text.trim()),
            Shape::List(items) if path.ends_with(".lines") => {
                for item in items {
                    self.row(item, path);
                }
                Value::text("")
            }
            Shape::List(items) => {
                let numbered = items.iter().enumerate();
                let values = numbered.map(|(at, item)| self.value(item, &format!("{path}.{}", at + 1)));
                Value::List(values.collect())
            }
            Shape::Map(pairs) => {
                let inner = pairs.iter().map(|(key, value)| {
                    let path = format!("{path}.{}", key.value);
                    (key.value.clone(), self.value(value, &path))
                });
                Value::object(inner.collect::<Vec<_>>())
            }
        }
    }

    /// A line of a ledger is a row of its own, so that one can be taken out without touching the others.
    fn row(&mut self, item: &Written, path: &str) {
        let Shape::Map(pairs) = &item.shape else { return };
        let cells = pairs.iter().filter_map(|(key, value)| match &value.shape {
            Shape::Empty => None,
            Shape::Text(text) => Some((key.value.clone(), Value::text(text.trim()))),
            Shape::List(_) | Shape::Map(_) => {
                let inner = self.value(value, &format!("{path}.{}", key.value));
                Some((key.value.clone(), inner))
            }
        });
        let cells: Vec<_> = cells.collect();
        self.push_row(path, cells, item.span);
    }

    fn push_row(&mut self, path: &str, cells: Vec<(String, Value)>, span: Span) {
        let list = [(LIST_KEY.to_owned(), Value::text(path))];
        let row = Value::object(cells.into_iter().chain(list));
        self.content.rows.push(row);
        self.content.row_places.push(span);
    }

    /// The rows of a table beside the entry; its own name says nothing.
    fn table(&mut self, name: &str, span: Span, path: &str) -> Value {
        let mut faults = Faults::default();
        let name = Spanned {
            value: name.to_owned(),
            span,
        };
        let Some((file, _)) = self.beside.find(&name, &mut faults) else {
            return Value::text(&name.value);
        };
        let Some(text) = text_of(self.beside.sources, file, &mut faults) else {
            return Value::text(&name.value);
        };
        let mut rows = table::rows_of(text, file, &mut faults).into_iter();
        let header = rows.next().unwrap_or_default();
        for row in rows {
            let ends = row.first().zip(row.last());
            let place = ends.map_or(span, |(first, last)| Span {
                end: last.span.end,
                ..first.span
            });
            let cells = header.iter().zip(&row).filter_map(|(key, cell)| {
                let text = cell.value.trim();
                (!text.is_empty()).then(|| (key.value.trim().to_owned(), Value::text(text)))
            });
            let cells: Vec<_> = cells.collect();
            self.push_row(path, cells, place);
        }
        Value::text("")
    }
}
