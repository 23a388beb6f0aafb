//! The content tree as short text, for expected results.

use linli::model::block::{Align, Block, Inline, Table};

/// Returns a line a block, what it holds indented below it.
pub fn blocks(list: &[Block]) -> String {
    let mut out = String::new();
    write_blocks(list, 0, &mut out);
    out
}

fn write_blocks(list: &[Block], depth: usize, out: &mut String) {
    for block in list {
        write_block(block, depth, out);
    }
}

fn write_block(block: &Block, depth: usize, out: &mut String) {
    let mut line = |text: String| out.push_str(&format!("{}{text}\n", "  ".repeat(depth)));
    match block {
        Block::Heading {
            level, id, content, ..
        } => line(format!("h{level}#{id}: {}", inlines(content))),
        Block::Paragraph { content, .. } => line(format!("p: {}", inlines(content))),
        Block::Rule => line("hr".to_owned()),
        Block::Code { language, text } => line(format!("code {language}: {text:?}")),
        Block::List { start, items } => {
            line(start.map_or("list".to_owned(), |start| format!("list from {start}")));
            for item in items {
                let task = item.task.map_or("", |done| if done { " [x]" } else { " [ ]" });
                out.push_str(&format!("{}-{task}\n", "  ".repeat(depth + 1)));
                write_blocks(&item.body, depth + 2, out);
            }
        }
        Block::Quote(body) => {
            line("quote".to_owned());
            write_blocks(body, depth + 1, out);
        }
        Block::Alert { kind, body } => {
            line(format!("alert {}", kind.name()));
            write_blocks(body, depth + 1, out);
        }
        Block::Details { summary, body } => {
            line(format!("details: {}", inlines(summary)));
            write_blocks(body, depth + 1, out);
        }
        Block::Footnote { label, body } => {
            line(format!("footnote {label}"));
            write_blocks(body, depth + 1, out);
        }
        Block::Definitions(list) => {
            line("definitions".to_owned());
            for definition in list {
                out.push_str(&format!(
                    "{}{}\n",
                    "  ".repeat(depth + 1),
                    inlines(&definition.term)
                ));
                for meaning in &definition.meanings {
                    write_blocks(meaning, depth + 2, out);
                }
            }
        }
        Block::Table(table) => write_table(table, depth, out),
    }
}

fn write_table(table: &Table, depth: usize, out: &mut String) {
    let align = |align: &Align| match align {
        Align::Natural => "-",
        Align::Left => ":-",
        Align::Centre => ":-:",
        Align::Right => "-:",
    };
    let aligns: Vec<&str> = table.align.iter().map(align).collect();
    out.push_str(&format!("{}table {}\n", "  ".repeat(depth), aligns.join(" ")));
    for row in std::iter::once(&table.head).chain(&table.rows) {
        let cells: Vec<String> = row.iter().map(|cell| inlines(cell)).collect();
        out.push_str(&format!("{}| {} |\n", "  ".repeat(depth + 1), cells.join(" | ")));
    }
}

fn inlines(list: &[Inline]) -> String {
    list.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text.clone(),
        Inline::Strong(content) => format!("<strong>{}</strong>", inlines(content)),
        Inline::Emphasis(content) => format!("<em>{}</em>", inlines(content)),
        Inline::Strike(content) => format!("<s>{}</s>", inlines(content)),
        Inline::Code(text) => format!("<code>{text}</code>"),
        Inline::Link { to, content, .. } => format!("<a {to}>{}</a>", inlines(content)),
        Inline::Image { file, alt, .. } => format!("<img {file} {alt:?}>"),
        Inline::Element { name, content } => format!("<{0}>{1}</{0}>", name.tag(), inlines(content)),
        Inline::FootnoteMark(label) => format!("<note {label}>"),
        Inline::LineBreak => "<br>".to_owned(),
    }
}
