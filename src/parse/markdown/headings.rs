//! Anchors of headings, unique in a body.

use std::collections::BTreeSet;

use crate::han::signs::is_han;
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::Span;

/// Names that the frame of every page has taken.
pub const OF_THE_FRAME: [&str; 3] = ["all", "main", "q"];

/// The anchors given so far.
#[derive(Debug, Default)]
pub struct Anchors {
    taken: BTreeSet<String>,
}

impl Anchors {
    /// Keeps an anchor that was written by hand, or says why it cannot be one.
    pub fn take_or_tell(&mut self, id: &str, span: Span, faults: &mut Faults) {
        let message = if OF_THE_FRAME.contains(&id) {
            say!(
                "标题编号 `{id}` 是每一页的框架在用的",
                "the anchor `{id}` is used by the frame of every page"
            )
        } else if !self.taken.insert(id.to_owned()) {
            say!(
                "标题编号 `{id}` 在这个文件里用了两次",
                "the anchor `{id}` is used twice in this file"
            )
        } else {
            return;
        };
        faults.error("repeated-anchor", span, message).mend(say!(
            "换一个编号，如 `{{#{id}-2}}`",
            "choose another, such as `{{#{id}-2}}`"
        ));
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
            .filter(|id| !OF_THE_FRAME.contains(&id.as_str()))
            .find(|id| self.taken.insert(id.clone()))
            .unwrap_or_default()
    }
}
