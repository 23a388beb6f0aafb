//! Days, moments and spans of time, worded for people.

use crate::model::date::{Day, Moment};
use crate::model::lang::Lang;
use crate::theme::view_shapes::TimeView;

/// Returns a day for people and for machines.
pub fn day_view(day: Day, lang: Lang) -> TimeView {
    let short = day.short(lang);
    let month = match lang {
        Lang::Zh => format!("{}月", day.month()),
        Lang::En => short.split_once(' ').map_or("", |(_, month)| month).to_owned(),
    };
    TimeView {
        iso: day.iso(),
        long: day.long(lang),
        day: day.day_of_month().to_string(),
        month,
        year: day.year().to_string(),
        weekday: match lang {
            Lang::Zh => day.weekday_name(lang).to_owned(),
            Lang::En => day.weekday_name(lang).chars().take(3).collect(),
        },
        short,
    }
}

/// Returns a moment for people and for machines.
pub fn moment_view(moment: Moment, lang: Lang) -> TimeView {
    let mut view = day_view(moment.day(), lang);
    view.long = match lang {
        Lang::Zh => format!("{}{}", view.long, moment.clock()),
        Lang::En => format!("{}, {}", view.long, moment.clock()),
    };
    view.iso = moment.iso();
    view
}

/// Returns the day on which something ends; the end of a day belongs to that day.
pub fn last_day(end: Moment) -> Day {
    if end.is_midnight() {
        end.day().plus_days(-1)
    } else {
        end.day()
    }
}

/// Returns `7月22日（星期三）8:30–16:00`, with the year where it is not the reader's.
pub fn span(starts: Moment, ends: Option<Moment>, now: Moment, lang: Lang) -> String {
    let Some(ends) = ends.filter(|ends| *ends > starts) else {
        return match starts.is_midnight() {
            true => day(starts.day(), now, lang),
            false => joined(&day(starts.day(), now, lang), &starts.clock(), lang),
        };
    };
    let last = last_day(ends);
    if starts.is_midnight() && ends.is_midnight() {
        return days(starts.day(), last, now, lang);
    }
    let ends_clock = match ends.is_midnight() {
        true => "24:00".to_owned(),
        false => ends.clock(),
    };
    if last == starts.day() {
        let clocks = format!("{}–{ends_clock}", starts.clock());
        return joined(&day(last, now, lang), &clocks, lang);
    }
    let first = day(starts.day(), now, lang);
    // A start at 0:00 was written as a bare day.
    let from = match starts.is_midnight() {
        true => first,
        false => joined(&first, &starts.clock(), lang),
    };
    let to = joined(&day(last, now, lang), &ends_clock, lang);
    between(&from, &to, lang)
}

/// Returns what remains to be said beside the first day: `8:30–16:00`, or `至8月31日（星期一）21:00`.
pub fn hours(starts: Moment, ends: Option<Moment>, now: Moment, lang: Lang) -> String {
    let Some(ends) = ends.filter(|ends| *ends > starts) else {
        return match starts.is_midnight() {
            true => String::new(),
            false => starts.clock(),
        };
    };
    let last = last_day(ends);
    if last != starts.day() {
        let to = match ends.is_midnight() {
            true => day(last, now, lang),
            false => joined(&day(last, now, lang), &ends.clock(), lang),
        };
        return between(&clock_if_any(starts), &to, lang).trim().to_owned();
    }
    let until = match ends.is_midnight() {
        true if starts.is_midnight() => return String::new(),
        true => "24:00".to_owned(),
        false => ends.clock(),
    };
    format!("{}–{until}", starts.clock())
}

fn clock_if_any(moment: Moment) -> String {
    match moment.is_midnight() {
        true => String::new(),
        false => moment.clock(),
    }
}

/// Returns `7月1日（星期三）至7月31日（星期五）`; one day alone stands alone.
pub fn days(from: Day, to: Day, now: Moment, lang: Lang) -> String {
    if from >= to {
        return day(from, now, lang);
    }
    between(&day(from, now, lang), &day(to, now, lang), lang)
}

/// Returns `2026年4月1日至2026年6月30日`, as accounts name their period.
pub fn period(from: Day, to: Day, lang: Lang) -> String {
    let plain = |day: Day| match lang {
        Lang::Zh => format!("{}年{}", day.year(), day.short(lang)),
        Lang::En => format!("{} {}", day.short(lang), day.year()),
    };
    between(&plain(from), &plain(to), lang)
}

fn between(from: &str, to: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{from}至{to}"),
        Lang::En => format!("{from} to {to}"),
    }
}

fn joined(day: &str, clock: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{day}{clock}"),
        Lang::En => format!("{day}, {clock}"),
    }
}

/// Returns the day with its weekday, and with its year if that is not the reader's.
fn day(day: Day, now: Moment, lang: Lang) -> String {
    let long = day.long(lang);
    if day.year() != now.day().year() {
        return long;
    }
    let year = day.year();
    match lang {
        Lang::Zh => long.trim_start_matches(&format!("{year}年")).to_owned(),
        Lang::En => long.trim_end_matches(&format!(" {year}")).to_owned(),
    }
}
