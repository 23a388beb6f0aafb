//! Days and moments as staff write them, and what they meant.

use crate::han::signs::half_width;
use crate::model::date::{Day, Moment, NotDate, When};
use crate::parse::spot::Spot;
use crate::parse::sure;
use crate::report::diagnostic::Diagnostic;
use crate::report::faults::Faults;
use crate::report::words::Words;
use crate::say;

/// Tells what is wrong with a text that should be a day.
pub fn check_day(text: &str, spot: Spot<'_>, faults: &mut Faults) {
    let Err(why) = Day::parse(text) else {
        return;
    };
    if let Ok(When::Moment(moment)) = When::parse(text) {
        let day = moment.day().iso();
        let Spot { name, lead, span } = spot;
        faults
            .error(
                "wrong-date",
                span,
                say!("`{name}` 只写日期，不写时刻", "`{name}` is a day, without a time"),
            )
            .mend(say!("写成 `{lead}{day}`", "write `{lead}{day}`"));
        return;
    }
    let guess = guess(text).map(|when| when.day().iso());
    tell(why, text, guess, spot, faults).fix(text, sure::day(text));
}

/// Tells what is wrong with a text that should be a day or a moment.
pub fn check_when(text: &str, spot: Spot<'_>, faults: &mut Faults) {
    let Err(why) = When::parse(text) else {
        return;
    };
    let guess = guess(text).map(|when| match when {
        When::Day(day) => day.iso(),
        When::Moment(moment) => {
            let (hour, minute) = (moment.hour(), moment.minute());
            format!("{}T{hour:02}:{minute:02}", moment.day().iso())
        }
    });
    tell(why, text, guess, spot, faults).fix(text, sure::when(text));
}

fn tell<'f>(
    why: NotDate,
    text: &str,
    guess: Option<String>,
    spot: Spot<'_>,
    faults: &'f mut Faults,
) -> &'f mut Diagnostic {
    let Spot { lead, span, .. } = spot;
    if let Some(clock) = late_clock(text) {
        return tell_late_clock(&clock, text, spot, faults);
    }
    let message = match why {
        NotDate::Form => say!("`{text}` 不是日期的写法", "`{text}` is not how a date is written"),
        NotDate::Swapped => say!(
            "`{text}` 没有这个月份，月和日多半写反了",
            "`{text}` has no such month; month and day are likely swapped"
        ),
        NotDate::NoSuchDay => no_such(text),
        NotDate::OtherZone => say!("`{text}` 不是北京时间", "`{text}` is not in China Standard Time"),
    };
    let mend = match guess {
        Some(guess) => say!("写成 `{lead}{guess}`", "write `{lead}{guess}`"),
        None => say!(
            "日期写成 `2026-11-20`，带时刻写成 `2026-11-20T08:30`",
            "write a day as `2026-11-20`, a moment as `2026-11-20T08:30`"
        ),
    };
    faults.error("wrong-date", span, message).mend(mend)
}

/// Returns the hour and minute of a text, if no clock shows them: `25:30`, `8:75`.
fn late_clock(text: &str) -> Option<(u32, u32)> {
    let narrow = half_width(text);
    let (before, after) = narrow.split_once(':')?;
    let hour = before.rsplit(|sign: char| !sign.is_ascii_digit()).next()?;
    let minute: String = after.chars().take_while(char::is_ascii_digit).collect();
    let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
    let is_midnight = (hour, minute) == (24, 0);
    (!is_midnight && (hour > 23 || minute > 59)).then_some((hour, minute))
}

fn tell_late_clock<'f>(
    (hour, minute): &(u32, u32),
    text: &str,
    Spot { lead, span, .. }: Spot<'_>,
    faults: &'f mut Faults,
) -> &'f mut Diagnostic {
    let clock = format!("{hour}:{minute:02}");
    let message = say!(
        "没有 {clock} 这个时刻：一天从 00:00 到 24:00，一小时到 59 分",
        "there is no time {clock}: a day has the times 00:00 to 24:00, an hour the minutes to 59"
    );
    let day = half_width(text)
        .split(['T', ' '])
        .next()
        .and_then(|day| Day::parse(day).ok());
    let mend = match day.filter(|_| (24..36).contains(hour) && *minute < 60) {
        Some(day) => {
            let next = format!("{}T{:02}:{minute:02}", day.plus_days(1).iso(), hour - 24);
            say!(
                "过了半夜就写第二天：`{lead}{next}`；不是就改正时刻",
                "after midnight, write the next day: `{lead}{next}`; else correct the time"
            )
        }
        None => say!(
            "改正时刻，写成 `2026-11-20T08:30` 这样",
            "correct the time, as in `2026-11-20T08:30`"
        ),
    };
    faults.error("wrong-date", span, message).mend(mend)
}

fn no_such(text: &str) -> Words {
    let day = text.split(['T', ' ']).next().unwrap_or(text);
    if Day::parse(day).is_ok() {
        return say!("没有 `{text}` 这个时刻", "there is no time `{text}`");
    }
    let mut parts = day.split('-').map(|part| part.parse::<u32>().unwrap_or(0));
    let (year, month) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    let last = (28..=31)
        .rev()
        .find(|day| Day::of(i32::try_from(year).unwrap_or(0), month, *day).is_some());
    match last {
        Some(last) => say!(
            "没有 `{day}` 这一天：{year}年{month}月只有 {last} 天",
            "there is no day `{day}`: that month has {last} days"
        ),
        None => say!("没有 `{day}` 这一天", "there is no day `{day}`"),
    }
}

/// Excel counts days from the end of 1899; these numbers are the years 2009 to 2064.
fn guess_excel(text: &str) -> Option<When> {
    let days: i64 = text.trim().parse().ok()?;
    let zero = Day::of(1899, 12, 30)?;
    (40_000..=60_000)
        .contains(&days)
        .then(|| When::Day(zero.plus_days(days)))
}

/// Returns the day or moment a text likely means, if there is no doubt.
fn guess(text: &str) -> Option<When> {
    if let Some(day) = guess_excel(text) {
        return Some(day);
    }
    let narrow = half_width(text.trim());
    let mut groups: Vec<String> = Vec::new();
    let mut in_group = false;
    for sign in narrow.chars() {
        if sign.is_ascii_digit() {
            if !in_group {
                groups.push(String::new());
            }
            groups.last_mut()?.push(sign);
        }
        in_group = sign.is_ascii_digit();
    }
    let numbers: Vec<u32> = groups.iter().filter_map(|digits| digits.parse().ok()).collect();
    let first = groups.first()?;
    let (day, clock) = if first.len() == 8 {
        let number = *numbers.first()?;
        (
            day_of(number / 10_000, number / 100 % 100, number % 100)?,
            numbers.get(1..)?,
        )
    } else if first.len() == 4 {
        (
            day_of(*numbers.first()?, *numbers.get(1)?, *numbers.get(2)?)?,
            numbers.get(3..)?,
        )
    } else {
        return None;
    };
    let after_noon = narrow.contains(['下', '晚']);
    let hour = |hour: u32| if after_noon && hour < 12 { hour + 12 } else { hour };
    match clock {
        [] => Some(When::Day(day)),
        [at] if narrow.contains('半') => Moment::of(day, hour(*at), 30).map(When::Moment),
        [at] => Moment::of(day, hour(*at), 0).map(When::Moment),
        [at, minute] | [at, minute, 0] => Moment::of(day, hour(*at), *minute).map(When::Moment),
        _ => None,
    }
}

/// Month and day are swapped back if only that gives a day.
fn day_of(year: u32, month: u32, day: u32) -> Option<Day> {
    let year = i32::try_from(year)
        .ok()
        .filter(|year| (1900..2200).contains(year))?;
    Day::of(year, month, day).or_else(|| Day::of(year, day, month).filter(|_| month > 12))
}
