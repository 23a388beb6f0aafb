//! What is there but could not be read.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::entry::{Entry, Translation};
use crate::model::ledger::Ledger;
use crate::model::site::Section;
use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::faults::Faults;
use crate::source::span::FileId;
use crate::source::tree::SourceTree;

/// Returns the files of the kinds' folders that are there and gave neither entry nor translation.
pub fn files(
    entries: &[Entry],
    translations: &[Translation],
    kinds: &[Section],
    sources: &SourceTree,
) -> BTreeSet<String> {
    let read: BTreeSet<FileId> = entries
        .iter()
        .map(|entry| entry.meta.file)
        .chain(translations.iter().map(|english| english.file))
        .collect();
    let is_of_kind = |path: &str| {
        let folder = path
            .strip_prefix("content/")
            .and_then(|rest| rest.split_once('/'));
        let known = folder.is_some_and(|(folder, _)| kinds.iter().any(|kind| kind.folder == folder));
        known && (path.ends_with(".md") || path.ends_with(".yaml"))
    };
    sources
        .under("content")
        .filter(|(id, file)| !read.contains(id) && is_of_kind(&file.path))
        .map(|(_, file)| file.path.clone())
        .collect()
}

/// Returns the ids that the entries of those files likely have: by name, or as written.
pub fn ids(files: &BTreeSet<String>, sources: &SourceTree) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for path in files {
        let name = path.rsplit('/').next().unwrap_or(path);
        out.extend(name.split('.').next().map(str::to_owned));
        let text = sources.find(path).and_then(|(_, file)| file.text().ok());
        let written = text.unwrap_or_default().lines().take(60);
        out.extend(
            written
                .filter_map(|line| line.strip_prefix("id:"))
                .map(|id| id.trim().trim_matches(['"', '\'']).to_owned()),
        );
    }
    out
}

/// The keys of money, whose sums mean nothing once a part of them is wrong in form.
const OF_MONEY: [&str; 4] = ["ledgers", "project", "fee", "utility"];

/// Marks the entries whose accounts, or tables of them, were told to be wrong in form.
pub fn mark_ledgers(entries: &mut [Entry], sources: &SourceTree, faults: &Faults) {
    let errors: Vec<&Diagnostic> = faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error)
        .collect();
    for entry in entries {
        let spans = &entry.meta.spans;
        let begin = OF_MONEY.iter().filter_map(|key| Some(spans.get(key)?.start));
        let ranges: Vec<Range<u32>> = begin
            .map(|start| {
                let starts = spans.values().map(|span| span.start);
                start..starts.filter(|other| *other > start).min().unwrap_or(u32::MAX)
            })
            .collect();
        let tables: Vec<&str> = entry.parts.ledgers.iter().flat_map(Ledger::files).collect();
        let within = |fault: &&Diagnostic| match &fault.place {
            Place::At(span) if span.file == entry.meta.file => {
                ranges.iter().any(|range| range.contains(&span.start))
            }
            Place::At(span) => tables.contains(&sources.path(span.file)),
            Place::Path(path) => tables.contains(&path.as_str()),
        };
        entry.parts.ledgers_unread = !ranges.is_empty() && errors.iter().any(within);
    }
}
