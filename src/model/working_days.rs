//! Working days, by the tables of public holidays.

use std::collections::BTreeMap;

use crate::model::date::Day;
use crate::model::site::HolidayTable;

/// Nothing is counted over a longer time.
const MOST_DAYS: i64 = 4000;

/// Returns whether people work on that day; a year without a table has its weekends off only.
pub fn is_worked(tables: &BTreeMap<i32, HolidayTable>, day: Day) -> bool {
    let is_weekday = day.weekday() <= 5;
    let Some(table) = tables.get(&day.year()) else {
        return is_weekday;
    };
    let is_off = table.off.iter().any(|(_, from, to)| *from <= day && day <= *to);
    table.worked.contains(&day) || (is_weekday && !is_off)
}

/// Returns how many days there are from one through another, or how many working days.
pub fn count(tables: &BTreeMap<i32, HolidayTable>, from: Day, to: Day, working: bool) -> i64 {
    let days = (to.days_since(from) + 1).clamp(0, MOST_DAYS);
    match working {
        true => (0..days)
            .filter(|day| is_worked(tables, from.plus_days(*day)))
            .count() as i64,
        false => days,
    }
}

/// Returns the last of so many days from one on.
pub fn last_of(tables: &BTreeMap<i32, HolidayTable>, from: Day, days: i64, working: bool) -> Day {
    let mut last = from.plus_days(days.clamp(1, MOST_DAYS) - 1);
    let mut over = MOST_DAYS;
    while working && over > 0 && count(tables, from, last, true) < days {
        last = last.plus_days(1);
        over -= 1;
    }
    last
}
