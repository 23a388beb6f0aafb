//! What is left of common income, and what becomes of it.

use crate::model::ledger::{Ledger, Line, Side};
use crate::model::money::Fen;

/// Categories of what it costs to earn common income.
pub const COSTS: [&str; 5] = ["运维", "人工", "税", "委托经营费", "能耗"];

/// Returns what came in, less what it cost; `None` if it leaves the range of `i64`.
pub fn net(ledger: &Ledger) -> Option<Fen> {
    let signed = |line: &Line| match line.side {
        Side::In => Some(line.amount.value),
        Side::Out if is_cost(line) => Some(Fen(line.amount.value.0.saturating_neg())),
        Side::Out => None,
    };
    Fen::sum(ledger.lines.iter().filter_map(signed))
}

/// Returns what went into the maintenance fund; `None` if it leaves the range of `i64`.
pub fn to_fund(ledger: &Ledger) -> Option<Fen> {
    let given = ledger
        .lines
        .iter()
        .filter(|line| line.side == Side::Out && line.category.as_deref() == Some("转入维修资金"));
    Fen::sum(given.map(|line| line.amount.value))
}

/// Returns whether a line is a cost of common income.
pub fn is_cost(line: &Line) -> bool {
    let category = line.category.as_deref().unwrap_or_default();
    line.side == Side::Out && COSTS.contains(&category)
}
