//! Writes accounts as JSON, amounts as text with two decimals.

use serde_json::{Map, Value, json};

use crate::emit::data::table_file;
use crate::model::entry::Entry;
use crate::model::fund::{Bank, BuildingRow};
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
    let mut out = json!({
        "book": ledger.book.value,
        "opening": amount(Some(ledger.opening.value)),
        "in": amount(ledger.total(Side::In)),
        "out": amount(ledger.total(Side::Out)),
        "closing": amount(Some(ledger.closing.value)),
        "previous": ledger.previous.as_ref().map(|id| id.value.clone()),
        "lines": lines,
    });
    let Some(keys) = out.as_object_mut() else {
        return out;
    };
    if let Some(digest) = &ledger.previous_digest {
        keys.insert("previous_digest".to_owned(), json!(digest.value));
    }
    if let Some(account) = &ledger.account {
        keys.insert(
            "account".to_owned(),
            json!({"holder": account.holder, "name": account.name}),
        );
    }
    if let Some(it) = &ledger.bank {
        keys.insert("bank".to_owned(), bank(it));
    }
    if !ledger.buildings.is_empty() {
        let rows: Vec<Value> = ledger.buildings.iter().map(building).collect();
        keys.insert("buildings".to_owned(), Value::Array(rows));
    }
    out
}

fn bank(bank: &Bank) -> Value {
    let explained: Vec<Value> = bank
        .explained
        .iter()
        .map(|it| json!({"item": it.item, "amount": it.amount.value.to_string()}))
        .collect();
    json!({
        "date": bank.date.map(|day| day.iso()),
        "balance": bank.balance.value.to_string(),
        "explained": explained,
    })
}

fn building(row: &BuildingRow) -> Value {
    json!({
        "building": row.building.value,
        "opening": row.opening.value.to_string(),
        "deposit": row.deposit.value.to_string(),
        "from_common_income": row.transferred.value.to_string(),
        "gain": row.gain.value.to_string(),
        "other": row.other.value.to_string(),
        "spent": row.spent.value.to_string(),
        "closing": row.closing.value.to_string(),
        "first_deposit": row.first_deposit.map(|first| first.value.to_string()),
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
    add("approval", line.approval.map(|it| it.name().to_owned()));
    add("contract", line.contract.clone());
    add("payee", line.payee.clone());
    add("project", line.project.as_ref().map(|id| id.value.clone()));
    let places: Vec<&str> = line.scope.names().collect();
    add("scope", (!places.is_empty()).then(|| places.join("、")));
    Value::Object(out)
}
