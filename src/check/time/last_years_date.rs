//! Dates that were left over from last year's text.

use crate::check::contract::Check;
use crate::check::reading::dates;
use crate::check::reading::written;
use crate::model::date::Day;
use crate::model::entry::Entry;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::span::Span;
use crate::source::tree::SourceTree;

const NAME: &str = "last-years-date";

/// How far ahead a notice looks, in days.
const AHEAD: i64 = 120;

pub struct LastYearsDate;

impl Check for LastYearsDate {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "拿去年的通知改一改再发，年份常常忘了改：起止时间落在一年前，日历和首页都不会提醒住户。\n\n\
                 例：`date: 2026-03-12`，而 `starts: 2025-03-18T08:30`\n\n\
                 怎么改：把年份改成今年，并按今年的日历核对星期。",
            en: "When last year's notice is used again the year is often forgotten: the time lies a year back, and \
                 neither the calendar nor the front page reminds anybody.\n\n\
                 Example: `date: 2026-03-12`, but `starts: 2025-03-18T08:30`\n\n\
                 To mend: correct the year and check the weekday against this year's calendar.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let Some(issued) = entry.meta.date else { continue };
            let before = faults.len();
            keys(entry, issued, faults);
            if faults.len() == before {
                text(entry, issued, sources, faults);
            }
        }
    }
}

/// Returns the same day a year later, if that lies shortly after the issue.
fn meant(day: Day, issued: Day) -> Option<Day> {
    let later = Day::of(day.year() + 1, day.month(), day.day_of_month())?;
    (day < issued && (0..=AHEAD).contains(&later.days_since(issued))).then_some(later)
}

fn keys(entry: &Entry, issued: Day, faults: &mut Faults) {
    let mut look = |day: Day, span: Span, key: &str| {
        let Some(later) = meant(day, issued) else { return };
        let (was, now, issue) = (day.iso(), later.iso(), issued.iso());
        faults
            .error(
                NAME,
                span,
                say!(
                    "`{key}` 是 {was}，比发布日 {issue} 早了将近一年，像是去年的日期",
                    "`{key}` is {was}, almost a year before the issue on {issue}: it looks like last year's date"
                ),
            )
            .mend(say!(
                "多半应是 `{now}`；按今年的日历核对星期",
                "likely `{now}` is meant; check the weekday against this year's calendar"
            ));
    };
    if let Some(schedule) = &entry.parts.schedule {
        look(schedule.starts.day(), schedule.starts_at, "starts");
        if let (Some(ends), Some(span)) = (schedule.ends, schedule.ends_at) {
            look(ends.day(), span, "ends");
        }
        for window in &schedule.windows {
            if window.starts != schedule.starts {
                look(window.starts.day(), window.span, "windows");
            }
        }
    }
}

/// Looks for a full date in the text that is a day of the schedule, but a year before.
fn text(entry: &Entry, issued: Day, sources: &SourceTree, faults: &mut Faults) {
    let Some(schedule) = &entry.parts.schedule else {
        return;
    };
    let last = schedule.ends.unwrap_or(schedule.starts).day();
    for file in written::files(entry, sources) {
        for line in file.own_lines().filter(|line| line.in_body) {
            for mention in dates::chinese(line.text) {
                let Some(day) = mention.year.and_then(|_| mention.resolve(None)) else {
                    continue;
                };
                let Some(later) = meant(day, issued) else { continue };
                if later < schedule.starts.day() || later > last {
                    continue;
                }
                let (was, now) = (day.iso(), later.iso());
                faults
                    .warn(
                        NAME,
                        file.span(line.start + mention.date.start..line.start + mention.date.end),
                        say!(
                            "正文写的是 {was}，而这件事在 {now}：像是去年的日期",
                            "the text says {was} while this takes place on {now}: it looks like last year's date"
                        ),
                    )
                    .mend(say!("改正年份", "correct the year"));
            }
        }
    }
}
