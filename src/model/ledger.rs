//! A ledger: opening, lines, closing, all in whole fen.

use crate::model::audience::Audience;
use crate::model::date::Day;
use crate::model::fund::{Bank, BuildingRow, Column, Holder};
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

/// What allowed a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Approval {
    /// The owners' vote.
    Vote,
    /// The owners' committee.
    Committee,
    /// A contract that is in force.
    Contract,
    /// An emergency, confirmed twice.
    Emergency,
    /// A rule or a budget that was decided once for many payments.
    Standing,
}

impl Approval {
    /// Every kind with its name in content files, and the Chinese one that tables may have.
    pub const NAMES: [(&'static str, &'static str, Approval); 5] = [
        ("vote", "表决", Approval::Vote),
        ("committee", "业委会", Approval::Committee),
        ("contract", "合同", Approval::Contract),
        ("emergency", "应急", Approval::Emergency),
        ("standing", "常设", Approval::Standing),
    ];

    /// Returns the name in content files.
    pub fn name(self) -> &'static str {
        let named = Approval::NAMES.iter().find(|(.., known)| *known == self);
        named.map_or("", |(name, ..)| name)
    }

    /// Reads either name.
    pub fn of_name(text: &str) -> Option<Approval> {
        let named = Approval::NAMES
            .iter()
            .find(|(name, zh, _)| *name == text || *zh == text);
        named.map(|(.., approval)| *approval)
    }
}

/// One book of a disclosure for one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The kind of book: `common_income`, `maintenance_fund` …
    pub book: Spanned<String>,
    /// Nothing for books that carry no balance, unless one was written.
    pub opening: Spanned<Fen>,
    pub lines: Vec<Line>,
    /// What the lines give for books that carry no balance, unless one was written.
    pub closing: Spanned<Fen>,
    /// The id of the disclosure whose closing is this one's opening.
    pub previous: Option<Spanned<String>>,
    /// The digest of that disclosure's sealed document, in hexadecimal digits.
    pub previous_digest: Option<Spanned<String>>,
    /// Whose account the money is in.
    pub account: Option<Holder>,
    /// What the bank's statement says.
    pub bank: Option<Bank>,
    /// The same by building.
    pub buildings: Vec<BuildingRow>,
    /// The CSV file the lines came from, if not from the entry itself.
    pub file: Option<String>,
    /// The CSV file the buildings came from, likewise.
    pub buildings_file: Option<String>,
    /// The whole ledger in its file.
    pub span: Span,
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
    /// The id of the decision that allowed it, or words for it.
    pub decision: Option<Spanned<String>>,
    /// As written; where it is not, the decision says it.
    pub approval: Option<Approval>,
    pub contract: Option<String>,
    /// The firm that was paid, or the one that paid.
    pub payee: Option<String>,
    /// The id of the project it belongs to.
    pub project: Option<Spanned<String>>,
    /// The homes it was spent on; all of them if it names nothing.
    pub scope: Audience,
    /// The id of an entry that tells more; of a transfer, the other book's.
    pub link: Option<Spanned<String>>,
    /// The whole line in its file.
    pub span: Span,
}

impl Ledger {
    /// Returns whether its balance goes on into the next period, as cash does.
    pub fn carries_balance(&self) -> bool {
        carries_balance(&self.book.value)
    }

    /// Returns the files its rows came from.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.file
            .as_deref()
            .into_iter()
            .chain(self.buildings_file.as_deref())
    }

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

impl Line {
    /// Returns whether money went to or came from another book of the community.
    pub fn is_transfer(&self) -> bool {
        let category = self.category.as_deref();
        category.is_some_and(|name| TRANSFERS.contains(&name))
    }

    /// Returns the column of a table by building that it belongs to.
    pub fn column(&self) -> Column {
        if self.side == Side::Out {
            return Column::Spent;
        }
        match self.category.as_deref() {
            Some("首期" | "续筹" | "补建" | "交存") => Column::Deposit,
            Some("公共收益转入") => Column::Transferred,
            Some("利息" | "增值") => Column::Gain,
            _ => Column::Other,
        }
    }

    /// Returns the ids of entries that it names.
    pub fn named(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.link.iter().chain(self.decision_id()).chain(&self.project)
    }

    /// Returns the decision's id, if it is written as one.
    pub fn decision_id(&self) -> Option<&Spanned<String>> {
        self.decision.as_ref().filter(|decision| {
            let written = decision.value.as_str();
            written.starts_with("d-") && written.is_ascii()
        })
    }
}

/// The categories of money that goes from one book into another, on either side.
pub const TRANSFERS: [&str; 2] = ["转入维修资金", "公共收益转入"];

/// Returns whether the balance of a book is money that is there, and goes on into the next period.
pub fn carries_balance(book: &str) -> bool {
    !matches!(book, "service_fee" | "utilities" | "project")
}
