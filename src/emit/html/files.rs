//! Files to be downloaded, with format, size and digest.

use crate::emit::html::edition::Edition;
use crate::emit::html::picture;
use crate::model::address::{SitePath, encode_path};
use crate::model::entry::Entry;
use crate::model::output::Receipts;
use crate::model::pages;
use crate::theme::view_shapes::FileView;

/// Signs of a digest that are shown.
const DIGEST_SHOWN: usize = 16;

/// Returns the PDF that is made beside an entry's page.
pub fn paper(edition: &Edition, entry: &Entry) -> Option<SitePath> {
    let is_printed = edition.site.config.outputs.print && entry.parts.issue.is_some();
    is_printed.then(|| pages::paper(entry, ""))
}

/// Returns the open data that are made of an entry's ledgers.
pub fn data(edition: &Edition, entry: &Entry) -> Vec<SitePath> {
    if !edition.site.config.outputs.data || entry.parts.ledgers.is_empty() {
        return Vec::new();
    }
    ["csv", "xlsx", "json"]
        .into_iter()
        .map(|format| pages::data(entry, format))
        .collect()
}

/// Returns the open data that are made of an entry's project and other tables, each with its name.
fn more_data(edition: &Edition, entry: &Entry) -> Vec<(SitePath, &'static str)> {
    let tables = entry.parts.tables();
    if !edition.site.config.outputs.data || tables.is_empty() {
        return Vec::new();
    }
    let files = tables
        .into_iter()
        .map(|table| (pages::table(entry, table.name()), table.name()));
    // Where there are ledgers, workbook and JSON are listed with them.
    let whole: &[&'static str] = match entry.parts.ledgers.is_empty() {
        true => &["xlsx", "json"],
        false => &[],
    };
    let whole = whole.iter().map(|format| (pages::data(entry, format), *format));
    files.chain(whole).collect()
}

/// Returns what of the open data must be made before an entry's page.
pub fn tables_of(edition: &Edition, entry: &Entry) -> Vec<SitePath> {
    more_data(edition, entry)
        .into_iter()
        .map(|(path, _)| path)
        .collect()
}

/// Returns the tables of an entry beside its ledgers, for downloading.
pub fn tables(edition: &Edition, entry: &Entry, receipts: &Receipts) -> Vec<FileView> {
    let files = more_data(edition, entry).into_iter();
    files
        .map(|(path, name)| {
            let title = edition.word(&format!("open-table.{name}")).to_owned();
            file_view(&path, title, receipts)
        })
        .collect()
}

/// Returns the addresses of an entry's attachments.
pub fn attached(edition: &Edition, entry: &Entry) -> Vec<SitePath> {
    let files = entry.meta.attachments.iter();
    files
        .filter_map(|attachment| picture::published(edition, entry, &attachment.file.value))
        .map(|file| file.path.clone())
        .collect()
}

/// Returns the attachments of an entry.
pub fn attachments(edition: &Edition, entry: &Entry, receipts: &Receipts) -> Vec<FileView> {
    let files = entry.meta.attachments.iter();
    files
        .filter_map(|attachment| {
            let file = picture::published(edition, entry, &attachment.file.value)?;
            Some(file_view(&file.path, attachment.title.clone(), receipts))
        })
        .collect()
}

/// Returns a file with what is known of it once it was made.
pub fn file_view(path: &SitePath, title: String, receipts: &Receipts) -> FileView {
    let receipt = receipts.get(path);
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    let format = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    FileView {
        path: encode_path(path.as_str()),
        title,
        format: format.to_uppercase(),
        size: receipt.map(|receipt| size(receipt.bytes)).unwrap_or_default(),
        digest: receipt
            .and_then(|receipt| receipt.sha256.get(..DIGEST_SHOWN))
            .unwrap_or_default()
            .to_owned(),
    }
}

/// Returns `368 KB`, `1.2 MB`.
pub fn size(bytes: u64) -> String {
    const KB: u64 = 1024;
    match bytes {
        0..KB => format!("{bytes} B"),
        bytes if bytes < KB * KB => format!("{} KB", bytes.div_ceil(KB)),
        bytes => {
            let tenths = (bytes * 10).div_ceil(KB * KB);
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}
