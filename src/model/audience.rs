//! Whom an entry concerns.

/// A group of residents that an entry may be meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Owners,
    Tenants,
    Elderly,
    Drivers,
    Pets,
}

impl Group {
    /// Every group with its name in content files and word tables.
    pub const NAMES: [(&'static str, Group); 5] = [
        ("owners", Group::Owners),
        ("tenants", Group::Tenants),
        ("elderly", Group::Elderly),
        ("drivers", Group::Drivers),
        ("pets", Group::Pets),
    ];

    /// Returns the name in content files.
    pub fn name(self) -> &'static str {
        Group::NAMES
            .iter()
            .find(|(_, group)| *group == self)
            .map_or("", |(name, _)| name)
    }
}

/// Buildings, units and groups; all empty means everyone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audience {
    /// Building numbers as written in `community.yaml`.
    pub buildings: Vec<String>,
    /// Units as `1-2`: building 1, unit 2.
    pub units: Vec<String>,
    pub groups: Vec<Group>,
}

impl Audience {
    /// Returns whether every building is concerned.
    pub fn is_everywhere(&self) -> bool {
        self.buildings.is_empty() && self.units.is_empty()
    }

    /// Returns whether all homes of a unit are concerned; a building without units is one without a number.
    pub fn holds(&self, building: &str, unit: Option<&str>) -> bool {
        let named = |unit: &str| {
            let names = self.units.iter();
            names
                .filter_map(|name| name.split_once('-'))
                .any(|name| name == (building, unit))
        };
        self.is_everywhere()
            || self.buildings.iter().any(|number| number == building)
            || unit.is_some_and(named)
    }

    /// Returns its buildings, then its units.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.buildings.iter().chain(&self.units).map(String::as_str)
    }

    /// Returns whether anyone in that building is concerned.
    pub fn reaches(&self, building: &str) -> bool {
        self.is_everywhere()
            || self.buildings.iter().any(|number| number == building)
            || self
                .units
                .iter()
                .any(|unit| unit.split_once('-').is_some_and(|(number, _)| number == building))
    }
}
