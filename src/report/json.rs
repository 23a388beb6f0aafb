//! The report for other programs.

use serde::Serialize;

use crate::report::concise;
use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::fix;
use crate::report::order;
use crate::report::words::Tongue;
use crate::source::tree::SourceTree;

/// The whole report. These keys are a promise; further ones may be added.
#[derive(Serialize)]
struct Report {
    version: u32,
    errors: usize,
    flags: usize,
    warnings: usize,
    faults: Vec<Fault>,
}

#[derive(Serialize)]
struct Fault {
    check: &'static str,
    /// `error`, `flag`, `warning`.
    severity: &'static str,
    path: String,
    /// From 1; columns count characters. Absent when the fault concerns a file as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    /// The first place after the fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    message: String,
    notes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<String>,
    /// The mend as a change of text, where there is no doubt about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Change>,
    /// The place holds private data; do not show what is written there.
    masked: bool,
}

/// A change of text; places as above.
#[derive(Serialize)]
struct Change {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: String,
}

/// Returns the report as JSON with a line end.
pub fn print(faults: &[Diagnostic], sources: &SourceTree, tongue: Tongue) -> String {
    let found = order::tally(faults, sources);
    let report = Report {
        version: 1,
        errors: found.errors,
        flags: found.flags,
        warnings: found.warnings,
        faults: faults.iter().map(|fault| one(fault, sources, tongue)).collect(),
    };
    let mut out = serde_json::to_string_pretty(&report).unwrap_or_default();
    out.push('\n');
    out
}

fn one(fault: &Diagnostic, sources: &SourceTree, tongue: Tongue) -> Fault {
    let (path, start) = concise::position(fault, sources);
    let end = match &fault.place {
        Place::At(span) => sources
            .file(span.file)
            .map(|file| file.position(span.end as usize)),
        Place::Path(_) => None,
    };
    Fault {
        check: fault.check,
        severity: match fault.severity {
            Severity::Error => "error",
            Severity::Flag => "flag",
            Severity::Warning => "warning",
        },
        path,
        line: start.map(|at| at.line),
        column: start.map(|at| at.column),
        end_line: end.map(|at| at.line),
        end_column: end.map(|at| at.column),
        message: fault.message.in_tongue(tongue).to_owned(),
        notes: fault
            .notes
            .iter()
            .map(|words| words.in_tongue(tongue).to_owned())
            .collect(),
        mend: fault
            .mend
            .as_ref()
            .map(|words| words.in_tongue(tongue).to_owned()),
        fix: change(fault, sources),
        masked: fault.masked,
    }
}

fn change(fault: &Diagnostic, sources: &SourceTree) -> Option<Change> {
    let edit = fix::edit(fault, sources)?;
    let file = sources.file(edit.span.file)?;
    let start = file.position(edit.span.start as usize);
    let end = file.position(edit.span.end as usize);
    Some(Change {
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        text: edit.text,
    })
}
