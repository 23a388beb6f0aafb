//! Anchors of headings, unique in a body.

use std::collections::BTreeSet;

use crate::han::signs::is_han;

/// The anchors given so far.
#[derive(Debug, Default)]
pub struct Anchors {
    taken: BTreeSet<String>,
}

impl Anchors {
    /// Keeps an anchor that was written by hand; returns whether it was still free.
    pub fn take(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }

    /// Returns a free anchor made from the text of a heading.
    pub fn make(&mut self, text: &str) -> String {
        let mut base = String::new();
        for sign in text.to_lowercase().chars() {
            if is_han(sign) || sign.is_alphanumeric() {
                base.push(sign);
            } else if !base.is_empty() && !base.ends_with('-') {
                base.push('-');
            }
        }
        let base = match base.trim_matches('-') {
            "" => "section",
            base => base,
        };
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        std::iter::once(base.to_owned())
            .chain(numbered)
            .find(|id| self.taken.insert(id.clone()))
            .unwrap_or_default()
    }
}
