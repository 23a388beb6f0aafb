//! A ledger: opening, lines, closing, all in whole fen.

use crate::model::date::Day;
use crate::model::money::{Decimal, Fen};
use crate::source::span::{Span, Spanned};

/// Which way money moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    In,
    Out,
}

impl Side {
    /// Returns the name in files: `in`, `out`.
    pub fn name(self) -> &'static str {
        match self {
            Side::In => "in",
            Side::Out => "out",
        }
    }
}

/// One book of a disclosure for one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The kind of book: `common_income`, `maintenance_fund` …
    pub book: Spanned<String>,
    pub opening: Spanned<Fen>,
    pub lines: Vec<Line>,
    pub closing: Spanned<Fen>,
    /// The id of the disclosure whose closing is this one's opening.
    pub previous: Option<Spanned<String>>,
    /// The CSV file the lines came from, if not from the entry itself.
    pub file: Option<String>,
}

/// One line of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub date: Option<Day>,
    pub side: Side,
    pub category: Option<String>,
    pub item: String,
    pub quantity: Option<Decimal>,
    pub unit_price: Option<Decimal>,
    pub amount: Spanned<Fen>,
    pub voucher: Option<String>,
    /// The id of the decision that allowed it.
    pub decision: Option<String>,
    /// The id of an entry that tells more.
    pub link: Option<Spanned<String>>,
    /// The whole line in its file.
    pub span: Span,
}

impl Ledger {
    /// Returns the sum of one side; `None` if it leaves the range of `i64`.
    pub fn total(&self, side: Side) -> Option<Fen> {
        Fen::sum(
            self.lines
                .iter()
                .filter(|line| line.side == side)
                .map(|line| line.amount.value),
        )
    }

    /// Returns opening + in − out; `None` if it leaves the range of `i64`.
    pub fn computed_closing(&self) -> Option<Fen> {
        let signed = |line: &Line| match line.side {
            Side::In => line.amount.value,
            Side::Out => Fen(-line.amount.value.0),
        };
        Fen::sum(std::iter::once(self.opening.value).chain(self.lines.iter().map(signed)))
    }

    /// Returns the categories of one side in order of first line, each with its sum and number of lines.
    pub fn sums_by_category(&self, side: Side) -> Vec<(Option<&str>, Fen, usize)> {
        let mut sums: Vec<(Option<&str>, Fen, usize)> = Vec::new();
        for line in self.lines.iter().filter(|line| line.side == side) {
            let category = line.category.as_deref();
            let amount = line.amount.value;
            match sums.iter_mut().find(|(known, ..)| *known == category) {
                Some((_, sum, count)) => {
                    *sum = Fen::sum([*sum, amount]).unwrap_or(*sum);
                    *count += 1;
                }
                None => sums.push((category, amount, 1)),
            }
        }
        sums
    }
}
