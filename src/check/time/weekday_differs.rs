//! Weekdays that are not those of their dates.

use std::ops::Range;

use crate::check::contract::Check;
use crate::check::reading::dates::{self, Mention};
use crate::check::reading::written::{self, TextLine, Written};
use crate::model::date::Day;
use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "weekday-differs";

pub struct WeekdayDiffers;

impl Check for WeekdayDiffers {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "日期和星期对不上，住户不知道信哪一个，有人会白跑一趟。标题、摘要、正文和英文译文都查。\
                 没写年份的，按离发布日期最近的那一年算。\n\n\
                 例：`3月18日（星期四）`，而2026年3月18日是星期三\n\n\
                 怎么改：先查日历，弄清是日期错还是星期错，再改错的那一个。",
            en: "Where date and weekday disagree residents do not know which to trust. Title, summary, body and \
                 translation are looked at; a date without a year is taken in the year nearest to the day of issue.\n\n\
                 Example: `3月18日（星期四）`, while 18 March 2026 is a Wednesday\n\n\
                 To mend: look at a calendar, see which of the two is wrong, and correct that one.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| entry.parts.statute.is_none()) {
            let all = found(entry, sources);
            if let Some(year) = other_year(entry, &all) {
                tell_year(entry, year, faults);
                continue;
            }
            for one in &all {
                look(entry, one, faults);
            }
        }
    }
}

/// A date with a weekday, and where it stands.
struct Found<'t> {
    file: Written<'t>,
    line: TextLine<'t>,
    mention: Mention,
    weekday: u32,
    /// The bytes of the weekday in its line.
    named: Range<usize>,
}

/// Returns the dates of an entry's files that have a weekday.
fn found<'t>(entry: &Entry, sources: &'t SourceTree) -> Vec<Found<'t>> {
    let mut out = Vec::new();
    for file in written::files(entry, sources) {
        for line in file.lines() {
            for mention in mentions(&file, &line) {
                if let Some((weekday, named)) = mention.weekday.clone() {
                    out.push(Found {
                        file,
                        line,
                        mention,
                        weekday,
                        named,
                    });
                }
            }
        }
    }
    out
}

fn mentions(file: &Written<'_>, line: &TextLine<'_>) -> Vec<Mention> {
    let mut found = dates::chinese(line.text);
    if file.english || !line.in_body {
        found.extend(dates::english(line.text));
    }
    found
}

/// Returns the year in which every weekday of an entry is right, if two or more are wrong now.
fn other_year(entry: &Entry, all: &[Found<'_>]) -> Option<i32> {
    let issued = entry.meta.date?;
    let wrong = all.iter().filter(|one| {
        let day = one.mention.resolve(Some(issued));
        day.is_some_and(|day| day.weekday() != one.weekday)
    });
    if wrong.count() < 2 {
        return None;
    }
    let fits = |year: &i32| {
        all.iter().all(|one| {
            let day = Day::of(*year, one.mention.month, one.mention.day);
            day.is_some_and(|day| day.weekday() == one.weekday)
        })
    };
    let year = issued.year();
    [year + 1, year - 1, year + 2, year - 2].into_iter().find(fits)
}

fn tell_year(entry: &Entry, fits: i32, faults: &mut Faults) {
    let year = entry.meta.date.map_or(0, |date| date.year());
    faults
        .error(
            NAME,
            entry.span_of("date"),
            say!(
                "文中的星期都是{fits}年的，而 `date` 写的是{year}年：年份多半没改",
                "the weekdays in the text are all those of {fits}, while `date` is in {year}: a year was not changed"
            ),
        )
        .mend(say!(
            "文中的星期没错，就把 `date` 等各处的年份改成 {fits}；沿用旧通知的，按{year}年的日历改星期",
            "if the weekdays are right write {fits} in `date` and wherever a year stands; else correct them for {year}"
        ));
}

fn look(entry: &Entry, found: &Found<'_>, faults: &mut Faults) {
    let Found {
        mention,
        weekday,
        named: range,
        ..
    } = found;
    let near = entry.meta.date.or(entry
        .parts
        .schedule
        .as_ref()
        .map(|schedule| schedule.starts.day()));
    let Some(day) = mention.resolve(near) else { return };
    if day.weekday() == *weekday {
        return;
    }
    let text = |range: Range<usize>| found.line.text.get(range).unwrap_or_default().to_owned();
    let date = text(mention.date.clone());
    let right_zh = day.weekday_name(Lang::Zh);
    let right_en = day.weekday_name(Lang::En);
    let wrong_zh = name_of(*weekday, Lang::Zh);
    let wrong_en = name_of(*weekday, Lang::En);
    let year = day.year();
    let start = found.line.start;
    let span = found.file.span(start + range.start..start + range.end);
    let fault = faults.error(
        NAME,
        span,
        say!(
            "`{date}` 是{right_zh}，不是{wrong_zh}（按{year}年算）",
            "`{date}` is a {right_en} in {year}, not a {wrong_en}"
        ),
    );
    let right = match range.start < mention.date.start {
        true => right_en.to_owned(),
        false if text(range.clone()).starts_with('周') => right_zh.replace("星期", "周"),
        false => right_zh.to_owned(),
    };
    fault.mend(say!(
        "日期没错就改成 `{right}`；星期没错就改日期",
        "if the date is right, write `{right}`; if the weekday is right, correct the date"
    ));
    let last_year = Day::of(year - 1, day.month(), day.day_of_month());
    if last_year.is_some_and(|last| last.weekday() == *weekday) {
        let before = year - 1;
        fault.note(say!(
            "{before}年的这一天正是{wrong_zh}：可能沿用了去年的通知",
            "in {before} that day was a {wrong_en}: the text may come from last year"
        ));
    }
}

fn name_of(weekday: u32, lang: Lang) -> &'static str {
    // 5 January 2026 is a Monday.
    Day::of(2026, 1, 4 + weekday).map_or("", |day| day.weekday_name(lang))
}
