//! Months as tables, with what takes place on each day.

use crate::emit::html::edition::Edition;
use crate::model::date::Day;
use crate::model::entry::{Entry, Status};
use crate::model::lang::Lang;
use crate::theme::time_words;
use crate::theme::view_month::{DayView, MonthView};

/// Months that are shown, from this one; those with nothing on are left out.
const MOST: usize = 3;

/// What lasts longer stands on its first day alone.
const LONG_DAYS: i64 = 7;

/// Returns the months from this one to the last with something on; none if nothing is on.
pub fn months(edition: &Edition, entries: &[&Entry]) -> Vec<MonthView> {
    let today = edition.site.now.day();
    let spans: Vec<(Day, Day, &Entry)> = entries.iter().filter_map(|entry| span(entry)).collect();
    let last = spans.iter().map(|(_, last, _)| *last).max();
    let mut shown = Vec::new();
    let mut month = first_of(today);
    while shown.len() < MOST && last.is_some_and(|last| month <= last) {
        let next = first_of(month.plus_days(31));
        if spans
            .iter()
            .any(|(first, last, _)| *first < next && *last >= month)
        {
            shown.push(view(edition, month, &spans));
        }
        month = next;
    }
    shown
}

/// Returns the days on which an entry stands.
fn span(entry: &Entry) -> Option<(Day, Day, &Entry)> {
    let schedule = entry.parts.schedule.as_ref()?;
    if entry.meta.status == Status::Withdrawn {
        return None;
    }
    let first = schedule.starts.day();
    let last = schedule.ends.map_or(first, time_words::last_day).max(first);
    let is_long = last.days_since(first) > LONG_DAYS;
    Some((first, if is_long { first } else { last }, entry))
}

fn first_of(day: Day) -> Day {
    day.plus_days(1 - i64::from(day.day_of_month()))
}

fn view(edition: &Edition, first: Day, spans: &[(Day, Day, &Entry)]) -> MonthView {
    let monday = first.plus_days(1 - i64::from(first.weekday()));
    let weekdays = (0..7).map(|at| weekday(monday.plus_days(at), edition.lang));
    let mut weeks = Vec::new();
    let mut day = monday;
    while day <= first || day.month() == first.month() {
        let days = (0..7).map(|at| cell(edition, day.plus_days(at), first.month(), spans));
        weeks.push(days.collect());
        day = day.plus_days(7);
    }
    MonthView {
        title: edition.month(first),
        weekdays: weekdays.collect(),
        weeks,
    }
}

fn cell(edition: &Edition, day: Day, month: u32, spans: &[(Day, Day, &Entry)]) -> DayView {
    if day.month() != month {
        return DayView::default();
    }
    let table = edition.site.holidays.get(&day.year());
    let holiday = table.and_then(|table| {
        let is_off = |(_, from, to): &&(String, Day, Day)| (*from..=*to).contains(&day);
        table.off.iter().find(is_off)
    });
    let on = spans
        .iter()
        .filter(|(first, last, _)| (*first..=*last).contains(&day));
    DayView {
        day: day.day_of_month().to_string(),
        iso: day.iso(),
        today: day == edition.site.now.day(),
        holiday: holiday.map_or(String::new(), |(name, ..)| name.clone()),
        worked: table.is_some_and(|table| table.worked.contains(&day)),
        links: on.map(|(_, _, entry)| edition.link_to(entry)).collect(),
    }
}

/// Returns `一` or `Mon`.
fn weekday(day: Day, lang: Lang) -> String {
    let name = day.weekday_name(lang);
    match lang {
        Lang::Zh => name.trim_start_matches("星期").to_owned(),
        Lang::En => name.get(..3).unwrap_or(name).to_owned(),
    }
}
