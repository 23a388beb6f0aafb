//! The report in SARIF 2.1.0, for code forges and editors.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::report::concise;
use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::fix;
use crate::report::words::Tongue;
use crate::source::span::Span;
use crate::source::tree::SourceTree;

/// Returns one run with its rules and results, and a line end.
pub fn print(faults: &[Diagnostic], sources: &SourceTree, tongue: Tongue) -> String {
    let names: BTreeSet<&str> = faults.iter().map(|fault| fault.check).collect();
    let rules: Vec<Value> = names.iter().map(|name| json!({ "id": name })).collect();
    let results: Vec<Value> = faults
        .iter()
        .map(|fault| result(fault, sources, tongue))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "linli", "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_default();
    out.push('\n');
    out
}

fn result(fault: &Diagnostic, sources: &SourceTree, tongue: Tongue) -> Value {
    let (path, _) = concise::position(fault, sources);
    let file = json!({ "uri": encoded(&path) });
    let region = match &fault.place {
        Place::At(span) => region_of(*span, sources),
        Place::Path(_) => None,
    };
    let place = match region {
        Some(region) => json!({ "artifactLocation": file, "region": region }),
        None => json!({ "artifactLocation": file }),
    };
    let mut out = json!({
        "ruleId": fault.check,
        "level": match fault.severity {
            Severity::Error => "error",
            Severity::Flag => "note",
            Severity::Warning => "warning",
        },
        "message": { "text": message(fault, tongue) },
        "locations": [{ "physicalLocation": place }],
    });
    if let (Some(edit), Value::Object(keys)) = (fix::edit(fault, sources), &mut out) {
        let replacement = json!({
            "deletedRegion": region_of(edit.span, sources),
            "insertedContent": { "text": edit.text },
        });
        let change = json!({ "artifactLocation": file, "replacements": [replacement] });
        keys.insert("fixes".to_owned(), json!([{ "artifactChanges": [change] }]));
    }
    out
}

fn region_of(span: Span, sources: &SourceTree) -> Option<Value> {
    let file = sources.file(span.file)?;
    let (start, end) = (
        file.position(span.start as usize),
        file.position(span.end as usize),
    );
    Some(json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }))
}

/// Returns message, notes and mending as one text, a line each.
fn message(fault: &Diagnostic, tongue: Tongue) -> String {
    let further = fault.notes.iter().chain(&fault.mend);
    let lines = std::iter::once(&fault.message).chain(further);
    lines
        .map(|words| words.in_tongue(tongue))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Percent-encodes what a relative address cannot hold.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
