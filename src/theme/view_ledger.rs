//! What templates see of ledgers, amounts as grouped texts.

use serde::Serialize;

use crate::theme::view_shapes::{FileView, LinkView};

/// A ledger with its sums; amounts are grouped texts such as `61,471.67`.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerView {
    pub book: String,
    pub book_title: String,
    pub period: String,
    pub opening: String,
    pub total_in: String,
    pub total_out: String,
    pub closing: String,
    /// By how much the closing differs from the opening, with its sign: `+6,535.74`.
    pub change: String,
    /// How many lines there are.
    pub count: usize,
    /// In and out by category, in order of first line, each with its share of its side in ‰.
    pub groups: Vec<LedgerGroupView>,
    /// Months with dated lines, oldest first; empty where no line has a date.
    pub months: Vec<LedgerMonthView>,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
    pub downloads: Vec<FileView>,
    pub vouchers: usize,
    /// What the balance means in this book, a sentence; empty for books of a site's own.
    pub means: String,
    /// The same by building; or nothing.
    pub fund: Option<FundView>,
    /// What the bank says, a sentence; empty if it was not written.
    pub bank: String,
}

/// A fund by building; amounts are grouped texts.
#[derive(Clone, Debug, Serialize)]
pub struct FundView {
    pub rows: Vec<FundRowView>,
    pub total: FundRowView,
    /// A building has something in the column of other income.
    pub has_other: bool,
    /// First deposits are known, and so the share that is left.
    pub has_ratio: bool,
}

/// A building's part of a fund, or the sum of all.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FundRowView {
    /// `3号楼`
    pub building: String,
    pub homes: u32,
    /// `8,100.00`
    pub area: String,
    pub opening: String,
    pub deposit: String,
    pub transferred: String,
    pub gain: String,
    pub other: String,
    pub spent: String,
    pub closing: String,
    pub first_deposit: String,
    /// The closing in percent of the first deposit: `78.3%`; or empty.
    pub ratio: String,
    /// Less than 30 % are left.
    pub low: bool,
    /// A word on how it stands; or empty.
    pub note: String,
}

/// The lines of one side and category.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerGroupView {
    /// `in` or `out`.
    pub side: &'static str,
    pub category: String,
    pub total: String,
    /// Share of its side, in tenths of a percent, for bars.
    pub permille: u32,
    pub lines: Vec<LineView>,
}

/// A month of a ledger.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerMonthView {
    /// `2026年4月`
    pub month: String,
    pub total_in: String,
    pub total_out: String,
    /// Tenths of a percent of the largest sum of any month, for bars.
    pub in_permille: u32,
    pub out_permille: u32,
}

/// A line of a ledger.
#[derive(Clone, Debug, Serialize)]
pub struct LineView {
    /// ISO day, or empty.
    pub date: String,
    /// The day as people say it: `4月8日`; or empty.
    pub day: String,
    pub item: String,
    pub quantity: String,
    pub unit_price: String,
    pub amount: String,
    pub voucher: String,
    /// What was decided, in words; empty where `link` leads to it.
    pub decision: String,
    /// What allowed it, whom it was paid to, on which homes it was spent: a few words each.
    pub notes: Vec<String>,
    pub link: Option<LinkView>,
}

/// Which accounts there are: a row for each book, a column for each year.
#[derive(Clone, Debug, Serialize)]
pub struct BooksView {
    /// Newest first.
    pub years: Vec<String>,
    pub rows: Vec<BookView>,
}

/// A book and its accounts, year by year.
#[derive(Clone, Debug, Serialize)]
pub struct BookView {
    pub title: String,
    /// As many as there are years.
    pub years: Vec<Vec<AccountView>>,
}

/// An account in the table of all.
#[derive(Clone, Debug, Serialize)]
pub struct AccountView {
    pub link: LinkView,
    /// `4月–6月`
    pub months: String,
    pub display_day: i64,
    pub display_days: i64,
}
