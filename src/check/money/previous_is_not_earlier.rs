//! Accounts whose predecessor is no earlier one.

use crate::check::contract::Check;
use crate::check::reading::books;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "previous-is-not-earlier";

pub struct PreviousIsNotEarlier;

impl Check for PreviousIsNotEarlier {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "`previous` 写的是上一期：它的最后一天要在这一期开始之前。指到后面的一期，期初就无从核对。\n\n\
                 例：第二季度写了 `previous: dis-2026-ci-q3`\n\n\
                 怎么改：写上一期的编号；第一份账不写 `previous`。",
            en: "`previous` names the account before: it ends before this one begins. Of a later one nothing can follow.\n\n\
                 Example: the second quarter with `previous: dis-2026-ci-q3`\n\n\
                 To mend: write the id of the period before; a first account has no `previous`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for account in books::by_book(site).values().flatten() {
            let Some(previous) = &account.ledger.previous else {
                continue;
            };
            let found = site.checked().find(|entry| entry.meta.id == previous.value);
            let Some((entry, period)) = found.and_then(|entry| Some((entry, entry.parts.period?))) else {
                continue;
            };
            // Of periods that overlap, `period-overlap` tells.
            if period.from < account.period.from {
                continue;
            }
            let title = &entry.meta.title;
            let (start, from) = (period.from.iso(), account.period.from.iso());
            faults
                .error(
                    NAME,
                    previous.span,
                    say!(
                        "`previous` 指的《{title}》从 {start} 开始，不早于这一期（{from} 起），它不是上一期",
                        "`previous` names “{title}”, which begins on {start}, not before this one ({from}), so it is not the one before"
                    ),
                )
                .mend(say!(
                    "写上一期的编号；这是第一份账就删去 `previous`",
                    "write the id of the period before, or delete `previous` from a first account"
                ));
        }
    }
}
