//! Closings that the bank's statement does not bear out.

use crate::check::contract::Check;
use crate::check::reading::books;
use crate::check::reading::slip;
use crate::model::ledger::Ledger;
use crate::model::money::Fen;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "bank-differs";

pub struct BankDiffers;

impl Check for BankDiffers {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M8"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "账上的期末，要等于银行对账单的余额，加减写明了的差额（在途的存款、还没兑付的付款）。差一分也要说明。\n\n\
                 例：期末 2,519,609.58，银行余额 2,519,690.58，没有写差在哪里\n\n\
                 怎么改：核对对账单；真有差额，在 `bank` 的 `explained` 里逐项写明，银行余额要减的写负数。",
            en: "The closing is the balance of the bank's statement, plus or less what is explained: money under way, \
                 payments not yet cashed. Every fen is explained.\n\n\
                 Example: the closing is 2,519,609.58, the bank has 2,519,690.58, and nothing says why\n\n\
                 To mend: compare the statement; where it differs, name each reason under `explained` of `bank`, negative \
                 if the bank has too much.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            for ledger in &entry.parts.ledgers {
                look(ledger, faults);
            }
        }
    }
}

fn look(ledger: &Ledger, faults: &mut Faults) {
    let Some(bank) = &ledger.bank else {
        return;
    };
    let explained = bank.explained.iter().map(|it| it.amount.value);
    let Some(right) = Fen::sum(std::iter::once(bank.balance.value).chain(explained)) else {
        return;
    };
    let closing = ledger.closing.value;
    if closing == right {
        return;
    }
    let (book, book_en) = books::called(&ledger.book.value);
    let (shown, there, apart) = (closing.grouped(), right.grouped(), slip::apart(closing, right));
    let fault = faults.error(
        NAME,
        bank.balance.span,
        say!(
            "“{book}”期末是 {shown}，按银行余额应为 {there}，相差 {apart}",
            "{book_en} closes with {shown}, but the bank gives {there}: {apart} apart"
        ),
    );
    if !bank.explained.is_empty() {
        let mut sum = bank.balance.value.grouped();
        for explained in &bank.explained {
            let amount = explained.amount.value;
            let sign = if amount.0 < 0 { '-' } else { '+' };
            let amount = Fen(amount.0.saturating_abs()).grouped();
            sum.push_str(&format!(" {sign} {} {amount}", explained.item));
        }
        fault.note(say!("银行余额 {sum} = {there}", "the bank {sum} = {there}"));
    }
    if let Some(words) = slip::between(bank.balance.value, closing) {
        fault.note(words);
    }
    let item = format!(
        "{{item: 差在哪里, amount: \"{}\"}}",
        Fen(closing.0.saturating_sub(right.0))
    );
    fault.mend(say!(
        "核对对账单；差额有来由，就写进 `explained: [{item}]`",
        "compare the statement; if there is a reason, write it: `explained: [{item}]`"
    ));
}
