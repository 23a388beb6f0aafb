//! What templates see of the catalogue of disclosure.

use serde::Serialize;

use crate::theme::view_shapes::{LinkView, TimeView, ValueView};

/// The catalogue. In its template: `catalogue`.
#[derive(Clone, Debug, Serialize)]
pub struct DutiesView {
    /// The set of rules.
    pub name: String,
    /// Codes of its packs.
    pub codes: Vec<String>,
    pub strictest: bool,
    /// The day on which it was compared with the texts.
    pub verified: Option<TimeView>,
    /// How many duties stand how: those that want attention first.
    pub counts: Vec<CountView>,
    pub groups: Vec<DutyGroupView>,
    /// The same as data.
    pub data: String,
}

/// How many duties stand in one way.
#[derive(Clone, Debug, Serialize)]
pub struct CountView {
    pub state: &'static str,
    pub count: usize,
}

/// Duties whose ids share a letter.
#[derive(Clone, Debug, Serialize)]
pub struct DutyGroupView {
    pub letter: String,
    pub title: String,
    pub duties: Vec<DutyView>,
}

/// One duty.
#[derive(Clone, Debug, Serialize)]
pub struct DutyView {
    pub id: String,
    pub item: String,
    /// `met`, `due`, `late`, `missing`, `not-applicable`.
    pub state: &'static str,
    pub state_text: String,
    /// Why it does not hold; else empty.
    pub reason: String,
    pub who: String,
    pub rhythm: String,
    pub due: String,
    pub display: String,
    pub basis: Vec<ValueView>,
    /// What must be seen in it; in Chinese.
    pub columns: Vec<String>,
    /// Where a figure comes from; in Chinese.
    pub note: String,
    /// The newest first.
    pub times: Vec<DutyTimeView>,
    /// Earlier times that are not shown.
    pub earlier: usize,
}

/// One time that a duty was or is due.
#[derive(Clone, Debug, Serialize)]
pub struct DutyTimeView {
    /// The period; empty of what happens once.
    pub period: String,
    pub state: &'static str,
    pub state_text: String,
    pub due: Option<TimeView>,
    pub issued: Option<TimeView>,
    pub links: Vec<LinkView>,
    /// Boards and days; empty if it hangs nowhere.
    pub boards: String,
    /// It hangs for too few days.
    pub short: bool,
}
