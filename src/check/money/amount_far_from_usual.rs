//! Amounts far above those of the periods before.

use std::collections::BTreeMap;

use crate::check::contract::Check;
use crate::check::reading::books::{self, Account};
use crate::model::ledger::Line;
use crate::model::money::Fen;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "amount-far-from-usual";

/// So many periods before are looked at.
const PERIODS: usize = 3;

/// An amount more than so many times the usual one is told.
const TIMES: i128 = 10;

pub struct AmountFarFromUsual;

impl Check for AmountFarFromUsual {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M22"]
    }

    fn page(&self) -> Page {
        Page {
            zh: "一笔钱超过前三期同一类别中位数的十倍，多半是小数点错位，或把元和万元弄混了。只是提醒，不会公布出来。前三期同类不到三笔的不比。\n\n\
                 例：临停收入前三期每月两千多，这个月写成 23,800.00\n\n\
                 怎么改：核对凭证；数是对的，用 `allow` 写明原因。",
            en: "An amount of more than ten times the median of its category in the three periods before likely has a point \
                 moved, or mixes 元 and 万元. It is only a warning and is not published. Fewer than three amounts before are \
                 not compared.\n\n\
                 Example: casual parking brought about two thousand a month, and now 23,800.00\n\n\
                 To mend: look at the voucher; if the figure is right, give the reason in `allow`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for accounts in books::by_book(site).values() {
            for (at, account) in accounts.iter().enumerate() {
                let from = at.saturating_sub(PERIODS);
                let before = accounts.get(from..at).unwrap_or_default();
                look(account, &usual(before), faults);
            }
        }
    }
}

type Kind<'s> = (bool, &'s str);

fn kind(line: &Line) -> Option<Kind<'_>> {
    let category = line.category.as_deref()?;
    Some((line.side == crate::model::ledger::Side::In, category))
}

/// Returns the median amount of each side and category that has three amounts or more.
fn usual<'s>(before: &[Account<'s>]) -> BTreeMap<Kind<'s>, Fen> {
    let mut amounts: BTreeMap<Kind<'s>, Vec<Fen>> = BTreeMap::new();
    for line in before.iter().flat_map(|account| &account.ledger.lines) {
        if let Some(kind) = kind(line) {
            amounts.entry(kind).or_default().push(line.amount.value);
        }
    }
    amounts
        .into_iter()
        .filter(|(_, amounts)| amounts.len() >= 3)
        .filter_map(|(kind, mut amounts)| {
            amounts.sort_unstable();
            Some((kind, *amounts.get(amounts.len() / 2)?))
        })
        .collect()
}

fn look(account: &Account<'_>, usual: &BTreeMap<Kind<'_>, Fen>, faults: &mut Faults) {
    for line in &account.ledger.lines {
        let median = kind(line).and_then(|kind| usual.get(&kind));
        let Some(median) = median.filter(|median| median.0 > 0) else {
            continue;
        };
        let amount = line.amount.value;
        if i128::from(amount.0) <= i128::from(median.0) * TIMES {
            continue;
        }
        let (item, shown, usual) = (&line.item, amount.grouped(), median.grouped());
        let times = amount.0 / median.0;
        faults
            .warn(
                NAME,
                line.amount.span,
                say!(
                    "“{item}” {shown} 元，是前三期同类中位数 {usual} 元的 {times} 倍",
                    "“{item}”, {shown} yuan, is {times} times the median of its kind before, {usual}"
                ),
            )
            .mend(say!(
                "核对凭证：小数点错位了没有，元和万元弄混了没有",
                "look at the voucher: was a point moved, or 元 and 万元 mixed?"
            ));
    }
}
