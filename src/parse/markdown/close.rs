//! What becomes of an open part when it is closed.

use crate::model::block::{Block, Definition, Inline, Item, text_of};
use crate::parse::markdown::stack::{Frame, Open, Stack};

/// Puts what a part holds into the part around it.
pub fn close(open: Open, stack: &mut Stack) {
    let Open {
        frame,
        span,
        blocks,
        inlines,
        ..
    } = open;
    match frame {
        Frame::Paragraph if !inlines.is_empty() => {
            stack.add_block(Block::Paragraph {
                content: inlines,
                span,
            });
        }
        Frame::Quote(Some(kind)) => stack.add_block(Block::Alert { kind, body: blocks }),
        Frame::Quote(None) => stack.add_block(Block::Quote(blocks)),
        Frame::Code { language, text } => stack.add_block(Block::Code { language, text }),
        Frame::List { start, items } => stack.add_block(Block::List { start, items }),
        Frame::Footnote(label) => stack.add_block(Block::Footnote { label, body: blocks }),
        Frame::Definitions(list) => stack.add_block(Block::Definitions(list)),
        Frame::Details { summary } => stack.add_block(Block::Details {
            summary,
            body: blocks,
        }),
        Frame::Table(table) => stack.add_block(Block::Table(table)),
        Frame::Item { task } => add_item(Item { task, body: blocks }, stack),
        Frame::Meaning => add_meaning(blocks, stack),
        Frame::Term | Frame::Summary | Frame::Cell => add_line(&frame, inlines, stack),
        Frame::Row(cells) => add_row(cells, stack),
        Frame::Strong => stack.add_inline(Inline::Strong(inlines), span),
        Frame::Emphasis => stack.add_inline(Inline::Emphasis(inlines), span),
        Frame::Strike => stack.add_inline(Inline::Strike(inlines), span),
        Frame::Element(name) => stack.add_inline(
            Inline::Element {
                name,
                content: inlines,
            },
            span,
        ),
        Frame::Link { to, safe: true } => stack.add_inline(
            Inline::Link {
                to,
                content: inlines,
                span,
            },
            span,
        ),
        Frame::Image { file, ours: true } => {
            let alt = text_of(&inlines);
            stack.add_inline(Inline::Image { file, alt, span }, span);
        }
        // What must not be published stays as text, so that the rest can be looked at.
        Frame::Link { .. } | Frame::Image { .. } => {
            for inline in inlines {
                stack.add_inline(inline, span);
            }
        }
        Frame::Body | Frame::Paragraph | Frame::Heading { .. } | Frame::Html(_) => {}
    }
}

fn add_item(item: Item, stack: &mut Stack) {
    if let Frame::List { items, .. } = &mut stack.top().frame {
        items.push(item);
    }
}

fn add_meaning(meaning: Vec<Block>, stack: &mut Stack) {
    if let Frame::Definitions(list) = &mut stack.top().frame
        && let Some(definition) = list.last_mut()
    {
        definition.meanings.push(meaning);
    }
}

fn add_line(closed: &Frame, line: Vec<Inline>, stack: &mut Stack) {
    match (closed, &mut stack.top().frame) {
        (Frame::Term, Frame::Definitions(list)) => list.push(Definition {
            term: line,
            meanings: Vec::new(),
        }),
        (Frame::Summary, Frame::Details { summary }) => *summary = line,
        (Frame::Cell, Frame::Row(cells)) => cells.push(line),
        _ => {}
    }
}

fn add_row(cells: Vec<Vec<Inline>>, stack: &mut Stack) {
    if let Frame::Table(table) = &mut stack.top().frame {
        if table.head.is_empty() {
            table.head = cells;
        } else {
            table.rows.push(cells);
        }
    }
}
