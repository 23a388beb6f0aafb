//! What an entry has beyond its core: schedule, ledgers …

use crate::model::audience::Audience;
use crate::model::audit::Audit;
use crate::model::correction::Correction;
use crate::model::date::{Day, Moment};
use crate::model::fee::Fee;
use crate::model::law::{Article, Validity};
use crate::model::ledger::Ledger;
use crate::model::project::Project;
use crate::model::utility::Utility;
use crate::model::vote::Vote;
use crate::source::span::{Span, Spanned};

/// The parts an entry may have. Outputs and checks ask for these, never for its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    pub schedule: Option<Schedule>,
    pub level: Option<Level>,
    pub topic: Option<String>,
    pub mode: Mode,
    /// What residents are asked to do, one line each.
    pub actions: Vec<String>,
    pub contact: Option<Spanned<String>>,
    pub follow_up: Option<FollowUp>,
    /// The id of the entry that this one replaces.
    pub supersedes: Option<Spanned<String>>,
    pub sign_up: Option<SignUp>,
    pub ledgers: Vec<Ledger>,
    /// Something of the ledgers could not be read, so that no sum means anything; set when linked.
    pub ledgers_unread: bool,
    pub project: Option<Project>,
    pub fee: Option<Fee>,
    pub utility: Option<Utility>,
    /// The days that an account is about.
    pub period: Option<Period>,
    pub display: Option<Display>,
    pub audit: Option<Audit>,
    pub vote: Option<Vote>,
    pub correction: Option<Correction>,
    /// It is about a meeting of owners out of turn, which some places let be called sooner.
    pub extraordinary: bool,
    pub statute: Option<Statute>,
    pub bulletin: Option<Bulletin>,
    pub issue: Option<Issue>,
    /// Its place among its kind, for kinds that are read in order.
    pub order: Option<i64>,
}

/// A table of an entry beside its ledgers, published as open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// What each home bears of a project.
    Apportionment,
    /// The service fee by building.
    Collection,
    Budget,
    Meters,
    /// A fund by building.
    Buildings,
}

impl Table {
    /// Returns the name in addresses and word tables.
    pub fn name(self) -> &'static str {
        match self {
            Table::Apportionment => "apportionment",
            Table::Collection => "collection",
            Table::Budget => "budget",
            Table::Meters => "meters",
            Table::Buildings => "buildings",
        }
    }
}

impl Parts {
    /// Returns the tables there are beside the ledgers, in the order of their page.
    pub fn tables(&self) -> Vec<Table> {
        let shared = self.project.as_ref().and_then(Project::cost);
        let fee = self.fee.as_ref();
        let tables = [
            shared.map(|_| Table::Apportionment),
            fee.filter(|fee| !fee.collection.is_empty())
                .map(|_| Table::Collection),
            fee.filter(|fee| !fee.budget.is_empty()).map(|_| Table::Budget),
            self.utility.as_ref().map(|_| Table::Meters),
            self.ledgers
                .iter()
                .any(|ledger| !ledger.buildings.is_empty())
                .then_some(Table::Buildings),
        ];
        tables.into_iter().flatten().collect()
    }

    /// Returns whether it lays money open.
    pub fn has_accounts(&self) -> bool {
        !self.ledgers.is_empty() || self.project.is_some() || !self.tables().is_empty()
    }
}

/// When something takes place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    pub starts: Moment,
    pub ends: Option<Moment>,
    /// `starts` was written as a bare day, and so was `ends` if there is one.
    pub whole_days: bool,
    pub windows: Vec<Window>,
    pub place: Option<String>,
    pub starts_at: Span,
    pub ends_at: Option<Span>,
}

/// A part of a schedule that concerns some of the audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    pub starts: Moment,
    pub ends: Moment,
    pub audience: Audience,
    pub span: Span,
}

/// How grave a notice is; only urgent ones make a banner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Tip,
    Normal,
    Important,
    Urgent,
}

impl Level {
    /// Every level with its name in content files and word tables.
    pub const NAMES: [(&'static str, Level); 4] = [
        ("urgent", Level::Urgent),
        ("important", Level::Important),
        ("normal", Level::Normal),
        ("tip", Level::Tip),
    ];

    /// Returns the name in content files.
    pub fn name(self) -> &'static str {
        Level::NAMES
            .iter()
            .find(|(_, level)| *level == self)
            .map_or("", |(name, _)| name)
    }
}

/// Whether it is meant in earnest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    #[default]
    Real,
    Drill,
    Test,
}

impl Mode {
    /// Every mode with its name in content files and word tables.
    pub const NAMES: [(&'static str, Mode); 3] =
        [("real", Mode::Real), ("drill", Mode::Drill), ("test", Mode::Test)];

    /// Returns the name in content files.
    pub fn name(self) -> &'static str {
        Mode::NAMES
            .iter()
            .find(|(_, mode)| *mode == self)
            .map_or("", |(name, _)| name)
    }
}

/// What came of it, or by when that will be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    pub due: Option<Day>,
    /// `open` or `done`.
    pub status: Option<String>,
    pub result: Option<String>,
}

/// How to take part in an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignUp {
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    pub how: Option<String>,
    pub capacity: Option<u32>,
}

/// Days from and through, as an account has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Day,
    pub to: Day,
    pub span: Span,
}

/// On which boards and for which days an account hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Display {
    pub boards: Vec<Spanned<String>>,
    pub from: Option<Day>,
    pub to: Option<Day>,
}

/// What a whole text of a statute says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statute {
    pub short_title: Option<String>,
    pub issuer: Option<String>,
    pub document_number: Option<String>,
    pub promulgated: Option<Day>,
    pub validity: Validity,
    pub source: String,
    /// Only some of the articles are here.
    pub excerpt: bool,
    pub articles: Vec<Article>,
}

/// What a law bulletin is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bulletin {
    pub statute: Option<Spanned<String>>,
    pub articles: Vec<Spanned<String>>,
    pub checked_on: Option<Day>,
    /// Whom it concerns, in words.
    pub affects: Vec<String>,
    /// What it means in this community.
    pub here: Option<String>,
}

/// What a newsletter is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    pub number: u32,
    pub period: Period,
    pub sections: Vec<Section>,
}

/// A section of a newsletter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub title: String,
    pub pick: Pick,
    pub show: Show,
    pub span: Span,
}

/// Which entries a section holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    Ids(Vec<Spanned<String>>),
    Rule {
        kind: Spanned<String>,
        from: Option<Day>,
        to: Option<Day>,
        limit: Option<usize>,
    },
}

/// How much of each entry a section shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    Full,
    Summary,
    Table,
}
