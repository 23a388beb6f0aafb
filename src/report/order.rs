//! Puts faults in the order of files and lines, each once.

use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::source::tree::SourceTree;

/// Sorts faults by file, place, gravity and name; what was told twice is kept once.
pub fn sort(faults: &mut Vec<Diagnostic>, sources: &SourceTree) {
    let key = |fault: &Diagnostic| {
        let (path, start) = match &fault.place {
            Place::At(span) => (sources.path(span.file).to_owned(), span.start),
            Place::Path(path) => (path.clone(), 0),
        };
        (path, start, fault.severity, fault.check, fault.message.zh.clone())
    };
    faults.sort_by_cached_key(key);
    faults.dedup();
}

/// How many faults of each gravity there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub errors: usize,
    pub flags: usize,
    pub warnings: usize,
    /// Files in which something was found.
    pub files: usize,
}

/// Counts faults and the files they are in.
pub fn tally(faults: &[Diagnostic], sources: &SourceTree) -> Tally {
    let count = |severity: Severity| faults.iter().filter(|fault| fault.severity == severity).count();
    let files: std::collections::BTreeSet<&str> = faults
        .iter()
        .map(|fault| match &fault.place {
            Place::At(span) => sources.path(span.file),
            Place::Path(path) => path,
        })
        .collect();
    Tally {
        errors: count(Severity::Error),
        flags: count(Severity::Flag),
        warnings: count(Severity::Warning),
        files: files.len(),
    }
}
