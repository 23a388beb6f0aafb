//! A mend that needs no judgement, as a change of text.

use crate::report::diagnostic::{Diagnostic, Place};
use crate::source::span::Span;
use crate::source::tree::SourceTree;

/// A change of a file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

/// Returns the change that mends a fault, if one does beyond doubt and the text is as the fault says.
///
/// Quotes around a value stay as they are.
pub fn edit(fault: &Diagnostic, sources: &SourceTree) -> Option<Edit> {
    let fix = fault.fix.as_ref()?;
    let Place::At(span) = &fault.place else {
        return None;
    };
    let text = sources.file(span.file)?.text().ok()?;
    let inside = text.get(span.range())?;
    let start = span.start as usize;
    let bare = [inside, unquoted(inside).unwrap_or(inside)];
    let found = bare.iter().find(|bare| **bare == fix.written)?;
    let lead = if found.len() < inside.len() { 1 } else { 0 };
    let span = Span::new(span.file, start + lead, start + lead + found.len());
    Some(Edit {
        span,
        text: fix.meant.clone(),
    })
}

fn unquoted(text: &str) -> Option<&str> {
    ['"', '\'']
        .iter()
        .find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote))
}
