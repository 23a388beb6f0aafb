//! The service fee: what was owed, what came in, the budget.

use crate::model::ledger::{Ledger, Side};
use crate::model::money::{Area, Decimal, Fen};
use crate::source::span::{Span, Spanned};

/// A service fee that is laid open beside its ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fee {
    pub mode: Mode,
    /// What was collected, by building.
    pub collection: Vec<Collected>,
    pub budget: Vec<Budgeted>,
}

/// Who bears a surplus or a loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// 酬金制: the manager is paid a remuneration, the rest is the owners'.
    Remuneration,
    /// 包干制: a lump sum, the manager keeps or bears what is left.
    LumpSum,
}

impl Mode {
    /// Both with their names in content files and word tables.
    pub const NAMES: [(&'static str, Mode); 2] =
        [("remuneration", Mode::Remuneration), ("lump_sum", Mode::LumpSum)];

    /// Returns the name in content files.
    pub fn name(self) -> &'static str {
        match self {
            Mode::Remuneration => "remuneration",
            Mode::LumpSum => "lump_sum",
        }
    }
}

/// What one building owed and paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collected {
    pub building: Spanned<String>,
    /// 元 per m² and month.
    pub rate: Decimal,
    pub months: u32,
    pub receivable: Spanned<Fen>,
    /// Of what is owed for this period.
    pub received: Spanned<Fen>,
    /// Of what was owed from before.
    pub earlier: Fen,
    /// For later periods: a debt of the manager, no income.
    pub prepaid: Fen,
    pub arrears_from: Fen,
    pub arrears_to: Spanned<Fen>,
    pub written_off: Fen,
    /// The decision behind what was written off.
    pub decision: Option<String>,
    pub homes_behind: u32,
    pub span: Span,
}

/// Fewer homes than this are never counted in public.
pub const FEWEST_HOMES: u32 = 5;

/// One item of the budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budgeted {
    pub item: String,
    pub budget: Spanned<Fen>,
    /// `None` while nothing was spent.
    pub actual: Option<Spanned<Fen>>,
    pub note: Option<String>,
    pub span: Span,
}

impl Budgeted {
    /// Returns what the ledger says was spent on it, else what was written.
    pub fn spent(&self, ledger: Option<&Ledger>) -> Option<Fen> {
        let booked = ledger.and_then(|ledger| self.booked(ledger));
        booked.or(self.actual.as_ref().map(|actual| actual.value))
    }

    /// Returns the sum of the ledger's costs of that category.
    pub fn booked(&self, ledger: &Ledger) -> Option<Fen> {
        let sums = ledger.sums_by_category(Side::Out);
        let named = sums
            .into_iter()
            .find(|(name, ..)| *name == Some(self.item.as_str()));
        named.map(|(_, sum, _)| sum)
    }
}

impl Collected {
    /// Returns what an area owes; `None` beyond all bounds.
    pub fn owed(&self, area: Area) -> Option<Fen> {
        // 0.01 m² × 元 in millionths × months, to whole fen, half up.
        let product = i128::from(area.0)
            .checked_mul(i128::from(self.rate.millionths))?
            .checked_mul(i128::from(self.months))?;
        i64::try_from((product + 500_000) / 1_000_000).ok().map(Fen)
    }

    /// Returns what is still owed at the end of the period.
    pub fn arrears(&self) -> Option<Fen> {
        let taken = [self.received.value, self.earlier, self.written_off];
        let taken = taken.map(|amount| Fen(amount.0.saturating_neg()));
        Fen::sum(
            [self.arrears_from, self.receivable.value]
                .into_iter()
                .chain(taken),
        )
    }
}

/// Sums over buildings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub receivable: Fen,
    pub received: Fen,
    pub earlier: Fen,
    pub prepaid: Fen,
    pub arrears_from: Fen,
    pub arrears_to: Fen,
}

impl Fee {
    /// Returns the sums of all buildings; `None` beyond all bounds.
    pub fn totals(&self) -> Option<Totals> {
        let sum = |of: fn(&Collected) -> Fen| Fen::sum(self.collection.iter().map(of));
        Some(Totals {
            receivable: sum(|row| row.receivable.value)?,
            received: sum(|row| row.received.value)?,
            earlier: sum(|row| row.earlier)?,
            prepaid: sum(|row| row.prepaid)?,
            arrears_from: sum(|row| row.arrears_from)?,
            arrears_to: sum(|row| row.arrears_to.value)?,
        })
    }

    /// Returns for each building whether what its homes owe must stay hidden.
    ///
    /// A building where few are behind is hidden; if it were the only one, the total would give it away, so
    /// that the one with the next fewest is hidden as well.
    pub fn hidden(&self) -> Vec<bool> {
        let mut hidden: Vec<bool> = self
            .collection
            .iter()
            .map(|row| row.homes_behind < FEWEST_HOMES)
            .collect();
        if hidden.iter().filter(|is_hidden| **is_hidden).count() == 1 {
            let shown = self.collection.iter().enumerate();
            let shown = shown.filter(|(at, _)| hidden.get(*at) == Some(&false));
            let next = shown
                .min_by_key(|(at, row)| (row.homes_behind, *at))
                .map(|(at, _)| at);
            if let Some(next) = next.and_then(|at| hidden.get_mut(at)) {
                *next = true;
            }
        }
        hidden
    }
}

/// Returns a share of a whole as `92.30`, percent rounded half up; of nothing, nothing.
pub fn percent(part: Fen, whole: Fen) -> Option<String> {
    if whole.0 <= 0 || part.0 < 0 {
        return None;
    }
    let (part, whole) = (i128::from(part.0), i128::from(whole.0));
    let hundredths = (part * 20_000 + whole) / (2 * whole);
    Some(format!("{}.{:02}", hundredths / 100, hundredths % 100))
}
