//! A sheet as cells with their addresses.

use std::fmt;

use crate::model::date::Day;

/// Where a cell stands, counted from nothing; written as spreadsheets do: `C12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    pub row: usize,
    pub column: usize,
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", letters(self.column), self.row + 1)
    }
}

/// Returns the letters of a column: `A`, `Z`, `AA`.
pub fn letters(column: usize) -> String {
    let mut signs = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or_default();
        signs.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    signs.iter().rev().collect()
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    /// A number as its shortest decimals: `12800`, `0.53`.
    Number(String),
    Day(Day),
    /// A formula that failed: `#REF!`.
    Broken(String),
}

impl Cell {
    /// Returns what is read in the cell, without the space around it.
    pub fn text(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Number(text) | Cell::Broken(text) => text.trim().to_owned(),
            Cell::Day(day) => day.iso(),
        }
    }

    /// Returns whether nothing is read in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    pub name: String,
    pub rows: Vec<Vec<Cell>>,
}

const NOTHING: &Cell = &Cell::Empty;

impl Grid {
    /// Returns a cell; beyond the edge all are empty.
    pub fn cell(&self, at: Address) -> &Cell {
        let row = self.rows.get(at.row);
        row.and_then(|row| row.get(at.column)).unwrap_or(NOTHING)
    }

    /// Writes a cell, making room for it.
    pub fn put(&mut self, at: Address, cell: Cell) {
        if self.rows.len() <= at.row {
            self.rows.resize_with(at.row + 1, Vec::new);
        }
        let Some(row) = self.rows.get_mut(at.row) else {
            return;
        };
        if row.len() <= at.column {
            row.resize(at.column + 1, Cell::Empty);
        }
        if let Some(place) = row.get_mut(at.column) {
            *place = cell;
        }
    }

    /// Returns whether nothing is read in a row.
    pub fn row_is_empty(&self, row: usize) -> bool {
        self.rows
            .get(row)
            .is_none_or(|cells| cells.iter().all(Cell::is_empty))
    }

    /// Returns the first words of a row, and where they stand.
    pub fn first_words(&self, row: usize) -> Option<(Address, String)> {
        let cells = self.rows.get(row)?.iter().enumerate();
        let mut words = cells.filter(|(_, cell)| matches!(cell, Cell::Text(_)) && !cell.is_empty());
        words
            .next()
            .map(|(column, cell)| (Address { row, column }, cell.text()))
    }
}
