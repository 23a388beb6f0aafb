//! A project: what it cost, what led to it, who bears it.

use crate::model::apportion::{BuildingShare, HomesShare, Scope, UnitShare, by_area};
use crate::model::audience::Audience;
use crate::model::community::Community;
use crate::model::date::Day;
use crate::model::money::Fen;
use crate::source::span::{Span, Spanned};

/// Works that owners pay for, from the plan to the last payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// The part of the estate that is worked on.
    pub part: String,
    /// The homes that bear the cost; all of them if it names nothing.
    pub scope: Audience,
    pub scope_span: Span,
    /// The number among the nine matters of article 278 of the Civil Code.
    pub item: Option<u32>,
    pub budget: Option<Spanned<Fen>>,
    pub contract: Option<Contract>,
    pub settlement: Option<Spanned<Fen>>,
    /// What an auditor of prices found the works to be worth.
    pub audited: Option<Spanned<Fen>>,
    /// What is held back until the warranty ends.
    pub retention: Option<Spanned<Fen>>,
    pub paid: Option<Spanned<Fen>>,
    pub steps: Vec<Step>,
    pub emergency: Option<Emergency>,
    /// The id of the decision that allowed it.
    pub decision: Option<Spanned<String>>,
    pub method: Method,
    /// As written; by area they are only compared with what is computed.
    pub shares: Vec<Share>,
    /// The whole project in its file.
    pub span: Span,
}

/// A contract for works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    pub amount: Spanned<Fen>,
    pub party: Option<String>,
    pub signed: Option<Day>,
}

/// Something that was done on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub stage: Stage,
    pub date: Option<Day>,
    /// The id of the entry that tells of it.
    pub entry: Option<Spanned<String>>,
    pub note: Option<String>,
}

/// The stages of a project, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Plan,
    Notice,
    Vote,
    Contract,
    Work,
    Acceptance,
    Apportionment,
    Payment,
}

impl Stage {
    /// Every stage with its name in content files and word tables.
    pub const NAMES: [(&'static str, Stage); 8] = [
        ("plan", Stage::Plan),
        ("notice", Stage::Notice),
        ("vote", Stage::Vote),
        ("contract", Stage::Contract),
        ("work", Stage::Work),
        ("acceptance", Stage::Acceptance),
        ("apportionment", Stage::Apportionment),
        ("payment", Stage::Payment),
    ];

    /// Returns the name in content files.
    pub fn name(self) -> &'static str {
        let named = Stage::NAMES.iter().find(|(_, stage)| *stage == self);
        named.map_or("", |(name, _)| name)
    }
}

/// Why it could not wait for a vote, and who saw that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emergency {
    /// One of [`DANGERS`].
    pub trigger: Option<Spanned<String>>,
    pub confirmed_by: Vec<Spanned<String>>,
    pub span: Span,
}

/// What may be mended at once, without a vote, as the rules on the fund have it.
pub const DANGERS: [&str; 8] = [
    "屋面渗漏",
    "外墙渗漏",
    "外墙脱落",
    "电梯故障",
    "消防设施损坏",
    "二次供水故障",
    "排水堵塞",
    "其他危及安全",
];

/// How a cost is shared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// By floor area, which the program computes.
    #[default]
    Area,
    /// As the owners agreed, which must be written.
    Agreement,
}

impl Method {
    /// Both with their names in content files and word tables.
    pub const NAMES: [(&'static str, Method); 2] = [("area", Method::Area), ("agreement", Method::Agreement)];

    /// Returns the name in content files.
    pub fn name(self) -> &'static str {
        match self {
            Method::Area => "area",
            Method::Agreement => "agreement",
        }
    }
}

/// One written share: of a building, of a unit, or of each home of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub building: Option<String>,
    /// As `building-unit`: `1-1`.
    pub unit: Option<String>,
    /// Each home of this type bears the amount.
    pub home_type: Option<String>,
    pub amount: Spanned<Fen>,
    /// The whole share in its file.
    pub span: Span,
}

impl Share {
    /// Returns whether a unit is one of those it speaks of; a building without units is one.
    pub fn concerns(&self, building: &str, unit: Option<&str>) -> bool {
        let of_building = self.building.as_deref().is_none_or(|number| number == building);
        let of_unit = self
            .unit
            .as_deref()
            .is_none_or(|name| unit.is_some_and(|unit| name.split_once('-') == Some((building, unit))));
        of_building && of_unit
    }
}

/// Which homes a written share speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Building,
    Unit,
    Home,
}

impl Level {
    /// Every level, from the largest.
    pub const ALL: [Level; 3] = [Level::Building, Level::Unit, Level::Home];

    /// Returns the level of a written share; `None` if it names nobody.
    pub fn of(share: &Share) -> Option<Level> {
        match (&share.building, &share.unit, &share.home_type) {
            (.., Some(_)) => Some(Level::Home),
            (_, Some(_), None) => Some(Level::Unit),
            (Some(_), None, None) => Some(Level::Building),
            (None, None, None) => None,
        }
    }
}

impl Project {
    /// Returns what is shared: the settlement, or what is expected until there is one.
    pub fn cost(&self) -> Option<Fen> {
        let expected = || {
            let contract = self.contract.as_ref().map(|contract| &contract.amount);
            contract.or(self.budget.as_ref())
        };
        let cost = self.settlement.as_ref().or_else(expected);
        cost.map(|amount| amount.value)
    }

    /// Returns the shares of all homes of the scope, level by level; `None` if they cannot be known.
    pub fn shared(&self, community: &Community) -> Option<Vec<BuildingShare>> {
        let mut shares = by_area(self.cost()?, community, Scope::Of(&self.scope))?;
        if self.method == Method::Agreement {
            for building in &mut shares {
                self.agree(building)?;
            }
        }
        Some(shares)
    }

    /// Puts what was agreed in place of what areas give.
    fn agree(&self, building: &mut BuildingShare) -> Option<()> {
        let whole = self
            .written(Level::Building, &building.number, None)
            .map(|share| share.amount.value);
        let units = building.units.len();
        for unit in &mut building.units {
            let name = unit.number.clone();
            let written = self.written(Level::Unit, &building.number, name.as_deref());
            let written = written.map(|share| share.amount.value);
            // What a building bears can only be the unit's where there is but one.
            let given = written.or(whole.filter(|_| units == 1));
            for homes in &mut unit.homes {
                let count: u32 = homes.amounts.iter().map(|(_, count)| count).sum();
                if let Some(each) = self.each_home(&building.number, name.as_deref(), homes) {
                    homes.amounts = vec![(each, count)];
                } else {
                    given?;
                    homes.amounts = Vec::new();
                }
            }
            let of_homes = || Fen::sum(unit.homes.iter().filter_map(HomesShare::total));
            unit.share = given.or_else(of_homes)?;
        }
        building.share =
            whole.or_else(|| Fen::sum(building.units.iter().map(|unit: &UnitShare| unit.share)))?;
        Some(())
    }

    fn each_home(&self, building: &str, unit: Option<&str>, homes: &HomesShare) -> Option<Fen> {
        let of_type = self.shares.iter().find(|share| {
            share.home_type.as_deref() == Some(homes.home_type.as_str()) && share.concerns(building, unit)
        });
        of_type.map(|share| share.amount.value)
    }

    /// Returns the share that was written for a building or a unit.
    pub fn written(&self, level: Level, building: &str, unit: Option<&str>) -> Option<&Share> {
        self.shares
            .iter()
            .find(|share| Level::of(share) == Some(level) && share.concerns(building, unit))
    }
}
