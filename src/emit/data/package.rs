//! Describes the open data so that programs can read them.

use serde_json::{Value, json};

use crate::emit::data::csv_file::{COLUMNS, type_of};
use crate::emit::data::table_file;
use crate::model::address::SitePath;
use crate::model::entry::Entry;
use crate::model::output::Receipts;
use crate::model::pages;
use crate::model::site::Site;

/// Returns the catalogue of every file of open data, as a Data Package.
pub fn write(site: &Site, receipts: &Receipts) -> Vec<u8> {
    let resources: Vec<Value> = site
        .entries
        .iter()
        .flat_map(|entry| resources(entry, receipts))
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

/// Returns the tables of an entry: its ledgers, then the others.
fn resources(entry: &Entry, receipts: &Receipts) -> Vec<Value> {
    let with_ledgers = !entry.parts.ledgers.is_empty();
    let ledgers = with_ledgers.then(|| {
        let fields = COLUMNS
            .iter()
            .map(|(key, title)| json!({"name": key, "title": title, "type": type_of(key)}));
        let name = resource_name(entry);
        resource(
            entry,
            name,
            &pages::data(entry, "csv"),
            fields.collect(),
            receipts,
        )
    });
    let tables = entry.parts.tables().into_iter().map(|table| {
        let columns = table_file::columns(table).iter();
        let fields = columns.map(|(key, title, kind)| json!({"name": key, "title": title, "type": kind}));
        let name = format!("{}.{}", resource_name(entry), table.name());
        resource(
            entry,
            name,
            &pages::table(entry, table.name()),
            fields.collect(),
            receipts,
        )
    });
    ledgers.into_iter().chain(tables).collect()
}

fn resource(entry: &Entry, name: String, path: &SitePath, fields: Vec<Value>, receipts: &Receipts) -> Value {
    let receipt = receipts.get(path);
    let file = path.as_str().rsplit('/').next().unwrap_or_default();
    json!({
        "profile": "tabular-data-resource",
        "name": name,
        "title": entry.meta.title,
        "path": file,
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
