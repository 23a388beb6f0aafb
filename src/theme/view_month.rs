//! What templates see of a month: weeks, days, what is on.

use serde::Serialize;

use crate::theme::view_shapes::LinkView;

/// A month as a table of weeks from Monday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MonthView {
    /// `2026年7月`
    pub title: String,
    /// `一` to `日`, or `Mon` to `Sun`.
    pub weekdays: Vec<String>,
    pub weeks: Vec<Vec<DayView>>,
}

/// A cell of a month's table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DayView {
    /// `20`; empty outside the month.
    pub day: String,
    pub iso: String,
    pub today: bool,
    /// The name of the public holiday, or empty.
    pub holiday: String,
    /// A weekend day that is worked in exchange.
    pub worked: bool,
    pub links: Vec<LinkView>,
}
