//! Describes the open data so that programs can read them.

use serde_json::{Value, json};

use crate::emit::data::csv_file::COLUMNS;
use crate::model::entry::Entry;
use crate::model::output::Receipts;
use crate::model::pages;
use crate::model::site::Site;

/// Returns the catalogue of every file of open data, as a Data Package.
pub fn write(site: &Site, receipts: &Receipts) -> Vec<u8> {
    let resources: Vec<Value> = site
        .entries
        .iter()
        .filter(|entry| !entry.parts.ledgers.is_empty())
        .map(|entry| resource(entry, receipts))
        .collect();
    let document = json!({
        "profile": "tabular-data-package",
        "name": "ledgers",
        "title": site.config.title,
        "homepage": pages::home(crate::model::lang::Lang::Zh).absolute(&site.config.base_url),
        "resources": resources,
    });
    let mut bytes = format!("{document:#}").into_bytes();
    bytes.push(b'\n');
    bytes
}

fn resource(entry: &Entry, receipts: &Receipts) -> Value {
    let path = pages::data(entry, "csv");
    let receipt = receipts.get(&path);
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    let fields: Vec<Value> = COLUMNS
        .iter()
        .map(|(key, title)| {
            let kind = match *key {
                "date" => "date",
                "amount" | "quantity" | "unit_price" => "number",
                _ => "string",
            };
            json!({"name": key, "title": title, "type": kind})
        })
        .collect();
    json!({
        "profile": "tabular-data-resource",
        "name": resource_name(entry),
        "title": entry.meta.title,
        "path": name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": receipt.map(|receipt| receipt.bytes),
        "hash": receipt.map(|receipt| format!("sha256:{}", receipt.sha256)),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": true},
        "schema": {"fields": fields},
    })
}

/// Returns the slug, which names of resources may be if it is plain; else the id's bytes in hex.
fn resource_name(entry: &Entry) -> String {
    let slug = &entry.meta.slug;
    let is_plain = slug
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    match is_plain {
        true => slug.clone(),
        false => slug.bytes().map(|byte| format!("{byte:02x}")).collect(),
    }
}
