//! What must be laid open: by whom, by when, for how long.

use std::collections::BTreeMap;

use crate::model::date::Day;
use crate::model::entry::Issuer;
use crate::model::law::LawRef;
use crate::model::money::Fen;
use crate::model::vote::Threshold;

/// The duties that hold in a site, joined from the packs that it names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The packs, in the order of the site: `CN`, `SH`.
    pub codes: Vec<String>,
    /// The name of the set in Chinese and in English.
    pub name: (String, String),
    /// The site names its packs, and so wants to be told what is missing.
    pub named: bool,
    /// Several packs were joined, and of each duty the strictest holds.
    pub strictest: bool,
    /// The day on which the oldest of the packs was compared with the texts.
    pub verified_on: Option<Day>,
    /// In the order of their ids.
    pub duties: Vec<Duty>,
    /// How texts are called that a site does not hold itself: id, then Chinese and English name.
    pub texts: BTreeMap<String, (String, String)>,
    /// Shares of common income that go to the maintenance fund.
    pub fund_shares: Vec<FundShare>,
    /// A line of cost of so much or more carries a voucher.
    pub voucher_from: Option<Fen>,
}

/// The least share of net common income for the maintenance fund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundShare {
    /// The pack that asks for it.
    pub code: String,
    pub threshold: Threshold,
    pub when: ShareWhen,
    pub basis: Vec<LawRef>,
}

/// When a share is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareWhen {
    /// The site says that its income is mainly used to top up the fund ([`Circumstance::MainlyFund`]).
    MainlyFund,
    /// What is left of the fund is below this share of the first deposit.
    FundBelow(Threshold),
}

/// One thing that must be laid open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// `C1`: its letter is its group.
    pub id: String,
    pub item: (String, String),
    pub duty_of: Issuer,
    /// How often, and who says so.
    pub rhythm: Ruled<Rhythm>,
    pub due: Option<Ruled<Due>>,
    /// Where an extraordinary meeting has another term.
    pub due_extraordinary: Option<Ruled<Due>>,
    pub display: Option<Ruled<Display>>,
    /// What must be seen in it.
    pub columns: Vec<String>,
    pub basis: Vec<LawRef>,
    /// Entries that meet it without saying so.
    pub met_by: Vec<MetBy>,
    /// It holds only so; `None`: always.
    pub condition: Option<Circumstance>,
    /// Why it is never met on a site, in Chinese and in English.
    pub not_here: Option<(String, String)>,
    /// Where a figure comes from, in words.
    pub note: Option<String>,
    pub verified_on: Option<Day>,
}

/// A figure and the articles that ask for it; without any it is a standard of the site's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruled<T> {
    pub value: T,
    pub basis: Vec<LawRef>,
}

/// How often something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rhythm {
    Month,
    Quarter,
    Half,
    Year,
    /// Each time that it happens.
    Event,
    /// All the time.
    Permanent,
}

impl Rhythm {
    /// Every rhythm with its name in packs and word tables.
    pub const NAMES: [(&'static str, Rhythm); 6] = [
        ("month", Rhythm::Month),
        ("quarter", Rhythm::Quarter),
        ("half", Rhythm::Half),
        ("year", Rhythm::Year),
        ("event", Rhythm::Event),
        ("permanent", Rhythm::Permanent),
    ];

    /// Returns the name in packs and word tables.
    pub fn name(self) -> &'static str {
        let mut names = Rhythm::NAMES.iter();
        names
            .find(|(_, rhythm)| *rhythm == self)
            .map_or("", |(name, _)| name)
    }

    /// Returns how many months a period has, of what comes in periods.
    pub fn months(self) -> Option<u32> {
        match self {
            Rhythm::Month => Some(1),
            Rhythm::Quarter => Some(3),
            Rhythm::Half => Some(6),
            Rhythm::Year => Some(12),
            Rhythm::Event | Rhythm::Permanent => None,
        }
    }
}

/// By when something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// So many days after the period or the event.
    After(i64),
    /// So many days before the event.
    Before(i64),
    /// On that month and day after the period.
    On { month: u32, day: u32 },
}

/// For how long something hangs on the boards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Display {
    pub days: i64,
    /// Days off are not counted.
    pub working: bool,
}

/// What a site may have or not have, on which duties depend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Circumstance {
    /// Fees by remuneration (酬金制).
    Remuneration,
    /// Lump-sum fees (包干制).
    LumpSum,
    /// Common income is mainly used to top up the fund.
    MainlyFund,
    /// The owners keep the fund and the income themselves.
    SelfManaged,
    /// The manager sells power or water on.
    Resale,
}

impl Circumstance {
    /// Every one with its name in content files and word tables.
    pub const NAMES: [(&'static str, Circumstance); 5] = [
        ("remuneration", Circumstance::Remuneration),
        ("lump_sum", Circumstance::LumpSum),
        ("mainly_fund", Circumstance::MainlyFund),
        ("self_managed", Circumstance::SelfManaged),
        ("resale", Circumstance::Resale),
    ];

    /// Returns the name in content files and word tables.
    pub fn name(self) -> &'static str {
        let mut names = Circumstance::NAMES.iter();
        names.find(|(_, it)| *it == self).map_or("", |(name, _)| name)
    }
}

/// What an entry must have to meet a duty; what is `None` may be anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MetBy {
    pub kind: Option<String>,
    pub topic: Option<String>,
    /// Decided by all owners, not by their committee.
    pub by_assembly: Option<bool>,
}

impl Rules {
    /// Returns the duty of that id.
    pub fn duty(&self, id: &str) -> Option<&Duty> {
        self.duties.iter().find(|duty| duty.id == id)
    }
}
