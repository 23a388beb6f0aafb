//! Text tables, in whatever encoding they are, become a grid.

use csv::ReaderBuilder;
use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

use crate::intake::grid::{Address, Cell, Grid};
use crate::intake::workbook::{MOST_COLUMNS, MOST_ROWS};

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTable {
    /// Neither UTF-8 nor UTF-16 nor GBK.
    NotText,
    /// A web page under another name, as some programs write instead of a workbook.
    WebPage,
    TooLarge,
}

/// Reads a table whose columns are divided by commas, semicolons or tabs.
pub fn read(name: &str, bytes: &[u8]) -> Result<Grid, NotTable> {
    let text = decoded(bytes).ok_or(NotTable::NotText)?;
    let start = text.trim_start().get(..64).unwrap_or(text.trim_start());
    let start = start.to_ascii_lowercase();
    if ["<html", "<!doctype html", "<table"]
        .iter()
        .any(|tag| start.starts_with(tag))
    {
        return Err(NotTable::WebPage);
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(divider(&text))
        .from_reader(text.as_bytes());
    let mut grid = Grid {
        name: name.to_owned(),
        rows: Vec::new(),
    };
    // A cell of several lines is one row in a spreadsheet.
    let mut within = 0;
    for record in reader.records() {
        let record = record.map_err(|_| NotTable::NotText)?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = usize::try_from(line).unwrap_or(0).saturating_sub(1 + within);
        if row >= MOST_ROWS || record.len() > MOST_COLUMNS {
            return Err(NotTable::TooLarge);
        }
        for (column, text) in record.iter().enumerate() {
            within += text.matches('\n').count();
            // Programs of accountants put a tab before numbers so that Excel keeps them as text.
            let text = text.trim_matches(['\t', ' ', '\u{a0}', '\u{3000}']);
            if !text.is_empty() {
                grid.put(Address { row, column }, Cell::Text(text.to_owned()));
            }
        }
    }
    Ok(grid)
}

fn decoded(bytes: &[u8]) -> Option<String> {
    let marked: Option<&'static Encoding> = match bytes {
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = marked {
        let (text, _, wrong) = encoding.decode(bytes);
        return (!wrong).then(|| text.into_owned());
    }
    let unmarked = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(unmarked) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            let (text, _, wrong) = GB18030.decode(bytes);
            (!wrong).then(|| text.into_owned())?
        }
    };
    (!text.contains('\0')).then_some(text)
}

/// Returns what divides the columns: what the first lines have most of.
fn divider(text: &str) -> u8 {
    let start: Vec<&str> = text.lines().take(30).collect();
    let count = |sign: char| start.iter().map(|line| line.matches(sign).count()).sum::<usize>();
    let mut best = (b',', count(','));
    for (byte, sign) in [(b'\t', '\t'), (b';', ';')] {
        if count(sign) > best.1 {
            best = (byte, count(sign));
        }
    }
    best.0
}
