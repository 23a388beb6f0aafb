//! What is not written as it was sealed.

use std::collections::BTreeMap;

use crate::chain::canonical::Value;
use crate::chain::document::{Document, Row};
use crate::model::proof::Difference;
use crate::seal::content::{Content, LIST_KEY};
use crate::source::span::Span;

/// Returns every text of a value with its path, in the order of paths.
pub fn texts(value: &Value) -> Vec<(String, String)> {
    let mut out = Vec::new();
    gather(value, "", &mut out);
    out
}

fn gather(value: &Value, path: &str, out: &mut Vec<(String, String)>) {
    let under = |key: &str| match path.is_empty() {
        true => key.to_owned(),
        false => format!("{path}.{key}"),
    };
    match value {
        Value::Text(text) if text.is_empty() => {}
        Value::Text(text) => out.push((path.to_owned(), text.clone())),
        Value::List(items) => {
            for (at, item) in items.iter().enumerate() {
                gather(item, &under(&(at + 1).to_string()), out);
            }
        }
        Value::Object(pairs) => {
            for (key, value) in pairs {
                gather(value, &under(key), out);
            }
        }
    }
}

/// Returns what differs between a document and what is written now.
pub fn between(sealed: &Document, now: &Content, entry: Span) -> Vec<Difference> {
    let was: BTreeMap<String, String> = texts(&sealed.head).into_iter().collect();
    let is: BTreeMap<String, String> = texts(&now.head).into_iter().collect();
    let mut out = compare(&was, &is, |key| place_of(key, &now.places, entry));
    out.extend(between_rows(sealed, now, entry));
    out
}

/// A key that is gone is told at what still stands around it.
fn place_of(key: &str, places: &BTreeMap<String, Span>, entry: Span) -> Span {
    let mut path = key;
    loop {
        if let Some(span) = places.get(path) {
            return *span;
        }
        match path.rsplit_once('.') {
            Some((outer, _)) => path = outer,
            None => return entry,
        }
    }
}

fn compare(
    was: &BTreeMap<String, String>,
    is: &BTreeMap<String, String>,
    place: impl Fn(&str) -> Span,
) -> Vec<Difference> {
    let keys: std::collections::BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let differing = keys.into_iter().filter(|key| was.get(*key) != is.get(*key));
    differing
        .map(|key| Difference {
            key: key.clone(),
            was: was.get(key).cloned(),
            now: is.get(key).cloned(),
            span: place(key),
        })
        .collect()
}

fn between_rows(sealed: &Document, now: &Content, entry: Span) -> Vec<Difference> {
    let mut left: Vec<Option<(&Value, Span)>> = now
        .rows
        .iter()
        .zip(&now.row_places)
        .map(|(row, span)| Some((row, *span)))
        .collect();
    let kept = sealed.rows.iter().filter_map(|row| match row {
        Row::Kept { row, .. } => Some(row),
        Row::Removed(_) => None,
    });
    let kept: Vec<&Value> = kept.collect();
    let mut gone: Vec<&Value> = Vec::new();
    if kept.iter().copied().eq(now.rows.iter()) {
        return Vec::new();
    }
    let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, row) in now.rows.iter().enumerate().rev() {
        by_text.entry(row.canonical()).or_default().push(at);
    }
    for row in kept {
        match by_text.get_mut(&row.canonical()).and_then(Vec::pop) {
            Some(at) => drop(left.get_mut(at).and_then(Option::take)),
            None => gone.push(row),
        }
    }
    let mut come = left.into_iter().flatten();
    let mut out = Vec::new();
    for row in gone {
        match come.next() {
            Some((new, span)) => {
                let was: BTreeMap<String, String> = texts(row).into_iter().collect();
                let is: BTreeMap<String, String> = texts(new).into_iter().collect();
                out.extend(compare(&was, &is, |_| span));
            }
            None => out.push(Difference {
                key: list_of(row),
                was: Some(in_words(row)),
                now: None,
                span: entry,
            }),
        }
    }
    out.extend(come.map(|(row, span)| Difference {
        key: list_of(row),
        was: None,
        now: Some(in_words(row)),
        span,
    }));
    // The same rows in another order.
    if out.is_empty() {
        out.push(Difference {
            key: "lines".to_owned(),
            was: None,
            now: None,
            span: entry,
        });
    }
    out
}

fn list_of(row: &Value) -> String {
    row.get(LIST_KEY).unwrap_or("lines").to_owned()
}

fn in_words(row: &Value) -> String {
    let texts = texts(row).into_iter().filter(|(key, _)| key != LIST_KEY);
    let texts: Vec<String> = texts.map(|(_, text)| text).collect();
    texts.join(" ")
}
