//! Walks over the blocks of a body.

use crate::model::block::{Block, Inline};
use crate::model::entry::Entry;

/// Calls `visit` for every block of an entry and of its translation, inner ones too.
pub fn each_block<'e>(entry: &'e Entry, visit: &mut dyn FnMut(&'e Block)) {
    let translated = entry.translation.iter().flat_map(|english| &english.body);
    for block in entry.body.iter().chain(translated) {
        within(block, visit);
    }
}

fn within<'e>(block: &'e Block, visit: &mut dyn FnMut(&'e Block)) {
    visit(block);
    match block {
        Block::List { items, .. } => items
            .iter()
            .flat_map(|item| &item.body)
            .for_each(|inner| within(inner, visit)),
        Block::Quote(inner)
        | Block::Alert { body: inner, .. }
        | Block::Details { body: inner, .. }
        | Block::Footnote { body: inner, .. } => inner.iter().for_each(|inner| within(inner, visit)),
        Block::Definitions(list) => list
            .iter()
            .flat_map(|definition| definition.meanings.iter().flatten())
            .for_each(|inner| within(inner, visit)),
        Block::Heading { .. }
        | Block::Paragraph { .. }
        | Block::Code { .. }
        | Block::Table(_)
        | Block::Rule => {}
    }
}

/// Calls `visit` for every piece of a line in an entry and its translation, inner ones too.
pub fn each_inline<'e>(entry: &'e Entry, visit: &mut dyn FnMut(&'e Inline)) {
    each_block(entry, &mut |block| match block {
        Block::Heading { content, .. } | Block::Paragraph { content, .. } => inside(content, visit),
        Block::Details { summary, .. } => inside(summary, visit),
        Block::Table(table) => table
            .head
            .iter()
            .chain(table.rows.iter().flatten())
            .for_each(|cell| inside(cell, visit)),
        Block::Definitions(list) => list.iter().for_each(|definition| inside(&definition.term, visit)),
        _ => {}
    });
}

fn inside<'e>(content: &'e [Inline], visit: &mut dyn FnMut(&'e Inline)) {
    for inline in content {
        visit(inline);
        match inline {
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Strike(inner)
            | Inline::Link { content: inner, .. }
            | Inline::Element { content: inner, .. } => inside(inner, visit),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Image { .. }
            | Inline::FootnoteMark(_)
            | Inline::LineBreak => {}
        }
    }
}
