//! Faults as short text, for expected results.

use linli::report::diagnostic::{Diagnostic, Place, Severity};
use linli::source::tree::SourceTree;

/// Returns a line a fault, and how to mend it on an indented one; sorted by place.
pub fn concise(sources: &SourceTree, faults: &[Diagnostic]) -> String {
    let mut lines: Vec<((String, usize, usize), String)> = faults
        .iter()
        .map(|fault| {
            let (path, line, column) = match &fault.place {
                Place::At(span) => {
                    let position = sources
                        .file(span.file)
                        .map(|file| file.position(span.start as usize))
                        .unwrap();
                    (sources.path(span.file).to_owned(), position.line, position.column)
                }
                Place::Path(path) => (path.clone(), 0, 0),
            };
            let severity = match fault.severity {
                Severity::Error => "error",
                Severity::Flag => "flag",
                Severity::Warning => "warning",
            };
            let mut text = format!(
                "{path}:{line}:{column} {severity} {}: {}\n",
                fault.check, fault.message.zh
            );
            for note in &fault.notes {
                text.push_str(&format!("  · {}\n", note.zh));
            }
            if let Some(mend) = &fault.mend {
                text.push_str(&format!("  → {}\n", mend.zh));
            }
            ((path, line, column), text)
        })
        .collect();
    lines.sort();
    lines.into_iter().map(|(_, text)| text).collect()
}
