//! The content tree as lines that can be found.

use crate::emit::search::document::{Document, Form};
use crate::model::block::{Block, Table, text_of};

/// Appends the lines of blocks to a document.
pub fn add_blocks(blocks: &[Block], document: &mut Document) {
    for block in blocks {
        add_block(block, document);
    }
}

fn add_block(block: &Block, document: &mut Document) {
    match block {
        Block::Heading { id, content, .. } => {
            let anchor = id.clone();
            document.add(Form::Heading { anchor }, &text_of(content));
        }
        Block::Paragraph { content, .. } => document.add(Form::Text, &text_of(content)),
        Block::List { items, .. } => items.iter().for_each(|item| add_blocks(&item.body, document)),
        Block::Quote(body) | Block::Alert { body, .. } | Block::Footnote { body, .. } => {
            add_blocks(body, document);
        }
        Block::Code { text, .. } => document.add(Form::Text, text),
        Block::Table(table) => add_table(table, document),
        Block::Definitions(definitions) => {
            for definition in definitions {
                document.add(Form::Text, &text_of(&definition.term));
                definition
                    .meanings
                    .iter()
                    .for_each(|meaning| add_blocks(meaning, document));
            }
        }
        Block::Details { summary, body } => {
            document.add(Form::Text, &text_of(summary));
            add_blocks(body, document);
        }
        Block::Rule => {}
    }
}

fn add_table(table: &Table, document: &mut Document) {
    for row in std::iter::once(&table.head).chain(&table.rows) {
        let cells: Vec<String> = row.iter().map(|cell| text_of(cell)).collect();
        let told: Vec<&str> = cells
            .iter()
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        document.add(Form::Text, &told.join(" · "));
    }
}
