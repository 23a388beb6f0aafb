//! Where a single value stands, for what is told of it.

use crate::source::span::Span;

/// Where a single value stands: under a key, in a list, in a cell of a table.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'n> {
    /// What the value is called.
    pub name: &'n str,
    /// What stands before it on its line, such as `date: `; empty in lists and tables.
    pub lead: &'n str,
    pub span: Span,
}
