//! Reads when something takes place.

use crate::model::date::When;
use crate::model::parts::{Schedule, Window};
use crate::parse::audience::{AUDIENCE, read_audience};
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};

/// The keys of one of several windows.
pub const WINDOW: &[Field] = &[
    Field::required(
        "starts",
        FieldKind::When,
        "开始：日期或日期加时刻",
        "When it starts",
        "2026-03-18T08:30",
    ),
    Field::required(
        "ends",
        FieldKind::When,
        "结束：只写日期就算到当天结束",
        "When it ends",
        "2026-03-18T16:00",
    ),
    Field::optional(
        "audience",
        FieldKind::Map(AUDIENCE),
        "范围：这一段只关系到谁",
        "Whom it concerns",
        "{buildings: [1]}",
    ),
];

/// Reads `starts`, `ends` and `windows`; `None` if nothing says when it starts.
///
/// Windows come in the order of time. Where only windows are given, the whole lasts from the first to the last.
pub fn read_schedule(fields: &Fields<'_>) -> Option<Schedule> {
    let mut windows: Vec<(Window, bool)> = fields
        .maps("windows")
        .filter_map(|keys| read_window(&keys))
        .collect();
    windows.sort_by_key(|(window, _)| (window.starts, window.ends));
    let starts = fields.when("starts");
    let ends = fields.when("ends");
    let written_whole = starts.is_some_and(is_day) && ends.is_none_or(is_day);
    let windows_whole = starts.is_none() && windows.iter().all(|(_, whole)| *whole);
    let windows: Vec<Window> = windows.into_iter().map(|(window, _)| window).collect();
    let first = windows.iter().map(|window| window.starts).min();
    let last = windows.iter().map(|window| window.ends).max();
    let starts_key = if starts.is_some() { "starts" } else { "windows" };
    let ends_at = match ends {
        Some(_) => Some(fields.span("ends")),
        None => last.map(|_| fields.span("windows")),
    };
    Some(Schedule {
        starts: starts.map(When::as_start).or(first)?,
        ends: ends.map(When::as_end).or(last),
        whole_days: written_whole || windows_whole,
        windows,
        place: fields.string("place"),
        starts_at: fields.span(starts_key),
        ends_at,
    })
}

fn read_window(fields: &Fields<'_>) -> Option<(Window, bool)> {
    let (starts, ends) = (fields.when("starts")?, fields.when("ends")?);
    let window = Window {
        starts: starts.as_start(),
        ends: ends.as_end(),
        audience: fields
            .map("audience")
            .map(|keys| read_audience(&keys))
            .unwrap_or_default(),
        span: fields.span,
    };
    Some((window, is_day(starts) && is_day(ends)))
}

fn is_day(when: When) -> bool {
    matches!(when, When::Day(_))
}
