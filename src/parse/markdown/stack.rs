//! The open parts of a body while its tree is being built.

use crate::model::block::{Alert, Align, Block, Definition, Element, Inline, Item, Table};
use crate::source::span::Span;

/// What is open, from the outside in.
#[derive(Debug)]
pub enum Frame {
    Body,
    Quote(Option<Alert>),
    List { start: Option<u64>, items: Vec<Item> },
    Item { task: Option<bool> },
    Footnote(String),
    Definitions(Vec<Definition>),
    Term,
    Meaning,
    Details { summary: Vec<Inline> },
    Table(Table),
    Row(Vec<Vec<Inline>>),
    Cell,
    Paragraph,
    Heading { level: u8, id: Option<String> },
    Code { language: String, text: String },
    Html(String),
    Summary,
    Strong,
    Emphasis,
    Strike,
    Link { to: String, safe: bool },
    Image { file: String, ours: bool },
    Element(Element),
}

/// An open part with what it holds so far.
#[derive(Debug)]
pub struct Open {
    pub frame: Frame,
    pub span: Span,
    pub blocks: Vec<Block>,
    pub inlines: Vec<Inline>,
    /// From the first to the last piece of a line that stands in a block without a paragraph.
    pub line: Option<Span>,
}

/// The open parts; the body itself is never closed.
#[derive(Debug)]
pub struct Stack {
    body: Open,
    open: Vec<Open>,
}

impl Stack {
    pub fn new(span: Span) -> Stack {
        Stack {
            body: Open::new(Frame::Body, span),
            open: Vec::new(),
        }
    }

    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Returns the innermost open part.
    pub fn top(&mut self) -> &mut Open {
        match self.open.last_mut() {
            Some(open) => open,
            None => &mut self.body,
        }
    }

    /// Returns the open parts, innermost first, to be changed.
    pub fn frames_mut(&mut self) -> impl Iterator<Item = &mut Open> {
        self.open.iter_mut().rev()
    }

    pub fn push(&mut self, frame: Frame, span: Span) {
        if frame.is_block() {
            self.top().end_line();
        }
        self.open.push(Open::new(frame, span));
    }

    pub fn pop(&mut self) -> Option<Open> {
        self.open.pop().map(|mut open| {
            if open.frame.holds_blocks() {
                open.end_line();
            }
            open.blocks.shrink_to_fit();
            trim(&mut open.inlines);
            match &mut open.frame {
                Frame::List { items, .. } => items.shrink_to_fit(),
                Frame::Table(table) => table.rows.shrink_to_fit(),
                _ => {}
            }
            open
        })
    }

    pub fn add_block(&mut self, block: Block) {
        let top = self.top();
        top.end_line();
        top.blocks.push(block);
    }

    pub fn add_inline(&mut self, inline: Inline, span: Span) {
        let top = self.top();
        top.line = Some(match top.line {
            Some(line) => Span {
                end: span.end,
                ..line
            },
            None => span,
        });
        match (top.inlines.last_mut(), inline) {
            (Some(Inline::Text(last)), Inline::Text(more)) => last.push_str(&more),
            (_, inline) => top.inlines.push(inline),
        }
    }

    pub fn add_text(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            self.add_inline(Inline::Text(text.to_owned()), span);
        }
    }

    /// Returns the blocks of the body.
    pub fn finish(mut self) -> Vec<Block> {
        self.body.end_line();
        self.body.blocks.shrink_to_fit();
        self.body.blocks
    }
}

/// Gives back the room that a line and its texts do not need: a site holds very many.
fn trim(line: &mut Vec<Inline>) {
    for inline in line.iter_mut() {
        if let Inline::Text(text) = inline {
            text.shrink_to_fit();
        }
    }
    line.shrink_to_fit();
}

impl Open {
    fn new(frame: Frame, span: Span) -> Open {
        Open {
            frame,
            span,
            blocks: Vec::new(),
            inlines: Vec::new(),
            line: None,
        }
    }

    /// Makes a paragraph of what stands in a block without one, as in a tight list.
    pub fn end_line(&mut self) {
        let span = self.line.take().unwrap_or(self.span);
        if self.frame.holds_blocks() && !self.inlines.is_empty() {
            let mut content = std::mem::take(&mut self.inlines);
            trim(&mut content);
            self.blocks.push(Block::Paragraph { content, span });
        }
    }
}

impl Frame {
    /// Returns whether it holds blocks rather than a line.
    pub fn holds_blocks(&self) -> bool {
        matches!(
            self,
            Frame::Body
                | Frame::Quote(_)
                | Frame::List { .. }
                | Frame::Item { .. }
                | Frame::Footnote(_)
                | Frame::Definitions(_)
                | Frame::Meaning
                | Frame::Details { .. }
        )
    }

    /// Returns whether it is a block itself, so that an open line before it ends.
    pub fn is_block(&self) -> bool {
        !matches!(
            self,
            Frame::Html(_)
                | Frame::Summary
                | Frame::Strong
                | Frame::Emphasis
                | Frame::Strike
                | Frame::Link { .. }
                | Frame::Image { .. }
                | Frame::Element(_)
        )
    }
}

/// Returns the alignment of a column.
pub fn align_of(alignment: pulldown_cmark::Alignment) -> Align {
    match alignment {
        pulldown_cmark::Alignment::None => Align::Natural,
        pulldown_cmark::Alignment::Left => Align::Left,
        pulldown_cmark::Alignment::Center => Align::Centre,
        pulldown_cmark::Alignment::Right => Align::Right,
    }
}

/// Returns the kind of a set-off remark.
pub fn alert_of(kind: pulldown_cmark::BlockQuoteKind) -> Alert {
    match kind {
        pulldown_cmark::BlockQuoteKind::Note => Alert::Note,
        pulldown_cmark::BlockQuoteKind::Tip => Alert::Tip,
        pulldown_cmark::BlockQuoteKind::Important => Alert::Important,
        pulldown_cmark::BlockQuoteKind::Warning => Alert::Warning,
        pulldown_cmark::BlockQuoteKind::Caution => Alert::Caution,
    }
}
