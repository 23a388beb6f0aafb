//! How wide the columns of a printed table are.

use unicode_width::UnicodeWidthStr;

use crate::model::block::{Align, Inline, Table, text_of};

/// A table with more columns, or with longer rows, takes the width of the page.
const MOST_NARROW_COLUMNS: usize = 4;
const MOST_NARROW_WIDTH: usize = 96;

/// A column longer than this is broken into lines anyway.
const MOST_COUNTED: usize = 40;

/// A column no longer than this is never broken, where the others leave it room.
const MOST_UNBROKEN: usize = 14;
const MOST_UNBROKEN_TOGETHER: usize = 32;

/// Returns the share of each column, by its longest cell in half-widths; 0 is as wide as it needs.
pub fn shares(table: &Table) -> Vec<usize> {
    let mut shares = counted(table);
    let longest = shares.iter().max().copied().unwrap_or_default();
    let mut unbroken = 0;
    for share in &mut shares {
        let fits = *share <= MOST_UNBROKEN && unbroken + *share <= MOST_UNBROKEN_TOGETHER;
        if fits && *share < longest {
            unbroken += *share;
            *share = 0;
        }
    }
    shares
}

fn counted(table: &Table) -> Vec<usize> {
    (0..table.head.len())
        .map(|column| longest(table, column).clamp(1, MOST_COUNTED))
        .collect()
}

/// Returns whether a table needs the width of the page.
pub fn is_wide(table: &Table) -> bool {
    let columns = table.head.len();
    columns > MOST_NARROW_COLUMNS || (columns > 2 && counted(table).iter().sum::<usize>() > MOST_NARROW_WIDTH)
}

/// Returns how a column stands: as it was aligned, else numbers to the right.
pub fn align(table: &Table, column: usize) -> &'static str {
    match table.align.get(column) {
        Some(Align::Left) => "left",
        Some(Align::Centre) => "center",
        Some(Align::Right) => "right",
        Some(Align::Natural) | None if column > 0 && is_numeric(table, column) => "right",
        Some(Align::Natural) | None => "left",
    }
}

fn cells(table: &Table, column: usize) -> impl Iterator<Item = &Vec<Inline>> {
    table.rows.iter().filter_map(move |row| row.get(column))
}

fn longest(table: &Table, column: usize) -> usize {
    table
        .head
        .get(column)
        .into_iter()
        .chain(cells(table, column))
        .map(|cell| text_of(cell).width())
        .max()
        .unwrap_or_default()
}

fn is_numeric(table: &Table, column: usize) -> bool {
    let mut texts = cells(table, column)
        .map(|cell| text_of(cell))
        .filter(|text| !text.is_empty())
        .peekable();
    texts.peek().is_some() && texts.all(|text| is_number(&text))
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches('-').trim_end_matches(['元', '%']);
    digits.starts_with(|sign: char| sign.is_ascii_digit())
        && digits
            .chars()
            .all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | ' '))
}
