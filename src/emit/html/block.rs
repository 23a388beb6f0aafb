//! Draws a content tree as HTML.

use crate::emit::html::canvas::Canvas;
use crate::emit::html::escape::push_text;
use crate::emit::html::inline;
use crate::emit::html::table;
use crate::model::block::{Alert, Block, Inline, Item, text_of};

/// Returns a body as HTML, its footnotes at the end.
pub fn draw(blocks: &[Block], canvas: &mut Canvas<'_>) -> String {
    let mut out = draw_part(blocks, canvas);
    footnotes(blocks, canvas, &mut out);
    out
}

/// Returns a part of a body as HTML, without footnotes.
pub fn draw_part(blocks: &[Block], canvas: &mut Canvas<'_>) -> String {
    let mut out = String::new();
    draw_all(blocks, canvas, &mut out);
    out
}

/// Returns the footnotes of a body whose parts were drawn on this canvas.
pub fn notes(blocks: &[Block], canvas: &mut Canvas<'_>) -> String {
    let mut out = String::new();
    footnotes(blocks, canvas, &mut out);
    out
}

fn draw_one(block: &Block, canvas: &mut Canvas<'_>, out: &mut String) {
    match block {
        Block::Heading {
            level, id, content, ..
        } => heading(*level, id, content, canvas, out),
        Block::Paragraph { content, .. } => {
            out.push_str("<p>");
            inline::draw(content, canvas, out);
            out.push_str("</p>\n");
        }
        Block::List { start, items } => list(*start, items, canvas, out),
        Block::Quote(body) => {
            out.push_str("<blockquote>\n");
            draw_all(body, canvas, out);
            out.push_str("</blockquote>\n");
        }
        Block::Alert { kind, body } => alert(*kind, body, canvas, out),
        Block::Code { text, .. } => {
            out.push_str("<pre class=\"code\" tabindex=\"0\"><code>");
            push_text(text, out);
            out.push_str("</code></pre>\n");
        }
        Block::Table(table) => table::draw(table, canvas, out),
        Block::Definitions(definitions) => {
            out.push_str("<dl>\n");
            for definition in definitions {
                out.push_str("<dt>");
                inline::draw(&definition.term, canvas, out);
                out.push_str("</dt>\n");
                for meaning in &definition.meanings {
                    out.push_str("<dd>");
                    tight(meaning, canvas, out);
                    out.push_str("</dd>\n");
                }
            }
            out.push_str("</dl>\n");
        }
        Block::Details { summary, body } => {
            out.push_str("<details>\n<summary>");
            canvas.in_link = true;
            inline::draw(summary, canvas, out);
            canvas.in_link = false;
            out.push_str("</summary>\n");
            draw_all(body, canvas, out);
            out.push_str("</details>\n");
        }
        Block::Footnote { .. } => {}
        Block::Rule => out.push_str("<hr>\n"),
    }
}

fn draw_all(blocks: &[Block], canvas: &mut Canvas<'_>, out: &mut String) {
    for block in blocks {
        draw_one(block, canvas, out);
    }
}

fn heading(level: u8, id: &str, content: &[Inline], canvas: &mut Canvas<'_>, out: &mut String) {
    let level = (level + canvas.lowered).clamp(2, 6);
    let text = text_of(content);
    out.push_str(&format!("<h{level} id=\""));
    push_text(&canvas.id_prefix, out);
    push_text(id, out);
    out.push_str("\">");
    canvas.in_link = true;
    inline::draw(content, canvas, out);
    canvas.in_link = false;
    if level <= 3 && canvas.id_prefix.is_empty() {
        let name = canvas.theme.fill(canvas.lang, "anchor", &[("heading", &text)]);
        out.push_str("<a class=\"heading-anchor\" href=\"#");
        push_text(&crate::model::address::encode_path(id), out);
        out.push_str("\" aria-label=\"");
        push_text(&name, out);
        out.push_str("\"></a>");
    }
    out.push_str(&format!("</h{level}>\n"));
    canvas.heading = text;
}

fn list(start: Option<u64>, items: &[Item], canvas: &mut Canvas<'_>, out: &mut String) {
    let is_tasks = items.iter().any(|item| item.task.is_some());
    let class = if is_tasks { " class=\"tasks\"" } else { "" };
    let tag = if start.is_some() { "ol" } else { "ul" };
    match start {
        Some(first) if first != 1 => out.push_str(&format!("<{tag}{class} start=\"{first}\">\n")),
        _ => out.push_str(&format!("<{tag}{class}>\n")),
    }
    let paragraphs = |item: &Item| {
        let is_paragraph = |block: &&Block| matches!(block, Block::Paragraph { .. });
        item.body.iter().filter(is_paragraph).count()
    };
    let is_tight = items.iter().all(|item| paragraphs(item) <= 1);
    for item in items {
        match item.task {
            None => out.push_str("<li>"),
            Some(done) => task_mark(done, canvas, out),
        }
        match is_tight {
            true => tight(&item.body, canvas, out),
            false => draw_all(&item.body, canvas, out),
        }
        out.push_str("</li>\n");
    }
    out.push_str(&format!("</{tag}>\n"));
}

fn task_mark(done: bool, canvas: &Canvas<'_>, out: &mut String) {
    let name = if done { "done" } else { "open" };
    out.push_str(&format!(
        "<li class=\"task task--{name}\"><span class=\"task__mark\" role=\"img\" aria-label=\""
    ));
    push_text(canvas.theme.word(canvas.lang, &format!("task.{name}")), out);
    out.push_str("\"></span>");
}

/// Draws blocks whose paragraphs need no element of their own.
fn tight(blocks: &[Block], canvas: &mut Canvas<'_>, out: &mut String) {
    let lone = blocks
        .iter()
        .filter(|block| matches!(block, Block::Paragraph { .. }))
        .count()
        <= 1;
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } if lone => inline::draw(content, canvas, out),
            block => {
                out.push('\n');
                draw_one(block, canvas, out);
            }
        }
    }
}

fn alert(kind: Alert, body: &[Block], canvas: &mut Canvas<'_>, out: &mut String) {
    let name = kind.name();
    out.push_str(&format!(
        "<div class=\"alert alert--{name}\" role=\"note\">\n<p class=\"alert__title\">"
    ));
    push_text(canvas.theme.word(canvas.lang, &format!("alert.{name}")), out);
    out.push_str("</p>\n");
    draw_all(body, canvas, out);
    out.push_str("</div>\n");
}

/// Draws the footnotes that were marked, in the order of their marks.
fn footnotes(blocks: &[Block], canvas: &mut Canvas<'_>, out: &mut String) {
    if canvas.marked() == 0 {
        return;
    }
    let mut notes: Vec<(usize, &[Block])> = Vec::new();
    for block in blocks {
        if let Block::Footnote { label, body } = block {
            let (number, unmarked) = canvas.footnote(label);
            if !unmarked {
                notes.push((number, body));
            }
        }
    }
    notes.sort_by_key(|(number, _)| *number);
    let title = canvas.theme.word(canvas.lang, "footnote.title");
    let back = canvas.theme.word(canvas.lang, "footnote.back");
    out.push_str("<section class=\"footnotes\" aria-label=\"");
    push_text(title, out);
    out.push_str("\">\n<ol>\n");
    for (number, body) in notes {
        let prefix = canvas.id_prefix.clone();
        out.push_str(&format!("<li id=\"{prefix}note-{number}\">"));
        tight(body, canvas, out);
        out.push_str(&format!(
            " <a class=\"footnotes__back\" href=\"#{prefix}note-mark-{number}\" aria-label=\""
        ));
        push_text(back, out);
        out.push_str("\">↩</a></li>\n");
    }
    out.push_str("</ol>\n</section>\n");
}
