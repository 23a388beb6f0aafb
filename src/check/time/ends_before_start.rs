//! Times that end before they start.

use crate::check::contract::Check;
use crate::model::date::{Day, Moment};
use crate::model::entry::Entry;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::span::Span;
use crate::source::tree::SourceTree;

const NAME: &str = "ends-before-start";

pub struct EndsBeforeStart;

impl Check for EndsBeforeStart {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "结束早于开始，住户无法安排，日历也会出错。起止时间、分段时间、报名时间、账目期间和公示时间都查。\n\n\
                 例：`starts: 2026-03-18T16:00`，`ends: 2026-03-18T08:30`\n\n\
                 怎么改：多半是两个写反了，或日期少写了一天（夜里跨到第二天的，结束要写第二天）。",
            en: "What ends before it starts cannot be planned for, and calendars refuse it. Schedules, windows, sign-up, \
                 periods of accounts and display are looked at.\n\n\
                 Example: `starts: 2026-03-18T16:00`, `ends: 2026-03-18T08:30`\n\n\
                 To mend: often the two are exchanged, or the end is on the next day.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            moments(entry, faults);
            days(entry, faults);
        }
    }
}

fn moments(entry: &Entry, faults: &mut Faults) {
    let mut told = |starts: Moment, ends: Moment, span: Span| {
        if ends > starts {
            return;
        }
        let (from, to) = (shown(starts), shown_end(ends));
        let fault = faults.error(
            NAME,
            span,
            say!(
                "结束 {to} 不晚于开始 {from}",
                "the end, {to}, is not after the start, {from}"
            ),
        );
        let overnight = ends.day() == starts.day() && ends.hour() < 12 && starts.hour() >= 12;
        if overnight {
            let next = format!(
                "{}T{:02}:{:02}",
                ends.day().plus_days(1).iso(),
                ends.hour(),
                ends.minute()
            );
            fault.mend(say!(
                "跨到第二天的写 `{next}`；写反了就对调",
                "if it runs into the next day write `{next}`; if the two are exchanged, swap them"
            ));
        } else {
            fault.mend(say!(
                "写反了就对调；否则改正结束时间",
                "swap the two if they are exchanged; else correct the end"
            ));
        }
    };
    if let Some(schedule) = &entry.parts.schedule {
        // Without a key of its own the end is that of a window, which is looked at below.
        let own = entry.meta.spans.contains_key("ends");
        if let (Some(ends), Some(span), true) = (schedule.ends, schedule.ends_at, own) {
            told(schedule.starts, ends, span);
        }
        for window in &schedule.windows {
            told(window.starts, window.ends, window.span);
        }
    }
    if let Some(sign_up) = &entry.parts.sign_up
        && let (Some(from), Some(until)) = (sign_up.from, sign_up.until)
    {
        told(from, until, entry.span_of("sign_up"));
    }
}

fn days(entry: &Entry, faults: &mut Faults) {
    let mut told = |from: Day, to: Day, span: Span| {
        if to < from {
            let (from, to) = (from.iso(), to.iso());
            faults
                .error(
                    NAME,
                    span,
                    say!(
                        "截止 {to} 早于起始 {from}",
                        "the last day, {to}, is before the first, {from}"
                    ),
                )
                .mend(say!(
                    "写反了就对调：`{{from: {to}, to: {from}}}`",
                    "swap the two if they are exchanged: `{{from: {to}, to: {from}}}`"
                ));
        }
    };
    let parts = &entry.parts;
    for period in parts
        .period
        .iter()
        .chain(parts.issue.as_ref().map(|issue| &issue.period))
    {
        told(period.from, period.to, period.span);
    }
    if let Some(display) = &parts.display
        && let (Some(from), Some(to)) = (display.from, display.to)
    {
        told(from, to, entry.span_of("display"));
    }
}

fn shown(moment: Moment) -> String {
    format!("{} {}", moment.day().iso(), moment.clock())
}

/// Returns an end; 00:00 is the end of the day before.
fn shown_end(moment: Moment) -> String {
    if moment.is_midnight() {
        format!("{} 24:00", moment.day().plus_days(-1).iso())
    } else {
        shown(moment)
    }
}
