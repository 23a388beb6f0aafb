//! Accounts of a book whose periods share days.

use crate::check::contract::Check;
use crate::check::reading::books;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "period-overlap";

pub struct PeriodOverlap;

impl Check for PeriodOverlap {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M21"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "同一本账的两期不能有重叠的日子，不然有的钱算了两次。要更正已公布的一期，改原来那篇，\
                 加 `version:` 和 `changes:`，不要另发一篇同期的。\n\n\
                 例：一篇到 `2026-03-31`，另一篇从 `2026-03-01` 开始\n\n\
                 怎么改：改正 `period`；重复的一篇撤回（`status: withdrawn`）。",
            en: "Two accounts of one book share no day, or money counts twice. To correct a published account change \
                 that entry, with `version:` and `changes:`, and publish no second for the same days.\n\n\
                 Example: one ends on `2026-03-31`, the next starts on `2026-03-01`\n\n\
                 To mend: correct `period`; withdraw the one that is double (`status: withdrawn`).",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for (book, accounts) in books::by_book(site) {
            for (before, account) in accounts.iter().zip(accounts.iter().skip(1)) {
                if account.period.from > before.period.to {
                    continue;
                }
                let (called, called_en) = books::called(book);
                let title = &before.entry.meta.title;
                let (from, to) = (before.period.from.iso(), before.period.to.iso());
                faults
                    .error(
                        NAME,
                        account.period.span,
                        say!(
                            "“{called}”账的这一期与《{title}》（{from} 至 {to}）重叠",
                            "this period of {called_en} overlaps that of “{title}” ({from} to {to})"
                        ),
                    )
                    .mend(say!(
                        "改正 `period`；重复的一篇写 `status: withdrawn`",
                        "correct `period`; withdraw the one that is double with `status: withdrawn`"
                    ));
            }
        }
    }
}
