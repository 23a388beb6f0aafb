//! One line a fault, for editors and for searching.

use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::words::Tongue;
use crate::source::span::Position;
use crate::source::tree::SourceTree;

/// Returns `path:line:column: 错误 name: message`, one line for each fault.
pub fn print(faults: &[Diagnostic], sources: &SourceTree, tongue: Tongue) -> String {
    let mut out = String::new();
    for fault in faults {
        let place = place(fault, sources);
        let word = severity_word(fault.severity, tongue);
        let message = one_line(fault.message.in_tongue(tongue));
        out.push_str(&format!("{place}: {word} {}: {message}\n", fault.check));
    }
    out
}

/// Returns what a gravity is called.
pub fn severity_word(severity: Severity, tongue: Tongue) -> &'static str {
    match (severity, tongue) {
        (Severity::Error, Tongue::Zh) => "错误",
        (Severity::Flag, Tongue::Zh) => "提示",
        (Severity::Warning, Tongue::Zh) => "警告",
        (Severity::Error, Tongue::En) => "error",
        (Severity::Flag, Tongue::En) => "flag",
        (Severity::Warning, Tongue::En) => "warning",
    }
}

/// Returns `path:line:column`, or the path alone.
pub fn place(fault: &Diagnostic, sources: &SourceTree) -> String {
    match position(fault, sources) {
        (path, Some(at)) => format!("{path}:{}:{}", at.line, at.column),
        (path, None) => path,
    }
}

/// Returns the path of a fault, safe to print, and its line and column if it has them.
pub fn position(fault: &Diagnostic, sources: &SourceTree) -> (String, Option<Position>) {
    match &fault.place {
        Place::At(span) => {
            let file = sources.file(span.file);
            let at = file.map(|file| file.position(span.start as usize));
            (one_line(sources.path(span.file)), at)
        }
        Place::Path(path) => (one_line(path), None),
    }
}

/// Returns the text with line ends and control characters shown as signs.
pub fn one_line(text: &str) -> String {
    text.chars()
        .map(|sign| match sign {
            '\n' => '␤',
            '\t' => '␉',
            sign if sign.is_control() => '\u{FFFD}',
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
            _ => sign,
        })
        .collect()
}
