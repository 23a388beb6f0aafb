//! Transfers that the other book does not have.

use crate::check::contract::Check;
use crate::check::reading::books::{self, Account};
use crate::check::reading::slip;
use crate::model::date::Day;
use crate::model::ledger::{Line, Side};
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::report::words::Words;
use crate::say;
use crate::source::file;
use crate::source::tree::SourceTree;

const NAME: &str = "transfer-one-sided";

pub struct TransferOneSided;

impl Check for TransferOneSided {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M6"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "公共收益转入维修资金，一边记支出（类别“转入维修资金”），另一边记收入（类别“公共收益转入”），同一天、同一个数。\
                 只记了一边，钱就不知去了哪里。另一本账还没有公布的，不算。\n\n\
                 例：公共收益转出 22,134.34，维修资金却收到 22,143.34\n\n\
                 怎么改：核对转账凭证，改写错的一边；另一边漏记的补上，并在 `link` 写对方那一篇。",
            en: "Money that goes from the common income into the maintenance fund is out in one book (转入维修资金) and in \
                 in the other (公共收益转入), on the same day and of the same amount. With one side only nobody knows \
                 where it went. A book that is not published yet does not count.\n\n\
                 Example: 22,134.34 leaves the common income, 22,143.34 comes into the fund\n\n\
                 To mend: compare the voucher and correct the side that is wrong, or add the one that is missing, with \
                 `link` to the other account.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let books = books::by_book(site);
        let of = |book: &str| books.get(book).map_or(&[][..], Vec::as_slice);
        let (income, fund) = (of("common_income"), of("maintenance_fund"));
        let mut given = transfers(income, Side::Out, "转入维修资金");
        let mut taken = transfers(fund, Side::In, "公共收益转入");
        given.retain(|line| !took_equal(line, &mut taken));
        for line in given {
            if let Some(other) = take_like(line, &mut taken) {
                tell_differs(line, other, sources, faults);
            } else if is_published(line, fund) {
                tell_missing(line, ("维修资金", "the maintenance fund"), faults);
            }
        }
        for line in taken.into_iter().filter(|line| is_published(line, income)) {
            tell_missing(line, ("公共收益", "the common income"), faults);
        }
    }
}

/// Returns the transfers of a book on one side, of accounts that could be read.
fn transfers<'s>(accounts: &[Account<'s>], side: Side, category: &str) -> Vec<&'s Line> {
    accounts
        .iter()
        .filter(|account| !account.entry.parts.ledgers_unread)
        .flat_map(|account| &account.ledger.lines)
        .filter(|line| line.side == side && line.category.as_deref() == Some(category))
        .collect()
}

/// Takes the line of the other side with the same day and amount, if there is one.
fn took_equal(line: &Line, others: &mut Vec<&Line>) -> bool {
    let same_day = |other: &Line| line.date.is_none() || other.date.is_none() || line.date == other.date;
    let found = others
        .iter()
        .position(|other| other.amount.value == line.amount.value && same_day(other));
    found.map(|at| others.remove(at)).is_some()
}

/// Takes the line that is likely its other side: of the same day, else of the same amount.
fn take_like<'s>(line: &Line, others: &mut Vec<&'s Line>) -> Option<&'s Line> {
    let same_day = others
        .iter()
        .position(|other| other.date.is_some() && other.date == line.date);
    let same_amount = || {
        others
            .iter()
            .position(|other| other.amount.value == line.amount.value)
    };
    let at = same_day.or_else(same_amount)?;
    Some(others.remove(at))
}

/// Returns whether the other book has an account of that day: one that could not be read tells its own faults.
fn is_published(line: &Line, accounts: &[Account<'_>]) -> bool {
    let named = line.link.as_ref().map(|id| id.value.as_str());
    accounts.iter().any(|account| {
        let covers = |day: Day| (account.period.from..=account.period.to).contains(&day);
        let is_it = line.date.is_some_and(covers) || named == Some(account.entry.meta.id.as_str());
        is_it && !account.entry.parts.ledgers_unread
    })
}

fn tell_differs(given: &Line, taken: &Line, sources: &SourceTree, faults: &mut Faults) {
    let (out, into) = (given.amount.value, taken.amount.value);
    let (shown_out, shown_in) = (out.grouped(), into.grouped());
    let day = |line: &Line| line.date.map(|day| day.iso()).unwrap_or_default();
    let (day_out, day_in) = (day(given), day(taken));
    let message: Words = if out == into {
        say!(
            "转账 {shown_out} 两边日期不同：公共收益 {day_out} 转出，维修资金 {day_in} 转入",
            "the transfer of {shown_out} has two dates: out of the common income on {day_out}, into the fund on {day_in}"
        )
    } else {
        let apart = slip::apart(out, into);
        say!(
            "同一笔转账两边不同：公共收益转出 {shown_out}，维修资金转入 {shown_in}，相差 {apart}",
            "one transfer, two amounts: {shown_out} leaves the common income, {shown_in} comes into the fund, {apart} apart"
        )
    };
    let span = match out == into {
        true => taken.span,
        false => taken.amount.span,
    };
    let fault = faults.error(NAME, span, message);
    let at = sources
        .file(given.span.file)
        .map(|source| source.position(given.span.start as usize));
    if let Some(at) = at {
        let place = file::place(sources.path(given.span.file), at);
        fault.note(say!("转出的一笔在 {place}", "it leaves at {place}"));
    }
    if let Some(words) = slip::between(into, out).filter(|_| out != into) {
        fault.note(words);
    }
    fault.mend(say!(
        "核对转账凭证，改正写错的一边",
        "compare the voucher and correct the side that is wrong"
    ));
}

fn tell_missing(line: &Line, other: (&str, &str), faults: &mut Faults) {
    let (item, amount) = (&line.item, line.amount.value.grouped());
    let (book, book_en) = other;
    let day = line.date.map(|day| day.iso()).unwrap_or_default();
    faults
        .error(
            NAME,
            line.span,
            say!(
                "“{item}” {day} {amount}，在“{book}”账里找不到另一边",
                "“{item}” {day} {amount} has no other side in {book_en}"
            ),
        )
        .mend(say!(
            "在那本账同一天补上同样的一笔；这一笔不是转账，就改类别",
            "add the same amount there on the same day; if this is no transfer, correct its category"
        ));
}
