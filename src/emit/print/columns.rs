//! How wide the columns of a printed table are.

use unicode_width::UnicodeWidthChar;

use crate::han::signs;
use crate::model::block::{Align, Inline, Table, text_of};

/// Half-widths that a column of text and the page hold at the size of tables.
const COLUMN: usize = 56;
const PAGE: usize = 116;

/// What the space at both sides of a cell takes, in half-widths.
const SIDES: usize = 2;

/// A table with more columns, or with longer rows, takes the width of the page.
const MOST_NARROW_COLUMNS: usize = 4;
const MOST_NARROW_WIDTH: usize = 110;

/// Columns of up to so many are tried in every width; more are shared out by their longest cells.
const MOST_TRIED: usize = 4;

/// Widths are tried in steps of a Han character.
const STEP: usize = 2;

/// What a line more in some row costs beside the rest of what is weighed.
const LINE: usize = 100;

/// What it costs to leave a character alone on a line.
const ALONE: usize = 30;

/// What a column needs, in half-widths.
struct Need {
    /// The widths of the unbreakable pieces of each of its cells, the head first.
    cells: Vec<Vec<usize>>,
    /// Its longest cell in one line.
    whole: usize,
    /// Its longest piece that cannot be broken.
    least: usize,
}

/// Returns the share of each column, such that the table is as low as can be.
pub fn shares(table: &Table) -> Vec<usize> {
    let needs = needs(table);
    let room = if spreads(&needs) { PAGE } else { COLUMN };
    let room = room.saturating_sub(SIDES * needs.len());
    let even = proportional(&needs, room);
    let widths = match needs.len() {
        2..=MOST_TRIED if !spreads(&needs) => {
            let mut best = (cost(&needs, &even, &even), even.clone());
            try_widths(&needs, room, &even, &mut Vec::new(), &mut best);
            best.1
        }
        _ => even,
    };
    widths.into_iter().map(|width| width + SIDES).collect()
}

/// Returns what each column needs at least, and of the rest what its longest cell asks for.
fn proportional(needs: &[Need], room: usize) -> Vec<usize> {
    let least: usize = needs.iter().map(|need| need.least).sum();
    let asked: usize = needs.iter().map(|need| need.whole - need.least).sum();
    let spare = room.saturating_sub(least);
    let share = |need: &Need| need.least + spare * (need.whole - need.least) / asked.max(1);
    needs.iter().map(share).collect()
}

fn try_widths(
    needs: &[Need],
    room: usize,
    even: &[usize],
    widths: &mut Vec<usize>,
    best: &mut (usize, Vec<usize>),
) {
    let (Some(need), rest) = (needs.get(widths.len()), needs.iter().skip(widths.len() + 1)) else {
        return;
    };
    let kept: usize = rest.map(|need| need.least).sum();
    let taken: usize = widths.iter().sum();
    let most = room.saturating_sub(taken + kept);
    if widths.len() + 1 == needs.len() {
        widths.push(most.max(need.least));
        let cost = cost(needs, widths, even);
        if cost < best.0 {
            *best = (cost, widths.clone());
        }
        widths.pop();
        return;
    }
    for width in (need.least..=most.min(need.whole + STEP)).step_by(STEP) {
        widths.push(width);
        try_widths(needs, room, even, widths, best);
        widths.pop();
    }
}

/// Returns what widths cost: lines of all rows, lone characters, and how far they are from even.
fn cost(needs: &[Need], widths: &[usize], even: &[usize]) -> usize {
    let rows = needs
        .iter()
        .map(|need| need.cells.len())
        .max()
        .unwrap_or_default();
    let row = |row: usize| {
        let cells = needs.iter().zip(widths).filter_map(|(need, width)| {
            let (lines, last) = lines(need.cells.get(row)?, *width);
            Some((lines, usize::from(lines > 1 && last <= STEP)))
        });
        let (lines, alone) = cells.fold((1, 0), |(most, alone), (lines, one)| {
            (most.max(lines), alone + one)
        });
        LINE * lines + ALONE * alone
    };
    let uneven: usize = widths
        .iter()
        .zip(even)
        .map(|(one, other)| one.abs_diff(*other))
        .sum();
    (0..rows).map(row).sum::<usize>() + uneven
}

/// Returns how many lines pieces make in a width, and how long the last line is.
fn lines(pieces: &[usize], width: usize) -> (usize, usize) {
    let (mut lines, mut here) = (1, 0);
    for piece in pieces {
        if here > 0 && here + piece > width {
            lines += 1;
            here = 0;
        }
        here += piece;
    }
    (lines, here)
}

/// Returns whether a table needs the width of the page.
pub fn is_wide(table: &Table) -> bool {
    spreads(&needs(table))
}

fn spreads(needs: &[Need]) -> bool {
    let whole: usize = needs.iter().map(|need| need.whole).sum();
    let least: usize = needs.iter().map(|need| need.least + SIDES).sum();
    needs.len() > MOST_NARROW_COLUMNS || (needs.len() > 2 && whole > MOST_NARROW_WIDTH) || least > COLUMN
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

fn needs(table: &Table) -> Vec<Need> {
    (0..table.head.len())
        .map(|column| {
            let texts: Vec<String> = table
                .head
                .get(column)
                .into_iter()
                .chain(cells(table, column))
                .map(|cell| text_of(cell))
                .collect();
            let cells: Vec<Vec<usize>> = texts.iter().map(|text| pieces(text)).collect();
            let longest = cells.iter().map(|cell| cell.iter().sum()).max();
            let whole = longest.unwrap_or(0usize).max(3);
            let least = cells.iter().flatten().max().copied().unwrap_or_default();
            Need {
                cells,
                whole,
                least: least.clamp(3, whole),
            }
        })
        .collect()
}

/// Returns the widths of the pieces of a text between which a line may break.
fn pieces(text: &str) -> Vec<usize> {
    let mut pieces = Vec::new();
    // A run of Latin letters or digits; a sign that must not end a line and waits for the next piece.
    let (mut run, mut waiting) = (0, 0);
    for sign in text.chars() {
        let width = sign.width().unwrap_or(0);
        if !signs::is_wide(sign) && !sign.is_whitespace() {
            run += width;
            continue;
        }
        let opens = "（《“‘【〔「".contains(sign);
        let joins = signs::is_full_width_punctuation(sign) && !opens;
        if run > 0 {
            // A number keeps its unit, and stands a little apart from Han.
            let unit = if signs::is_han(sign) { width } else { 0 };
            pieces.push(waiting + run + 1 + unit);
            (run, waiting) = (0, 0);
            if unit > 0 {
                continue;
            }
        }
        match pieces.last_mut() {
            _ if opens => waiting += width,
            Some(last) if joins => *last += width,
            _ => {
                pieces.push(waiting + width);
                waiting = 0;
            }
        }
    }
    if run + waiting > 0 {
        pieces.push(waiting + run + 1);
    }
    pieces
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
