//! Labelled facts that are shown as rows wherever an entry is.

use crate::model::audience::Audience;
use crate::model::date::{Day, Moment, When};
use crate::model::law::LawRef;
use crate::model::parts::Window;

/// A row of an entry's fact box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The key of its label in the word tables, without the leading `fact.`.
    pub label: &'static str,
    pub value: FactValue,
}

/// What a fact says; outputs word it in the page's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// Free text, as written.
    Text(String),
    /// Several lines of free text.
    Lines(Vec<String>),
    /// A key of the word tables.
    Word(String),
    Day(Day),
    When(When),
    /// From a moment to another.
    Window(Moment, Option<Moment>),
    /// Parts of a schedule, each perhaps for some of the audience.
    Windows(Vec<Window>),
    /// From a day through a day.
    Period(Day, Day),
    Audience(Audience),
    /// The id of a role, shown with its telephone.
    Role(String),
    /// A place's id or name, shown with its access.
    Place(String),
    /// Ids of notice boards.
    Boards(Vec<String>),
    Laws(Vec<LawRef>),
    /// The id of another entry.
    Entry(String),
    Number(u64),
}
