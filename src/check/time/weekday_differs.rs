//! Weekdays that are not those of their dates.

use crate::check::contract::Check;
use crate::check::reading::dates::{self, Mention};
use crate::check::reading::written::{self, Written};
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
            for file in written::files(entry, sources) {
                for line in file.lines() {
                    let english = file.english || !line.in_body;
                    let found = dates::chinese(line.text);
                    let also = if english {
                        dates::english(line.text)
                    } else {
                        Vec::new()
                    };
                    for mention in found.iter().chain(&also) {
                        look(entry, &file, line.start, line.text, mention, faults);
                    }
                }
            }
        }
    }
}

fn look(entry: &Entry, file: &Written<'_>, start: usize, line: &str, mention: &Mention, faults: &mut Faults) {
    let Some((weekday, range)) = &mention.weekday else {
        return;
    };
    let near = entry.meta.date.or(entry
        .parts
        .schedule
        .as_ref()
        .map(|schedule| schedule.starts.day()));
    let Some(day) = mention.resolve(near) else { return };
    if day.weekday() == *weekday {
        return;
    }
    let text = |range: std::ops::Range<usize>| line.get(range).unwrap_or_default().to_owned();
    let date = text(mention.date.clone());
    let right_zh = day.weekday_name(Lang::Zh);
    let right_en = day.weekday_name(Lang::En);
    let wrong_zh = name_of(*weekday, Lang::Zh);
    let wrong_en = name_of(*weekday, Lang::En);
    let year = day.year();
    let span = file.span(start + range.start..start + range.end);
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
