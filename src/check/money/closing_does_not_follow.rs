//! Closings that are not opening and lines summed.

use crate::check::contract::Check;
use crate::check::reading::books;
use crate::check::reading::slip;
use crate::model::ledger::{Ledger, Side};
use crate::model::money::Fen;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "closing-does-not-follow";

pub struct ClosingDoesNotFollow;

impl Check for ClosingDoesNotFollow {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M2"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "期末 = 期初 + 收入 - 支出，一分不差。对不上的账不能公布，也不能用 `allow` 放过。\
                 程序会算出应有的数，并猜一猜错在哪里：两位写反（差额能被9整除）、小数点错位、某一笔记了两次或漏了、收支写反。\n\n\
                 例：期初 1,000.00，收入 500.00，支出 200.00，期末却写 1,003.00（应为 1,300.00）\n\n\
                 怎么改：拿凭证核对报告里点名的那一行，改正写错的数。不要为了凑平去改期末。",
            en: "Closing = opening + in - out, to the last fen. An account that does not add up is not published, and \
                 `allow` does not help. The program tells the right sum and guesses the slip: two digits swapped (the \
                 difference can be divided by 9), a point moved, a line twice or left out, in and out exchanged.\n\n\
                 Example: opening 1,000.00, in 500.00, out 200.00, but closing 1,003.00 (should be 1,300.00)\n\n\
                 To mend: compare the line named in the report with its voucher and correct what is wrong. Do not bend \
                 the closing to fit.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        // Sums of what was only read in part would mislead.
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            for ledger in &entry.parts.ledgers {
                look(ledger, sources, faults);
            }
        }
    }
}

fn look(ledger: &Ledger, sources: &SourceTree, faults: &mut Faults) {
    let (book, book_en) = books::called(&ledger.book.value);
    let sums = (
        ledger.computed_closing(),
        ledger.total(Side::In),
        ledger.total(Side::Out),
    );
    let (Some(computed), Some(total_in), Some(total_out)) = sums else {
        faults.error(
            NAME,
            ledger.closing.span,
            say!(
                "“{book}”账的合计大得不合理",
                "the sums of the {book_en} ledger are beyond reason"
            ),
        );
        return;
    };
    let written = ledger.closing.value;
    // Where the products of its lines make it balance, those lines are told instead.
    if written == computed || slip::balances_with_products(ledger, computed) {
        return;
    }
    let apart = Fen(written.0.saturating_sub(computed.0).saturating_abs()).grouped();
    let (more, more_en) = if written > computed {
        ("多", "too much")
    } else {
        ("少", "too little")
    };
    let (shown, right) = (written.grouped(), computed.grouped());
    let fault = faults.error(
        NAME,
        ledger.closing.span,
        say!(
            "“{book}”期末写的是 {shown}，按账算应为 {right}，{more}写了 {apart}",
            "the closing of {book_en} is written as {shown}, but the lines give {right}: {apart} {more_en}"
        ),
    );
    let (opening, total_in, total_out) = (
        ledger.opening.value.grouped(),
        total_in.grouped(),
        total_out.grouped(),
    );
    fault.note(say!(
        "期初 {opening} + 收入 {total_in} - 支出 {total_out} = {right}",
        "opening {opening} + in {total_in} - out {total_out} = {right}"
    ));
    for words in slip::in_ledger(ledger, computed, sources) {
        fault.note(words);
    }
    fault.mend(say!(
        "核对凭证：明细都对，就写 `closing: \"{computed}\"`；明细有错，改那一行",
        "check the vouchers: if the lines are right write `closing: \"{computed}\"`; else correct the line"
    ));
}
