//! What is found: a page, or an article of a statute.

use crate::model::date::Day;

/// One thing that a search can find.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its address from the site's root, percent-encoded, perhaps with an anchor.
    pub path: String,
    pub title: String,
    /// Where it belongs, in words: `通知公告`.
    pub section: String,
    pub day: Option<Day>,
    /// Numbers of the buildings that it is meant for; none means everybody.
    pub buildings: Vec<String>,
    pub lines: Vec<Line>,
}

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub form: Form,
    pub text: String,
}

/// What a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    Heading {
        /// What comes after `#` in an address that leads to it; empty if it has none.
        anchor: String,
    },
    Text,
}

impl Document {
    /// Returns how many bytes of text it has.
    pub fn bytes(&self) -> usize {
        self.title.len() + self.lines.iter().map(|line| line.text.len()).sum::<usize>()
    }

    /// Adds a line of text, white space made single; an empty one is left out.
    pub fn add(&mut self, form: Form, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.lines.push(Line { form, text });
        }
    }
}
