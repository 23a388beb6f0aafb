//! Dates as they stand in Chinese and English prose.

use std::ops::Range;

use crate::model::date::Day;

/// A date in a text, perhaps with a weekday beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the date itself.
    pub date: Range<usize>,
    /// Only if written.
    pub year: Option<i32>,
    pub month: u32,
    pub day: u32,
    /// 1 for Monday to 7 for Sunday, and its bytes.
    pub weekday: Option<(u32, Range<usize>)>,
}

impl Mention {
    /// Returns the day; without a written year that year in which it is nearest to `near`.
    pub fn resolve(&self, near: Option<Day>) -> Option<Day> {
        if let Some(year) = self.year {
            return Day::of(year, self.month, self.day);
        }
        let near = near?;
        [near.year() - 1, near.year(), near.year() + 1]
            .into_iter()
            .filter_map(|year| Day::of(year, self.month, self.day))
            .min_by_key(|day| day.days_since(near).abs())
    }

    /// Returns the bytes from the date through its weekday.
    pub fn whole(&self) -> Range<usize> {
        match &self.weekday {
            Some((_, range)) => self.date.start.min(range.start)..self.date.end.max(range.end),
            None => self.date.clone(),
        }
    }
}

/// Returns the dates of a line: `3月18日`, `2026年3月18日`, `2026-03-18`, and after one of them `至20日（星期五）`.
pub fn chinese(line: &str) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    if !has_digit(line) {
        return out;
    }
    for (at, sign) in after_digits(line) {
        let end = at + sign.len_utf8();
        match sign {
            '日' | '号' => {
                let Some((day, day_start)) = number_before(line, at) else {
                    continue;
                };
                if sign == '号'
                    && line
                        .get(end..)
                        .is_some_and(|rest| rest.starts_with(['楼', '线', '门']))
                {
                    continue;
                }
                let before = line.get(..day_start).unwrap_or_default();
                let found = match before.strip_suffix('月') {
                    Some(before) => month_and_year(line, before.len()),
                    None if sign == '日' => {
                        same_month(&out, day_start).map(|month| (month, None, day_start))
                    }
                    None => None,
                };
                let Some((month, year, start)) = found else {
                    continue;
                };
                out.push(mention(line, start..end, year, month, day));
            }
            '-' => {
                if let Some((day, range)) = iso_at(line, at)
                    && out.last().is_none_or(|last| last.date.end <= range.start)
                {
                    let (year, month, date) = (day.year(), day.month(), day.day_of_month());
                    out.push(mention(line, range, Some(year), month, date));
                }
            }
            _ => {}
        }
    }
    out.retain(|found| (1..=12).contains(&found.month) && (1..=31).contains(&found.day));
    out
}

fn mention(line: &str, date: Range<usize>, year: Option<i32>, month: u32, day: u32) -> Mention {
    let weekday = weekday_at(line, date.end);
    Mention {
        date,
        year,
        month,
        day,
        weekday,
    }
}

fn has_digit(line: &str) -> bool {
    // Without a way out of the loop it is done for many bytes at once.
    line.bytes()
        .fold(false, |found, byte| found | byte.is_ascii_digit())
}

/// Returns each sign that stands right after a digit and is none itself, and where it stands.
pub fn after_digits(line: &str) -> impl Iterator<Item = (usize, char)> {
    let ends = line.as_bytes().windows(2).enumerate();
    let ends = ends.filter(|(_, pair)| matches!(pair, [b'0'..=b'9', after] if !after.is_ascii_digit()));
    ends.filter_map(|(at, _)| Some((at + 1, line.get(at + 1..)?.chars().next()?)))
}

/// Reads a number of one or two digits that ends at `end`, and where it starts.
fn number_before(line: &str, end: usize) -> Option<(u32, usize)> {
    let before = line.get(..end)?;
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = end - digits;
    let fits = (1..=2).contains(&digits);
    fits.then(|| line.get(start..end)?.parse().ok())
        .flatten()
        .map(|number| (number, start))
}

/// Reads the month that ends at `end` and, before it, a year in four digits.
fn month_and_year(line: &str, end: usize) -> Option<(u32, Option<i32>, usize)> {
    let (month, start) = number_before(line, end)?;
    let year = line.get(..start)?.strip_suffix('年').and_then(|before| {
        let from = before.len().checked_sub(4)?;
        let digits = before.get(from..)?;
        let all = digits.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| Some((digits.parse().ok()?, from))).flatten()
    });
    match year {
        Some((year, from)) => Some((month, Some(year), from)),
        None => Some((month, None, start)),
    }
}

/// Returns the month of a date shortly before: `5月11日（星期一）至20日`.
fn same_month(found: &[Mention], at: usize) -> Option<u32> {
    let last = found.last()?;
    let end = last.whole().end;
    (at >= end && at - end <= 24).then_some(last.month)
}

/// Reads `2026-03-18` whose first hyphen is at `at`.
fn iso_at(line: &str, at: usize) -> Option<(Day, Range<usize>)> {
    let start = at.checked_sub(4)?;
    let range = start..start + 10;
    let day = Day::parse(line.get(range.clone())?).ok()?;
    let digit = |sign: Option<&u8>| sign.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = line.as_bytes();
    let joined =
        digit(start.checked_sub(1).and_then(|before| bytes.get(before))) || digit(bytes.get(range.end));
    let named = bytes.get(range.end) == Some(&b'-');
    (!joined && !named).then_some((day, range))
}

/// Reads `（星期四）`, `(周四)`, `星期四` or `礼拜四` right after a date, but not `周一至周五`.
fn weekday_at(line: &str, at: usize) -> Option<(u32, Range<usize>)> {
    let rest = line.get(at..)?;
    let trimmed = rest.trim_start_matches([' ', '（', '(', '，', ',', '、']);
    let start = at + (rest.len() - trimmed.len());
    let named = after_prefix(trimmed)?;
    let sign = named.chars().next()?;
    let number = match sign {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '日' | '天' => 7,
        _ => return None,
    };
    let end = line.len() - named.len() + sign.len_utf8();
    (!begins_a_span(line.get(end..)?)).then_some((number, start..end))
}

fn after_prefix(text: &str) -> Option<&str> {
    let mut prefixes = ["星期", "周", "礼拜"].iter();
    prefixes.find_map(|prefix| text.strip_prefix(prefix))
}

/// Returns whether a weekday goes on to another, as in `周一至周五`: then it is no date's own.
fn begins_a_span(rest: &str) -> bool {
    let joined = rest.strip_prefix(['至', '到', '–', '-', '~', '、', '和']);
    joined.and_then(after_prefix).is_some()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Returns the dates of a line that have a weekday before them: `Wednesday 18 March`, `Wed, March 18, 2026`.
pub fn english(line: &str) -> Vec<Mention> {
    if !has_digit(line) {
        return Vec::new();
    }
    let words = words_of(line);
    let mut out = Vec::new();
    for (at, (range, word)) in words.iter().enumerate() {
        let Some(weekday) = position(&WEEKDAYS, word) else {
            continue;
        };
        let next = |step: usize| words.get(at + step).map(|(_, word)| *word);
        let number = |step: usize| next(step).and_then(|word| word.parse::<u32>().ok());
        let month = |step: usize| next(step).and_then(|word| position(&MONTHS, word));
        let (day, month, last) = match (number(1), month(2), month(1), number(2)) {
            (Some(day), Some(month), _, _) | (_, _, Some(month), Some(day)) => (day, month, 2),
            _ => continue,
        };
        let year = number(3).filter(|year| (1900..2200).contains(year));
        let Some((end, _)) = words.get(at + if year.is_some() { last + 1 } else { last }) else {
            continue;
        };
        let Some((start, _)) = words.get(at + 1) else {
            continue;
        };
        out.push(Mention {
            date: start.start..end.end,
            year: year.map(|year| year as i32),
            month,
            day,
            weekday: Some((weekday, range.clone())),
        });
    }
    out
}

/// Returns the place of a name, or of its first three letters, from 1.
fn position(names: &[&str], word: &str) -> Option<u32> {
    let is_short = word.len() == 3;
    let is_called = |name: &&str| {
        let name = if is_short {
            name.get(..3).unwrap_or(name)
        } else {
            name
        };
        name.eq_ignore_ascii_case(word)
    };
    let at = names.iter().position(is_called)?;
    u32::try_from(at + 1).ok()
}

fn words_of(line: &str) -> Vec<(Range<usize>, &str)> {
    let mut out = Vec::new();
    let mut start = None;
    let ends = std::iter::once((line.len(), ' '));
    for (at, sign) in line.char_indices().chain(ends) {
        match (start, sign.is_ascii_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                out.extend(line.get(from..at).map(|word| (from..at, word)));
                start = None;
            }
            _ => {}
        }
    }
    out
}
