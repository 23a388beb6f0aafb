//! What the chain of a site knows of its entries.

use std::collections::BTreeMap;

use crate::chain::document::{Document, Row};
use crate::chain::proof::{Break, Holdings, first_rewritten, prove};
use crate::chain::record::{Act, Record};
use crate::chain::shelf::{LIST, Shelf, records};
use crate::model::date::Day;
use crate::model::entry::Entry;
use crate::model::proof::{ApprovalRule, ChainFile, Head, Proofs, SealedVersion, Sealing, VERSION_KEY};
use crate::model::site::Site;
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::report::words::Words;
use crate::say;
use crate::seal::content::{self, LIST_KEY};
use crate::seal::difference;
use crate::source::span::Span;
use crate::source::tree::SourceTree;

/// The folder of a site's chain.
pub const FOLDER: &str = "chain";

/// The check that tells of a chain that does not hold.
const BROKEN: &str = "chain-broken";

/// Returns the chain's folder as it lies in the sources.
pub fn shelf(sources: &SourceTree) -> Shelf {
    let files = sources.under(FOLDER).filter_map(|(_, file)| {
        let inner = file.path.strip_prefix(FOLDER)?.strip_prefix('/')?;
        Some((inner.to_owned(), file.bytes.as_slice().to_vec()))
    });
    Shelf::of(files)
}

/// Returns the chain of a site and what it says of each entry.
pub fn read(site: &Site, sources: &SourceTree, rules: Vec<ApprovalRule>) -> Proofs {
    let shelf = shelf(sources);
    let lines = shelf.records();
    let proved = prove(&lines, &shelf, None);
    let records: Vec<Record> = lines.into_iter().flatten().collect();
    let mut proofs = Proofs {
        begun: shelf.has_list(),
        heads: records.iter().map(head_of).collect(),
        entries: BTreeMap::new(),
        broken: proved.err().map(|broken| told(&broken, sources)),
        files: files(&records, sources),
        rules,
    };
    let sealable = site.entries.iter().filter(|entry| entry.can_be_sealed());
    let known: BTreeMap<String, Sealing> = sealable
        .map(|entry| {
            let sealing = sealing(entry, &records, &shelf, sources, &proofs);
            (entry.meta.id.clone(), sealing)
        })
        .collect();
    proofs.entries = known;
    proofs
}

/// Returns a break with its place in the chain's list and words for whoever keeps the site.
fn told(broken: &Break, sources: &SourceTree) -> (Place, Words) {
    let path = format!("{FOLDER}/{LIST}");
    let Some((file, list)) = sources.find(&path) else {
        return (Place::Path(path), broken.words());
    };
    let text = list.text().unwrap_or_default();
    let mut start = 0;
    let mut end = 0;
    for line in text.split_inclusive('\n').take(broken.line.max(1)) {
        start = end;
        end += line.len();
    }
    let line = Span::new(file, start, end.saturating_sub(1).max(start));
    (Place::At(line), broken.words())
}

/// Tells where the chain does not begin with the one that was published last, given that one's list.
pub fn tell_rewritten(published: &[u8], sources: &SourceTree, faults: &mut Faults) {
    let before: Vec<Record> = records(published).into_iter().flatten().collect();
    let now: Vec<Record> = shelf(sources).records().into_iter().flatten().collect();
    if let Some(broken) = first_rewritten(&before, &now) {
        let (place, words) = told(&broken, sources);
        faults.add(BROKEN, Severity::Error, place, words).mend(say!(
            "从版本库里取回 `{FOLDER}` 文件夹；新的内容用 `linli seal` 接在后面",
            "take the folder `{FOLDER}` back from the repository; `linli seal` adds what is new at the end"
        ));
    }
}

fn head_of(record: &Record) -> Head {
    Head {
        n: record.n.clone(),
        date: Day::parse(&record.date).ok(),
        hash: record.hash.to_string(),
        short: record.hash.short(),
    }
}

/// Only what the list names is published: what a killed run left is nobody's.
fn files(records: &[Record], sources: &SourceTree) -> Vec<ChainFile> {
    let is_named = |path: &str| {
        let numbered = |folder: &str| {
            let name = path.strip_prefix(&format!("{FOLDER}/{folder}/"))?;
            let (n, _) = name.split_once('-')?;
            records.iter().find(|record| record.n == n).map(|_| ())
        };
        path == format!("{FOLDER}/{LIST}") || numbered("documents").is_some() || numbered("files").is_some()
    };
    let of_chain = sources.under(FOLDER).map(|(_, file)| file);
    of_chain
        .filter(|file| is_named(&file.path))
        .map(|file| ChainFile {
            path: file.path.clone(),
            bytes: file.bytes.clone(),
        })
        .collect()
}

fn sealing(
    entry: &Entry,
    records: &[Record],
    shelf: &Shelf,
    sources: &SourceTree,
    proofs: &Proofs,
) -> Sealing {
    let id = &entry.meta.id;
    let own: Vec<&Record> = records.iter().filter(|record| record.id == *id).collect();
    let is_withdrawal = |record: &Record| record.kind == Act::Withdraw.name();
    let documents: Vec<(&Record, Document)> = own
        .iter()
        .filter(|record| !is_withdrawal(record))
        .filter_map(|record| Some((*record, shelf.document(&record.n)?)))
        .collect();
    let must_be_signed = proofs.rule(entry.kind, entry.parts.topic.as_deref()).is_some();
    if documents.is_empty() && !must_be_signed && entry.meta.approved.is_empty() {
        return Sealing::default();
    }
    let written = content::of(entry, sources);
    let place = Span::start_of(entry.meta.file);
    let differences = match (&written, documents.last()) {
        (Some(written), Some((_, sealed))) => difference::between(sealed, written, place),
        _ => Vec::new(),
    };
    Sealing {
        digest: written.map_or(String::new(), |written| written.digest().short()),
        versions: documents
            .iter()
            .map(|(record, document)| version(record, document))
            .collect(),
        withdrawn: own.iter().any(|record| is_withdrawal(record)),
        differences,
    }
}

fn version(record: &Record, document: &Document) -> SealedVersion {
    let rows = document.rows.iter().map(|row| match row {
        Row::Removed(_) => Vec::new(),
        Row::Kept { row, .. } => {
            let texts = difference::texts(row).into_iter();
            texts.filter(|(key, _)| key != LIST_KEY).collect()
        }
    });
    let number = document.head.get(VERSION_KEY).and_then(|text| text.parse().ok());
    SealedVersion {
        version: number.unwrap_or(1),
        title: record.title.clone(),
        head: head_of(record),
        doc: record.doc.to_string(),
        keys: difference::texts(&document.head),
        rows: rows.collect(),
    }
}
