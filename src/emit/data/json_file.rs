//! Writes accounts as JSON, amounts as text with two decimals.

use serde_json::{Map, Value, json};

use crate::emit::data::table_file;
use crate::model::entry::Entry;
use crate::model::ledger::{Ledger, Line, Side};
use crate::model::money::Fen;
use crate::model::site::Site;

/// Returns what an entry lays open.
pub fn write(entry: &Entry, site: &Site, url: &str) -> Vec<u8> {
    let period = entry.parts.period;
    let ledgers: Vec<Value> = entry.parts.ledgers.iter().map(ledger).collect();
    let mut document = json!({
        "id": entry.meta.id,
        "title": entry.meta.title,
        "url": url,
        "version": entry.meta.version,
        "period": period.map(|period| json!({"from": period.from.iso(), "to": period.to.iso()})),
        "currency": "CNY",
        "ledgers": ledgers,
    });
    if let Some(object) = document.as_object_mut() {
        object.extend(table_file::project(entry).map(|value| ("project".to_owned(), value)));
        let tables = table_file::json(entry, site).into_iter();
        object.extend(tables.map(|(name, rows)| (name.to_owned(), rows)));
    }
    let mut bytes = format!("{document:#}").into_bytes();
    bytes.push(b'\n');
    bytes
}

fn ledger(ledger: &Ledger) -> Value {
    let amount = |amount: Option<Fen>| json!(amount.map(|amount| amount.to_string()));
    let lines: Vec<Value> = ledger.lines.iter().map(line).collect();
    json!({
        "book": ledger.book.value,
        "opening": amount(Some(ledger.opening.value)),
        "in": amount(ledger.total(Side::In)),
        "out": amount(ledger.total(Side::Out)),
        "closing": amount(Some(ledger.closing.value)),
        "previous": ledger.previous.as_ref().map(|id| id.value.clone()),
        "lines": lines,
    })
}

fn line(line: &Line) -> Value {
    let mut out = Map::new();
    let mut add = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            out.insert(key.to_owned(), Value::String(value));
        }
    };
    add("date", line.date.map(|day| day.iso()));
    add("side", Some(line.side.name().to_owned()));
    add("category", line.category.clone());
    add("item", Some(line.item.clone()));
    add("quantity", line.quantity.map(|it| it.to_string()));
    add("unit_price", line.unit_price.map(|it| it.to_string()));
    add("amount", Some(line.amount.value.to_string()));
    add("voucher", line.voucher.clone());
    add("decision", line.decision.as_ref().map(|it| it.value.clone()));
    add("link", line.link.as_ref().map(|id| id.value.clone()));
    Value::Object(out)
}
