//! Ledgers summed up for paper.

use serde_json::{Value, json};

use crate::emit::print::whole;
use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::ledger::{Ledger, Side};
use crate::model::money::Fen;
use crate::theme::files::Theme;
use crate::theme::time_words;

/// Returns every ledger of an entry: opening, both sides by category, closing.
pub fn of(theme: &Theme, entry: &Entry) -> Vec<Value> {
    let ledgers = entry.parts.ledgers.iter();
    ledgers.map(|ledger| summed(theme, entry, ledger)).collect()
}

fn summed(theme: &Theme, entry: &Entry, ledger: &Ledger) -> Value {
    let book = ledger.book.value.as_str();
    let key = format!("book.{book}");
    let period = entry.parts.period;
    let vouchers = ledger.lines.iter().filter(|line| line.voucher.is_some()).count();
    let (lines, vouchers) = (ledger.lines.len().to_string(), vouchers.to_string());
    let counted = [("lines", lines.as_str()), ("vouchers", vouchers.as_str())];
    json!({
        "book": theme.find_word(Lang::Zh, &key).unwrap_or(book),
        "period": period.map(|period| time_words::period(period.from, period.to, Lang::Zh)),
        "opening": ledger.opening.value.grouped(),
        "total_in": ledger.total(Side::In).unwrap_or_default().grouped(),
        "total_out": ledger.total(Side::Out).unwrap_or_default().grouped(),
        "closing": ledger.closing.value.grouped(),
        "in": side(theme, ledger, Side::In),
        "out": side(theme, ledger, Side::Out),
        "note": whole::line(&theme.fill(Lang::Zh, "print.ledger-note", &counted)),
    })
}

fn side(theme: &Theme, ledger: &Ledger, side: Side) -> Vec<Value> {
    let sums = ledger.sums_by_category(side);
    let largest = sums.iter().map(|(_, sum, _)| *sum).max().unwrap_or_default();
    sums.into_iter()
        .map(|(category, sum, lines)| {
            json!({
                "category": category.unwrap_or(theme.word(Lang::Zh, "no-category")),
                "total": sum.grouped(),
                "lines": lines,
                "permille": permille(sum, largest),
            })
        })
        .collect()
}

/// Returns tenths of a percent of the largest sum, for bars; negative sums have none.
fn permille(part: Fen, largest: Fen) -> i64 {
    if largest.0 <= 0 || part.0 <= 0 {
        return 0;
    }
    i64::try_from(i128::from(part.0) * 1000 / i128::from(largest.0)).unwrap_or(1000)
}
