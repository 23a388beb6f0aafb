//! Collects the faults of a run; none is ever thrown.

use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::words::Words;
use crate::source::span::Span;

/// The faults found so far.
#[derive(Debug, Default)]
pub struct Faults {
    found: Vec<Diagnostic>,
}

impl Faults {
    /// Records an error at a place of the text and returns it for further words.
    pub fn error(&mut self, check: &'static str, span: Span, message: Words) -> &mut Diagnostic {
        self.add(check, Severity::Error, Place::At(span), message)
    }

    /// Records a warning at a place of the text and returns it for further words.
    pub fn warn(&mut self, check: &'static str, span: Span, message: Words) -> &mut Diagnostic {
        self.add(check, Severity::Warning, Place::At(span), message)
    }

    /// Records a flag at a place of the text; its message stands on the page as the reason.
    pub fn flag(&mut self, check: &'static str, span: Span, message: Words) -> &mut Diagnostic {
        let flag = self.add(check, Severity::Flag, Place::At(span), message);
        flag.on_page = true;
        flag
    }

    /// Records any fault and returns it for further words.
    pub fn add(
        &mut self,
        check: &'static str,
        severity: Severity,
        place: Place,
        message: Words,
    ) -> &mut Diagnostic {
        let at = self.found.len();
        self.found.push(Diagnostic {
            check,
            severity,
            place,
            message,
            notes: Vec::new(),
            mend: None,
            fix: None,
            masked: false,
            on_page: false,
        });
        #[expect(clippy::indexing_slicing, reason = "pushed two lines above")]
        &mut self.found[at]
    }

    /// Takes in the faults of another collection.
    pub fn extend(&mut self, others: Vec<Diagnostic>) {
        self.found.extend(others);
    }

    /// Returns the faults found so far.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// Returns how many faults there are.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Returns whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Returns the faults in the order of their finding.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.found
    }
}
