//! A whole file, workbook or text, is read as one book.

use crate::intake::cells::numbers_of;
use crate::intake::grid::{Address, Grid};
use crate::intake::head::{self, Head};
use crate::intake::labels::Role;
use crate::intake::rows::{self, Given, Taken, TakenLine, Ways};
use crate::intake::separated::{self, NotTable};
use crate::intake::workbook::{self, NotWorkbook};
use crate::model::money::Fen;

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Sheets to read, one after another; the first that looks like a book if none is named.
    pub sheets: Vec<String>,
    /// Names of columns and what they hold.
    pub columns: Vec<(String, Role)>,
    /// For days without a year.
    pub year: Option<i32>,
}

/// What was read.
#[derive(Clone, Debug)]
pub struct Imported {
    pub sheets: Vec<Sheet>,
    /// Sheets that look like books too, and were not asked for.
    pub others: Vec<String>,
}

/// One sheet.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub name: String,
    pub head: Head,
    /// Which way 借 and 贷 were taken, and whether balances prove it; nothing if there are no such columns.
    pub ways: Option<(Ways, bool)>,
    pub taken: Taken,
}

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotBook {
    Workbook(NotWorkbook),
    Table(NotTable),
    /// No row names the columns; these are the first rows that say anything.
    NoHead(Vec<String>),
    /// There is no sheet of this name; these are there.
    NoSheet(String, Vec<String>),
}

/// Reads a file; its name only says what to call a sheet of text.
pub fn read(file: &str, bytes: &[u8], asked: &Asked) -> Result<Imported, NotBook> {
    let grids = match bytes {
        [b'P', b'K', ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            workbook::read(bytes).map_err(NotBook::Workbook)?
        }
        _ => vec![separated::read(file, bytes).map_err(NotBook::Table)?],
    };
    let heads: Vec<(&Grid, Option<Head>)> = grids
        .iter()
        .map(|grid| (grid, head::find(grid, &asked.columns)))
        .collect();
    let chosen = chosen(&heads, asked)?;
    let others = heads
        .iter()
        .filter(|(grid, head)| head.is_some() && !chosen.iter().any(|(taken, _)| taken.name == grid.name));
    Ok(Imported {
        others: others.map(|(grid, _)| grid.name.clone()).collect(),
        sheets: chosen
            .into_iter()
            .map(|(grid, head)| read_sheet(file, grid, head, asked))
            .collect(),
    })
}

type Chosen<'g> = Vec<(&'g Grid, Head)>;

fn chosen<'g>(heads: &[(&'g Grid, Option<Head>)], asked: &Asked) -> Result<Chosen<'g>, NotBook> {
    let no_head = || NotBook::NoHead(heads.first().map(|(grid, _)| start_of(grid)).unwrap_or_default());
    if asked.sheets.is_empty() {
        let first = heads.iter().find_map(|(grid, head)| Some((*grid, head.clone()?)));
        return first.map(|found| vec![found]).ok_or_else(no_head);
    }
    let mut chosen = Vec::new();
    for name in &asked.sheets {
        let Some((grid, head)) = heads.iter().find(|(grid, _)| grid.name == *name) else {
            let known = heads.iter().map(|(grid, _)| grid.name.clone());
            return Err(NotBook::NoSheet(name.clone(), known.collect()));
        };
        let head = head.clone().ok_or_else(|| NotBook::NoHead(start_of(grid)))?;
        chosen.push((*grid, head));
    }
    Ok(chosen)
}

/// Returns the first rows that say anything, to be shown.
fn start_of(grid: &Grid) -> Vec<String> {
    let rows = (0..grid.rows.len()).filter(|row| !grid.row_is_empty(*row));
    rows.take(5)
        .map(|row| {
            let cells = grid.rows.get(row).into_iter().flatten();
            let said: Vec<String> = cells
                .map(|cell| cell.text())
                .filter(|text| !text.is_empty())
                .collect();
            said.join(" | ").chars().take(60).collect()
        })
        .collect()
}

fn read_sheet(file: &str, grid: &Grid, head: Head, asked: &Asked) -> Sheet {
    let sides = [Role::Debit, Role::Credit];
    let has_sides = sides.iter().any(|role| head.column(*role).is_some());
    let proved = rows::ways(grid, &head);
    let ways = proved.unwrap_or(Ways::Books);
    let given = Given {
        year: asked.year.or_else(|| year_of(file, grid, &head)),
        ways,
    };
    Sheet {
        name: grid.name.clone(),
        ways: has_sides.then_some((ways, proved.is_some())),
        taken: rows::read(grid, &head, given),
        head,
    }
}

/// Returns the year that stands above the columns, in the sheet's name or in the file's.
fn year_of(file: &str, grid: &Grid, head: &Head) -> Option<i32> {
    let above = (0..=head.last).flat_map(|row| {
        let width = grid.rows.get(row).map_or(0, Vec::len);
        (0..width).map(move |column| grid.cell(Address { row, column }).text())
    });
    above
        .chain([grid.name.clone(), file.to_owned()])
        .flat_map(|text| numbers_of(&text))
        .find(|number| (1990..2100).contains(number))
}

impl Imported {
    /// Returns the lines of all sheets, in their order.
    pub fn lines(&self) -> Vec<TakenLine> {
        let lines = self.sheets.iter().flat_map(|sheet| &sheet.taken.lines);
        lines.cloned().collect()
    }

    /// Returns the balance before the first line, if a sheet says it.
    pub fn opening(&self) -> Option<Fen> {
        self.sheets.first()?.taken.opening
    }

    /// Returns the balance at the end as the last sheet has it, and the name of its cell.
    pub fn closing(&self) -> Option<(String, Fen)> {
        let last = self.sheets.last()?;
        let (at, amount) = last.taken.closing?;
        Some((self.cell_name(last, at), amount))
    }

    /// Returns what a cell is called: with its sheet, if several were read.
    pub fn cell_name(&self, sheet: &Sheet, at: Address) -> String {
        match self.sheets.len() {
            1 => at.to_string(),
            _ => format!("{}!{at}", sheet.name),
        }
    }
}
