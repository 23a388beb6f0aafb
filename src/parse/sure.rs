//! What a wrongly written value means beyond doubt.

use crate::han::signs::half_width;
use crate::model::date::{Day, When};
use crate::model::money::{Area, Decimal, Fen};

/// Returns the day that is meant, as days are written.
///
/// The year comes first and has four digits; month and day are never exchanged.
pub fn day(text: &str) -> Option<String> {
    let (day, rest) = leading_day(&narrow(text))?;
    rest.is_empty().then(|| day.iso())
}

/// Returns the day or the moment that is meant, as they are written.
pub fn when(text: &str) -> Option<String> {
    let (day, rest) = leading_day(&narrow(text))?;
    if rest.is_empty() {
        return Some(day.iso());
    }
    let clock = rest.trim_start_matches('T').trim_start();
    let (hour, minute) = clock.split_once(':')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (1..=2).contains(&hour.len()) && minute.len() == 2 && digits(hour) && digits(minute);
    let written = format!("{}T{hour:0>2}:{minute}", day.iso());
    (fits && When::parse(&written).is_ok()).then_some(written)
}

/// Returns the amount that is meant: its digits, its two decimals and its sign are all there.
pub fn amount(text: &str) -> Option<String> {
    let plain = narrow(text);
    let plain = plain.trim_start_matches(['¥', '\u{FFE5}']).trim_start();
    let plain = plain.trim_end_matches('元').trim_end();
    let plain = without_thousands(plain)?;
    Fen::parse(&plain).is_ok().then_some(plain)
}

/// Returns the quantity or unit price that is meant.
pub fn decimal(text: &str) -> Option<String> {
    let plain = without_thousands(&narrow(text))?;
    Decimal::parse(&plain).is_some().then_some(plain)
}

/// Returns the area that is meant.
pub fn area(text: &str) -> Option<String> {
    let plain = without_thousands(&narrow(text))?;
    Area::parse(&plain).is_some().then_some(plain)
}

/// Returns the whole number that is meant: only the width of its digits was wrong.
pub fn number(text: &str) -> Option<String> {
    let plain = narrow(text);
    let is_number = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && plain.parse::<u32>().is_ok()).then_some(plain)
}

/// Returns the text half-width, without spaces around it, and with one sign for minus.
fn narrow(text: &str) -> String {
    half_width(text).trim().replace(['−', '－'], "-")
}

/// Cuts `2026年11月20日`, `2026/11/20`, `2026.11.20` or `2026-1-5` from a text; one separator throughout.
fn leading_day(text: &str) -> Option<(Day, String)> {
    let (year, rest) = digits(text);
    let separator = rest.chars().next()?;
    let next = match separator {
        '年' => '月',
        '/' | '.' | '-' => separator,
        _ => return None,
    };
    let (month, rest) = digits(rest.strip_prefix(separator)?);
    let (day, rest) = digits(rest.strip_prefix(next)?);
    let rest = match separator {
        '年' => rest.strip_prefix(['日', '号'])?,
        _ => rest,
    };
    let fits = |part: &str| (1..=2).contains(&part.len());
    if year.len() != 4 || !fits(month) || !fits(day) {
        return None;
    }
    let day = Day::of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some((day, rest.trim_start().to_owned()))
}

fn digits(text: &str) -> (&str, &str) {
    let end = text
        .find(|sign: char| !sign.is_ascii_digit())
        .unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// Takes the commas out of `1,234,567.50`; `None` if they do not part thousands.
fn without_thousands(text: &str) -> Option<String> {
    if !text.contains(',') {
        return Some(text.to_owned());
    }
    let (whole, _) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.trim_start_matches('-').split(',');
    let first = groups.next().unwrap_or_default();
    let all_digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let fits = all_digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && all_digits(group));
    let commas = text.matches(',').count() == whole.matches(',').count();
    (fits && commas).then(|| text.replace(',', ""))
}
