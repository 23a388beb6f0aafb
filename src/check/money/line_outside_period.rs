//! Lines of a ledger dated outside its period.

use crate::check::contract::Check;
use crate::model::date::Day;
use crate::model::entry::Entry;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "line-outside-period";

pub struct LineOutsidePeriod;

impl Check for LineOutsidePeriod {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M14"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "账目写明了起止日期，每一笔都要在里面。落在外面的，不是日期写错，就是记到了别的期间。\n\n\
                 例：`period: {from: 2026-01-01, to: 2026-03-31}`，有一笔日期是 `2026-04-02`\n\n\
                 怎么改：改正日期，或把这一笔移到它所属的那一期。",
            en: "An account says from which to which day it runs, and every line lies within. One outside has a wrong \
                 date or belongs to another period.\n\n\
                 Example: `period: {from: 2026-01-01, to: 2026-03-31}` and a line dated `2026-04-02`\n\n\
                 To mend: correct the date, or move the line to its own period.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let Some(period) = entry.parts.period.filter(|period| period.from <= period.to) else {
                continue;
            };
            let inside = |day: Day| (period.from..=period.to).contains(&day);
            let mut dates = entry
                .parts
                .ledgers
                .iter()
                .flat_map(|ledger| &ledger.lines)
                .filter_map(|line| line.date);
            let count = dates.clone().count();
            if count > 2 && !dates.any(inside) {
                tell_period(entry, period.from, count, faults);
                continue;
            }
            for line in entry.parts.ledgers.iter().flat_map(|ledger| &ledger.lines) {
                let Some(date) = line.date.filter(|date| !inside(*date)) else {
                    continue;
                };
                let (day, from, to, item) = (date.iso(), period.from.iso(), period.to.iso(), &line.item);
                let fault = faults.error(
                    NAME,
                    line.span,
                    say!(
                        "“{item}”的日期 {day} 不在账目期间 {from} 至 {to} 之内",
                        "“{item}” is dated {day}, outside the period {from} to {to}"
                    ),
                );
                let meant = [1, -1]
                    .iter()
                    .filter_map(|years| Day::of(date.year() + years, date.month(), date.day_of_month()))
                    .find(|day| inside(*day));
                match meant {
                    Some(meant) => {
                        let meant = meant.iso();
                        fault.mend(say!(
                            "年份多半错了，应为 `{meant}`",
                            "the year is likely wrong: `{meant}`"
                        ))
                    }
                    None => fault.mend(say!(
                        "改正日期，或把这一笔移到它所属的那一期",
                        "correct the date, or move the line to its own period"
                    )),
                };
            }
        }
    }
}

/// When no line lies in the period, it is the period that is wrong.
fn tell_period(entry: &Entry, from: Day, count: usize, faults: &mut Faults) {
    let lines = || entry.parts.ledgers.iter().flat_map(|ledger| &ledger.lines);
    let (Some(first), Some(last)) = (
        lines().filter_map(|line| line.date).min(),
        lines().filter_map(|line| line.date).max(),
    ) else {
        return;
    };
    let (earliest, latest) = (first.iso(), last.iso());
    let fault = faults.error(
        NAME,
        entry.span_of("period"),
        say!(
            "{count} 笔都不在账目期间之内：它们从 {earliest} 到 {latest}",
            "none of the {count} lines lies in the period: they run from {earliest} to {latest}"
        ),
    );
    if first.year() == last.year() && first.year() != from.year() {
        let year = first.year();
        fault.mend(say!(
            "`period` 的年份多半写错了，应为 {year} 年",
            "the year of `period` is likely wrong: it should be {year}"
        ));
    } else {
        fault.mend(say!(
            "核对 `period`，看是不是用错了明细文件",
            "check `period`, and whether these lines are those of another one"
        ));
    }
}
