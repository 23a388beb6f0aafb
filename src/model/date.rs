//! Days and moments at +08:00, read from nowhere but text.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::model::lang::Lang;

/// Seconds that China Standard Time is ahead of UTC, the whole year.
const OFFSET_SECONDS: i64 = 8 * 3600;

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// A second of China Standard Time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(NaiveDateTime);

/// A day or a moment as staff write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Day(Day),
    Moment(Moment),
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDate {
    /// Not of the form `2026-11-20` or `2026-11-20T08:30`.
    Form,
    /// Of the form, but the month is over 12 and the day is not: likely swapped.
    Swapped,
    /// Of the form, but there is no such day or time.
    NoSuchDay,
    /// It names an offset other than +08:00.
    OtherZone,
}

impl Day {
    /// Returns the day, if there is one.
    pub fn of(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(Day)
    }

    /// Reads exactly `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Result<Day, NotDate> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else {
            return Err(NotDate::Form);
        };
        let number = |digits: &str, width: usize| {
            let fits = digits.len() == width && digits.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| digits.parse::<u32>().ok()).flatten()
        };
        let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
            return Err(NotDate::Form);
        };
        match Day::of(year as i32, month, day) {
            Some(day) => Ok(day),
            None if month > 12 && (1..=12).contains(&day) => Err(NotDate::Swapped),
            None => Err(NotDate::NoSuchDay),
        }
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    pub fn month(self) -> u32 {
        self.0.month()
    }

    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// Returns the weekday, 1 for Monday to 7 for Sunday.
    pub fn weekday(self) -> u32 {
        self.0.weekday().number_from_monday()
    }

    /// Returns the day so many days later, or earlier if negative.
    pub fn plus_days(self, days: i64) -> Day {
        Day(self.0.checked_add_signed(Duration::days(days)).unwrap_or(self.0))
    }

    /// Returns the days from `other` to this one.
    pub fn days_since(self, other: Day) -> i64 {
        (self.0 - other.0).num_days()
    }

    /// Returns 00:00 of the day.
    pub fn start(self) -> Moment {
        Moment(self.0.and_time(NaiveTime::MIN))
    }

    /// Returns the moment at which the day is over: 00:00 of the next.
    pub fn end(self) -> Moment {
        self.plus_days(1).start()
    }

    /// Returns `2026-11-20`.
    pub fn iso(self) -> String {
        let mut out = String::with_capacity(10);
        self.push_iso(&mut out);
        out
    }

    fn push_iso(self, out: &mut String) {
        push_digits(self.year().unsigned_abs(), 4, out);
        out.push('-');
        push_digits(self.month(), 2, out);
        out.push('-');
        push_digits(self.day_of_month(), 2, out);
    }

    /// Returns `20261120`, as calendars write it.
    pub fn compact(self) -> String {
        self.iso().replace('-', "")
    }

    /// Returns `2026年11月20日（星期五）` or `Friday, 20 November 2026`.
    pub fn long(self, lang: Lang) -> String {
        let (year, month, day) = (self.year(), self.month(), self.day_of_month());
        match lang {
            Lang::Zh => format!("{year}年{month}月{day}日（{}）", self.weekday_name(lang)),
            Lang::En => format!("{}, {day} {} {year}", self.weekday_name(lang), month_name(month)),
        }
    }

    /// Returns `11月20日` or `20 Nov`.
    pub fn short(self, lang: Lang) -> String {
        let (month, day) = (self.month(), self.day_of_month());
        match lang {
            Lang::Zh => format!("{month}月{day}日"),
            Lang::En => format!("{day} {}", month_name(month).get(..3).unwrap_or_default()),
        }
    }

    /// Returns `星期五` or `Friday`.
    pub fn weekday_name(self, lang: Lang) -> &'static str {
        let names = match lang {
            Lang::Zh => [
                "星期一",
                "星期二",
                "星期三",
                "星期四",
                "星期五",
                "星期六",
                "星期日",
            ],
            Lang::En => [
                "Monday",
                "Tuesday",
                "Wednesday",
                "Thursday",
                "Friday",
                "Saturday",
                "Sunday",
            ],
        };
        names
            .get(self.weekday() as usize - 1)
            .copied()
            .unwrap_or_default()
    }
}

/// Appends a number in so many digits or, if it has more, in all of its own.
fn push_digits(number: u32, width: u32, out: &mut String) {
    let own = number.checked_ilog10().unwrap_or(0) + 1;
    for place in (0..own.max(width)).rev() {
        let digit = 10_u32.checked_pow(place).map_or(0, |unit| number / unit % 10);
        out.extend(char::from_digit(digit, 10));
    }
}

fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(month as usize - 1).copied().unwrap_or_default()
}

impl Moment {
    /// Returns the moment of a day, hour and minute.
    pub fn of(day: Day, hour: u32, minute: u32) -> Option<Moment> {
        day.0.and_hms_opt(hour, minute, 0).map(Moment)
    }

    /// Returns the moment of seconds since 1970 in UTC.
    pub fn of_unix(seconds: i64) -> Option<Moment> {
        chrono::DateTime::from_timestamp(seconds + OFFSET_SECONDS, 0).map(|at| Moment(at.naive_utc()))
    }

    /// Returns seconds since 1970 in UTC.
    pub fn unix(self) -> i64 {
        self.0.and_utc().timestamp() - OFFSET_SECONDS
    }

    pub fn day(self) -> Day {
        Day(self.0.date())
    }

    pub fn hour(self) -> u32 {
        self.0.hour()
    }

    pub fn minute(self) -> u32 {
        self.0.minute()
    }

    /// Returns whether it is 00:00:00.
    pub fn is_midnight(self) -> bool {
        self.0.time() == NaiveTime::MIN
    }

    /// Returns `8:30`, with minutes always and no leading zero in the hour.
    pub fn clock(self) -> String {
        format!("{}:{:02}", self.hour(), self.minute())
    }

    /// Returns `2026-11-20T08:30:00+08:00`.
    pub fn iso(self) -> String {
        let time = self.0.time();
        let mut out = String::with_capacity(25);
        self.day().push_iso(&mut out);
        out.push('T');
        push_digits(time.hour(), 2, &mut out);
        out.push(':');
        push_digits(time.minute(), 2, &mut out);
        out.push(':');
        push_digits(time.second(), 2, &mut out);
        out.push_str("+08:00");
        out
    }

    /// Returns `20261120T003000Z`, the UTC form of calendars.
    pub fn utc_compact(self) -> String {
        let utc = self.0 - Duration::seconds(OFFSET_SECONDS);
        let mut out = Day(utc.date()).compact();
        out.push('T');
        for part in [utc.hour(), utc.minute(), utc.second()] {
            push_digits(part, 2, &mut out);
        }
        out.push('Z');
        out
    }
}

impl When {
    /// Reads `2026-11-20`, `2026-11-20T08:30`, with seconds, with a space for `T`, with `+08:00`.
    pub fn parse(text: &str) -> Result<When, NotDate> {
        let Some((day, clock)) = text.split_once(['T', ' ']) else {
            return Day::parse(text).map(When::Day);
        };
        let day = Day::parse(day)?;
        let clock = match clock.strip_suffix("+08:00") {
            Some(clock) => clock,
            None if clock.contains(['+', '-', 'Z']) => return Err(NotDate::OtherZone),
            None => clock,
        };
        let parts: Vec<&str> = clock.split(':').collect();
        let all_pairs = parts
            .iter()
            .all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()));
        if !all_pairs || !(2..=3).contains(&parts.len()) {
            return Err(NotDate::Form);
        }
        let number = |at: usize| {
            parts
                .get(at)
                .and_then(|part| part.parse::<u32>().ok())
                .unwrap_or(0)
        };
        if (number(0), number(1), number(2)) == (24, 0, 0) {
            return Ok(When::Moment(day.end()));
        }
        let moment = day.0.and_hms_opt(number(0), number(1), number(2));
        moment
            .map(|at| When::Moment(Moment(at)))
            .ok_or(NotDate::NoSuchDay)
    }

    /// Returns the moment meant as a start: a bare day is its 00:00.
    pub fn as_start(self) -> Moment {
        match self {
            When::Day(day) => day.start(),
            When::Moment(moment) => moment,
        }
    }

    /// Returns the moment meant as an end: a bare day counts to its end.
    pub fn as_end(self) -> Moment {
        match self {
            When::Day(day) => day.end(),
            When::Moment(moment) => moment,
        }
    }

    /// Returns the day on which it lies.
    pub fn day(self) -> Day {
        match self {
            When::Day(day) => day,
            When::Moment(moment) => moment.day(),
        }
    }
}
