//! Days of a book that no account covers.

use crate::check::contract::Check;
use crate::check::reading::books::{self, Account};
use crate::model::date::Day;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "period-gap";

pub struct PeriodGap;

impl Check for PeriodGap {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M21"]
    }

    fn page(&self) -> Page {
        Page {
            zh: "同一本账一期接一期，中间不能缺。缺了一期，期初从哪里来就说不清。\n\n\
                 例：有第一季度和第三季度，没有第二季度\n\n\
                 怎么改：补发缺的那一期，或改正写错的 `period`。",
            en: "The accounts of a book follow one another without a gap; else nobody can tell where an opening comes \
                 from.\n\n\
                 Example: the first and third quarter are there, the second is not\n\n\
                 To mend: publish the missing one, or correct a wrong `period`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for (book, accounts) in books::by_book(site) {
            for (before, account) in accounts.iter().zip(accounts.iter().skip(1)) {
                let next = before.period.to.plus_days(1);
                if account.period.from <= next || is_unread(site, next, account) {
                    continue;
                }
                let (called, called_en) = books::called(book);
                let title = &before.entry.meta.title;
                let (from, to) = (next.iso(), account.period.from.plus_days(-1).iso());
                faults
                    .error(
                        NAME,
                        account.period.span,
                        say!(
                            "“{called}”账缺 {from} 至 {to} 这一段：上一期《{title}》只到前一天",
                            "{called_en} lacks {from} to {to}: “{title}” ends the day before"
                        ),
                    )
                    .mend(say!(
                        "补发缺的那一期，或改正 `period`",
                        "publish the missing period, or correct `period`"
                    ));
            }
        }
    }
}

/// Returns whether an account that could not be read lies in the gap, or may: that was told already.
fn is_unread(site: &Site, from: Day, account: &Account<'_>) -> bool {
    let until = account.period.from;
    let folder = format!("content/{}/", account.entry.folder);
    if site.unread.iter().any(|path| path.starts_with(&folder)) {
        return true;
    }
    site.checked().any(|entry| {
        let unread = entry.parts.ledgers_unread;
        let period = entry.parts.period.filter(|_| unread);
        period.is_some_and(|period| period.from < until && period.to >= from)
    })
}
