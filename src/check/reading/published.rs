//! Every text that would be published, and the names of files.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::ledger::Ledger;
use crate::model::site::Site;
use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::faults::Faults;
use crate::report::words::Words;
use crate::source::span::{FileId, Span};
use crate::source::tree::SourceTree;

/// The file that holds the community's own numbers.
pub const COMMUNITY: &str = "content/community.yaml";

/// Files beside the entries whose facts are published.
const SITE_FILES: [&str; 3] = [COMMUNITY, "content/prices.yaml", "site-config.yaml"];

/// Returns the text files that are published as they are or as pages, in path order.
pub fn texts<'t>(site: &Site, sources: &'t SourceTree) -> Vec<(FileId, &'t str)> {
    let mut files: BTreeSet<FileId> = BTreeSet::new();
    for entry in site.checked() {
        files.insert(entry.meta.file);
        files.extend(entry.translation.iter().map(|english| english.file));
        let ledgers = entry.parts.ledgers.iter();
        let tables = ledgers.flat_map(Ledger::files);
        files.extend(tables.filter_map(|path| Some(sources.find(path)?.0)));
    }
    let others = site.files.keys().map(String::as_str).chain(SITE_FILES);
    files.extend(others.filter_map(|path| Some(sources.find(path)?.0)));
    files
        .into_iter()
        .filter_map(|id| Some((id, sources.file(id)?.text().ok()?)))
        .collect()
}

/// Returns the paths of the same files and of those that are not text.
fn names<'t>(site: &Site, sources: &'t SourceTree) -> BTreeMap<FileId, &'t str> {
    let mut out: BTreeMap<FileId, &str> = texts(site, sources)
        .into_iter()
        .map(|(id, _)| (id, sources.path(id)))
        .collect();
    for path in site.files.keys() {
        if let Some((id, _)) = sources.find(path) {
            out.insert(id, sources.path(id));
        }
    }
    out
}

/// Something private that was found: what may be shown of it, and its bytes in the text.
pub struct Private {
    pub masked: String,
    pub range: std::ops::Range<usize>,
}

/// Tells of private data in every published text and file name; never shows it.
pub fn tell(
    site: &Site,
    sources: &SourceTree,
    look: &dyn Fn(&str, FileId) -> Vec<Private>,
    words: &dyn Fn(&Private, Where) -> Told,
    faults: &mut Faults,
) {
    let mut put = |place: Place, told: Told| {
        let fault: &mut Diagnostic = faults.add(told.check, Severity::Error, place, told.message);
        fault.mend(told.mend).mask();
    };
    for (file, text) in texts(site, sources) {
        for found in look(text, file) {
            let place = Place::At(Span::new(file, found.range.start, found.range.end));
            put(place, words(&found, Where::Text));
        }
    }
    for (file, name) in names(site, sources) {
        let mut shown = name.to_owned();
        let mut all = look(name, file);
        all.sort_by_key(|found| std::cmp::Reverse(found.range.start));
        for found in &all {
            shown.replace_range(found.range.clone(), &found.masked);
        }
        for found in &all {
            put(Place::Path(shown.clone()), words(found, Where::Name));
        }
    }
}

/// Whether it stands in a text or in the name of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    Text,
    Name,
}

/// What is said of something private.
pub struct Told {
    pub check: &'static str,
    pub message: Words,
    pub mend: Words,
}
