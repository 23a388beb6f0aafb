//! Days and times that do not exist.

use crate::check::contract::Check;
use crate::check::reading::dates;
use crate::check::reading::written;
use crate::model::date::Day;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "impossible-date";

pub struct ImpossibleDate;

impl Check for ImpossibleDate {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "正文里写了日历上没有的日子，多半是打错了字。\n\n\
                 例：`13月5日`、`2月30日`\n\n\
                 怎么改：对照日历改正。",
            en: "The text names a day that no calendar has: likely a slip.\n\n\
                 Example: `13月5日` (5th of the 13th month), `2月30日` (30 February)\n\n\
                 To mend: correct it by a calendar.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| entry.parts.statute.is_none()) {
            for file in written::files(entry, sources) {
                for line in file.own_lines() {
                    for range in found(line.text) {
                        let written = line.text.get(range.clone()).unwrap_or_default();
                        let span = file.span(line.start + range.start..line.start + range.end);
                        let message = say!("没有 `{written}` 这一天", "there is no day `{written}`");
                        faults
                            .warn(NAME, span, message)
                            .mend(say!("对照日历改正", "correct it by a calendar"));
                    }
                }
            }
        }
    }
}

/// Returns where a line names a day and month that no year has.
fn found(line: &str) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    for (at, _) in dates::after_digits(line).filter(|(_, sign)| *sign == '月') {
        let before = line.get(..at).unwrap_or_default();
        let after = line.get(at + '月'.len_utf8()..).unwrap_or_default();
        let month_digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let day_digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let ends = after.get(day_digits..).is_some_and(|rest| rest.starts_with('日'));
        let start = at - month_digits;
        let month = line.get(start..at).and_then(|digits| digits.parse().ok());
        let day = after.get(..day_digits).and_then(|digits| digits.parse().ok());
        if let (Some(month), Some(day), true) = (month, day, ends)
            // 2024 is a leap year.
            && Day::of(2024, month, day).is_none()
        {
            out.push(start..at + '月'.len_utf8() + day_digits + '日'.len_utf8());
        }
    }
    out
}
