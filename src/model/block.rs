//! The content tree that screen and paper are drawn from.

use crate::source::span::Span;

/// A block of content. A new variant makes the compiler name every place that draws it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Heading {
        /// 1 to 6; content files start at 2.
        level: u8,
        /// Unique in the entry.
        id: String,
        content: Vec<Inline>,
        span: Span,
    },
    Paragraph {
        content: Vec<Inline>,
        span: Span,
    },
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        items: Vec<Item>,
    },
    Quote(Vec<Block>),
    Alert {
        kind: Alert,
        body: Vec<Block>,
    },
    Code {
        language: String,
        text: String,
    },
    Table(Table),
    Definitions(Vec<Definition>),
    Details {
        summary: Vec<Inline>,
        body: Vec<Block>,
    },
    Footnote {
        label: String,
        body: Vec<Block>,
    },
    Rule,
}

/// One point of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Done or open, if it is a task.
    pub task: Option<bool>,
    pub body: Vec<Block>,
}

/// A term and its explanations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    pub term: Vec<Inline>,
    pub meanings: Vec<Vec<Block>>,
}

/// The kind of a set-off remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

impl Alert {
    /// Returns the key of its title in the word tables.
    pub fn name(self) -> &'static str {
        match self {
            Alert::Note => "note",
            Alert::Tip => "tip",
            Alert::Important => "important",
            Alert::Warning => "warning",
            Alert::Caution => "caution",
        }
    }
}

/// A table; every row has as many cells as the head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub align: Vec<Align>,
    pub head: Vec<Vec<Inline>>,
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Natural,
    Left,
    Centre,
    Right,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    Text(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Strike(Vec<Inline>),
    Code(String),
    Link {
        /// As written; what it leads to is in the entry's links.
        to: String,
        content: Vec<Inline>,
        span: Span,
    },
    Image {
        /// As written, relative to the entry's file.
        file: String,
        alt: String,
        span: Span,
    },
    /// One of the few elements that may be written as HTML.
    Element {
        name: Element,
        content: Vec<Inline>,
    },
    FootnoteMark(String),
    LineBreak,
}

/// The HTML elements of a line that staff may write; they never carry attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    Sub,
    Sup,
    Kbd,
    Underline,
    Mark,
    Ruby,
    RubyText,
    RubyParenthesis,
}

impl Element {
    /// Every element with its tag.
    pub const TAGS: [(&'static str, Element); 8] = [
        ("sub", Element::Sub),
        ("sup", Element::Sup),
        ("kbd", Element::Kbd),
        ("u", Element::Underline),
        ("mark", Element::Mark),
        ("ruby", Element::Ruby),
        ("rt", Element::RubyText),
        ("rp", Element::RubyParenthesis),
    ];

    /// Returns the tag.
    pub fn tag(self) -> &'static str {
        Element::TAGS
            .iter()
            .find(|(_, element)| *element == self)
            .map_or("", |(tag, _)| tag)
    }
}

/// Appends the readable text of a line.
pub fn plain_text(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Strike(inner)
            | Inline::Link { content: inner, .. } => plain_text(inner, out),
            Inline::Element { name, content } => match name {
                Element::RubyText | Element::RubyParenthesis => {}
                _ => plain_text(content, out),
            },
            Inline::Image { alt, .. } => out.push_str(alt),
            Inline::LineBreak => out.push('\n'),
            Inline::FootnoteMark(_) => {}
        }
    }
}

/// Returns the readable text of a line.
pub fn text_of(content: &[Inline]) -> String {
    let mut out = String::new();
    plain_text(content, &mut out);
    out
}
