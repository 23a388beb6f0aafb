//! Finds the row that names the columns.

use crate::intake::grid::{Address, Cell, Grid};
use crate::intake::labels::{Role, bare, role_of};

/// Rows above which the names of columns are looked for.
const DEPTH: usize = 40;

/// The row or two that name the columns, and what they name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub row: usize,
    /// The last row of it; lines follow.
    pub last: usize,
    pub columns: Vec<Column>,
}

/// A column with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub at: usize,
    pub name: String,
    /// Nothing if the name is not known.
    pub role: Option<Role>,
}

impl Head {
    /// Returns the first column of a role.
    pub fn column(&self, role: Role) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns
            .find(|column| column.role == Some(role))
            .map(|column| column.at)
    }

    /// Returns whether lines can be read under it: what it is about, and how much.
    fn is_enough(&self) -> bool {
        let has = |roles: &[Role]| roles.iter().any(|role| self.column(*role).is_some());
        has(&[Role::Item, Role::Category])
            && has(&[Role::Amount, Role::In, Role::Out, Role::Debit, Role::Credit])
    }

    fn fitness(&self) -> (usize, bool) {
        let known = self.columns.iter().filter(|column| column.role.is_some());
        (known.count(), self.row == self.last)
    }
}

/// Returns the row that names most columns, or two rows where names stand below each other;
/// `own` are names that the site has for its columns.
pub fn find(grid: &Grid, own: &[(String, Role)]) -> Option<Head> {
    let rows = 0..grid.rows.len().min(DEPTH);
    let heads = rows.flat_map(|row| [one_row(grid, row, own), two_rows(grid, row, own)]);
    let mut best: Option<Head> = None;
    for head in heads.filter(Head::is_enough) {
        // Of two that name as much, the one that needs a single row.
        if best.as_ref().is_none_or(|best| head.fitness() > best.fitness()) {
            best = Some(head);
        }
    }
    best
}

fn one_row(grid: &Grid, row: usize, own: &[(String, Role)]) -> Head {
    let cells = grid.rows.get(row).map_or(&[][..], Vec::as_slice);
    let columns = cells.iter().enumerate().filter_map(|(at, cell)| match cell {
        Cell::Text(name) if !cell.is_empty() => Some(column(at, name, own)),
        _ => None,
    });
    Head {
        row,
        last: row,
        columns: columns.collect(),
    }
}

/// A name that is joined over several columns stands in the first of them only.
fn two_rows(grid: &Grid, row: usize, own: &[(String, Role)]) -> Head {
    let width = [row, row + 1].map(|row| grid.rows.get(row).map_or(0, Vec::len));
    let mut above = String::new();
    let mut columns = Vec::new();
    for at in 0..width.into_iter().max().unwrap_or_default() {
        let [upper, lower] = [row, row + 1].map(|row| grid.cell(Address { row, column: at }).text());
        if !upper.is_empty() {
            above = upper.clone();
        }
        let role = |name: &str| column(at, name, own).role;
        let names = match lower.is_empty() {
            true => vec![upper],
            // `收入` over `金额` is income; `2026年` over `月` is the month.
            false => vec![format!("{above}{lower}"), lower.clone(), above.clone()],
        };
        let known = names.iter().find(|name| role(name).is_some());
        let Some(name) = known.or(names.iter().find(|name| !name.is_empty())) else {
            continue;
        };
        let mut column = column(at, name, own);
        let sides = [Role::In, Role::Out, Role::Debit, Role::Credit];
        let upper_role = role(&above).filter(|role| sides.contains(role));
        if column.role == Some(Role::Amount) && upper_role.is_some() {
            column.role = upper_role;
        }
        columns.push(column);
    }
    Head {
        row,
        last: row + 1,
        columns,
    }
}

fn column(at: usize, name: &str, own: &[(String, Role)]) -> Column {
    let saved = own.iter().find(|(known, _)| bare(known) == bare(name));
    Column {
        at,
        name: name.trim().to_owned(),
        role: saved.map(|(_, role)| *role).or_else(|| role_of(name)),
    }
}
