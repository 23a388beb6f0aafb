//! The community: buildings, homes, roles, places, hotline.

use crate::model::audience::Audience;
use crate::model::money::Area;

/// What `content/community.yaml` says, the single source of each of these facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Community {
    pub name: String,
    pub name_en: Option<String>,
    pub address: Option<String>,
    /// The year in which it was built.
    pub built: Option<i32>,
    /// Owners who count in a vote, where it differs from the sum of the buildings.
    pub voting_heads: Option<u32>,
    pub hotline: Hotline,
    pub home_types: Vec<HomeType>,
    pub buildings: Vec<Building>,
    pub roles: Vec<Role>,
    pub places: Vec<Place>,
    pub boards: Vec<Board>,
    pub channels: Vec<Channel>,
    /// Whom to turn to next when a complaint is not solved, nearest first.
    pub escalation: Vec<String>,
}

/// The telephone that is always answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hotline {
    pub number: String,
    pub hours: String,
}

/// A type of home and its floor area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeType {
    pub id: String,
    pub area: Area,
}

/// A building; one without units holds its homes itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Building {
    /// As people say it: `3`.
    pub number: String,
    pub name: Option<String>,
    pub floors: u32,
    pub lifts: u32,
    pub voting_heads: Option<u32>,
    pub units: Vec<Unit>,
    pub homes: Vec<Homes>,
    pub plan: Option<Lot>,
}

/// An entrance with its own stairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub number: String,
    pub homes: Vec<Homes>,
}

/// So many homes of one type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Homes {
    pub home_type: String,
    pub count: u32,
}

/// An office that people hold; never a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    pub id: String,
    pub title: String,
    pub title_en: Option<String>,
    pub phone: Option<String>,
    pub mail: Option<String>,
}

/// A place residents can go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub id: String,
    pub name: String,
    pub hours: Option<String>,
    pub access: Option<String>,
    pub plan: Option<Lot>,
}

/// A notice board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    pub id: String,
    pub name: String,
    pub plan: Option<Lot>,
}

/// Where something stands on the estate's plan, in hundredths of its width and depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lot {
    /// From the west, of its middle.
    pub x: u32,
    /// From the north, of its foot.
    pub y: u32,
    pub width: Option<u32>,
    pub depth: Option<u32>,
    pub form: Form,
}

/// How a place looks on the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    Gate,
    Square,
    Lawn,
    #[default]
    House,
    Shed,
    Bins,
    Ramp,
}

impl Form {
    /// Every form with its name in content files and classes.
    pub const NAMES: [(&'static str, Form); 7] = [
        ("gate", Form::Gate),
        ("square", Form::Square),
        ("lawn", Form::Lawn),
        ("house", Form::House),
        ("shed", Form::Shed),
        ("bins", Form::Bins),
        ("ramp", Form::Ramp),
    ];

    /// Returns the name in content files and classes.
    pub fn name(self) -> &'static str {
        let named = Form::NAMES.iter().find(|(_, form)| *form == self);
        named.map_or("", |(name, _)| name)
    }
}

/// A way by which residents and staff speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    pub id: String,
    pub kind: String,
    pub name: String,
    pub hours: Option<String>,
    pub role: Option<String>,
    pub note: Option<String>,
}

impl Community {
    /// Returns the building of that number.
    pub fn building(&self, number: &str) -> Option<&Building> {
        self.buildings.iter().find(|building| building.number == number)
    }

    /// Returns the role of that id.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    /// Returns the number of homes.
    pub fn homes(&self) -> u32 {
        self.buildings.iter().map(Building::home_count).sum()
    }

    /// Returns the number of units.
    pub fn units(&self) -> usize {
        self.buildings.iter().map(|building| building.units.len()).sum()
    }

    /// Returns the number of lifts.
    pub fn lifts(&self) -> u32 {
        self.buildings.iter().map(|building| building.lifts).sum()
    }

    /// Returns the floor area of one home of a type; of an unknown one, nothing.
    pub fn area_of_one(&self, homes: &Homes) -> Area {
        let types = &self.home_types;
        let found = types.iter().find(|kind| kind.id == homes.home_type);
        found.map_or(Area(0), |kind| kind.area)
    }

    /// Returns the floor area of some homes.
    pub fn area_of_homes<'c>(&self, homes: impl IntoIterator<Item = &'c Homes>) -> Area {
        let area = |homes: &Homes| self.area_of_one(homes).0 * i64::from(homes.count);
        Area(homes.into_iter().map(area).sum())
    }

    /// Returns the floor area of the homes that an entry names.
    pub fn area_within(&self, scope: &Audience) -> Area {
        let homes = self.buildings.iter().flat_map(|building| {
            let own = building
                .homes
                .iter()
                .filter(|_| scope.holds(&building.number, None));
            let held = building
                .units
                .iter()
                .filter(|unit| scope.holds(&building.number, Some(&unit.number)));
            own.chain(held.flat_map(|unit| &unit.homes))
        });
        self.area_of_homes(homes)
    }

    /// Returns the floor area of all homes, or of one building's; unknown types count nothing.
    pub fn area_of<'c>(&self, buildings: impl IntoIterator<Item = &'c Building>) -> Area {
        self.area_of_homes(buildings.into_iter().flat_map(Building::all_homes))
    }
}

impl Building {
    /// Returns the homes of all its units, or its own.
    pub fn all_homes(&self) -> impl Iterator<Item = &Homes> {
        self.homes
            .iter()
            .chain(self.units.iter().flat_map(|unit| &unit.homes))
    }

    /// Returns the number of homes.
    pub fn home_count(&self) -> u32 {
        self.all_homes().map(|homes| homes.count).sum()
    }
}
