//! Draws a table so that it reads well on a phone and aloud.

use crate::emit::html::canvas::Canvas;
use crate::emit::html::escape::push_text;
use crate::emit::html::inline;
use crate::model::block::{Align, Inline, Table, text_of};

/// With so many columns a table needs a region of its own that scrolls.
const WIDE: usize = 4;

/// Appends a table: heads with scope, cells with the label of their column.
pub fn draw(table: &Table, canvas: &mut Canvas<'_>, out: &mut String) {
    let columns = table.head.len();
    let is_wide = columns >= WIDE;
    if is_wide {
        out.push_str("<div class=\"table table--wide\" role=\"region\" tabindex=\"0\" aria-label=\"");
        push_text(&canvas.table_name(), out);
        out.push_str("\">\n<table>\n");
    } else {
        out.push_str("<div class=\"table\">\n<table>\n");
    }
    let classes: Vec<&str> = (0..columns).map(|column| class_of(table, column)).collect();
    if table.head.iter().any(|cell| !cell.is_empty()) {
        out.push_str("<thead>\n<tr>");
        for (cell, class) in table.head.iter().zip(&classes) {
            // A head without words is no head.
            let tag = if cell.is_empty() { "td" } else { "th" };
            let scope = if cell.is_empty() { "" } else { " scope=\"col\"" };
            out.push_str(&format!("<{tag}{scope}{}>", attribute(class)));
            inline::draw(cell, canvas, out);
            out.push_str(&format!("</{tag}>"));
        }
        out.push_str("</tr>\n</thead>\n");
    }
    out.push_str("<tbody>\n");
    let labels: Vec<String> = table.head.iter().map(|cell| text_of(cell)).collect();
    for row in &table.rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let class = classes.get(at).copied().unwrap_or_default();
            let label = labels.get(at).map_or("", String::as_str);
            draw_cell(cell, at == 0 && columns > 1, class, label, canvas, out);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn draw_cell(
    cell: &[Inline],
    names_row: bool,
    class: &str,
    label: &str,
    canvas: &mut Canvas<'_>,
    out: &mut String,
) {
    let text = text_of(cell);
    let is_empty = matches!(text.trim(), "" | "—" | "-" | "–");
    let is_head = names_row && !is_empty;
    let tag = if is_head { "th" } else { "td" };
    out.push('<');
    out.push_str(tag);
    if is_head {
        out.push_str(" scope=\"row\"");
    }
    let class = match (class.is_empty(), is_empty) {
        (_, false) => class.to_owned(),
        (true, true) => "cell--empty".to_owned(),
        (false, true) => format!("{class} cell--empty"),
    };
    out.push_str(&attribute(&class));
    if !is_head && !label.is_empty() {
        out.push_str(" data-label=\"");
        push_text(label, out);
        out.push('"');
    }
    out.push('>');
    inline::draw(cell, canvas, out);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

fn attribute(class: &str) -> String {
    match class.is_empty() {
        true => String::new(),
        false => format!(" class=\"{class}\""),
    }
}

/// Returns the class of a column: as it was aligned, else by what is in it.
fn class_of(table: &Table, column: usize) -> &'static str {
    match table.align.get(column) {
        Some(Align::Left) => "cell--left",
        Some(Align::Centre) => "cell--centre",
        Some(Align::Right) => "cell--number",
        Some(Align::Natural) | None => {
            let cells = || {
                table
                    .rows
                    .iter()
                    .filter_map(|row| row.get(column))
                    .map(|cell| text_of(cell))
                    .filter(|text| !text.is_empty())
            };
            let all_numbers = cells().all(|text| is_number(&text));
            match column > 0 && all_numbers && cells().next().is_some() {
                true => "cell--number",
                false => "",
            }
        }
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches('-').trim_end_matches(['元', '%']);
    digits.starts_with(|sign: char| sign.is_ascii_digit())
        && digits
            .chars()
            .all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | ' '))
}
