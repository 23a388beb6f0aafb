//! A cost shared by area, to the fen, level by level.

use crate::model::audience::Audience;
use crate::model::community::{Building, Community, Homes};
use crate::model::money::{Area, Fen};

/// What a building bears, and its units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildingShare {
    /// As people say it: `3`.
    pub number: String,
    pub area: Area,
    pub share: Fen,
    /// One without a number stands for a building without units.
    pub units: Vec<UnitShare>,
}

/// What a unit bears, and its homes by type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitShare {
    pub number: Option<String>,
    pub area: Area,
    pub share: Fen,
    pub homes: Vec<HomesShare>,
}

/// What each home of one type in a unit bears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomesShare {
    pub home_type: String,
    /// Of one home.
    pub area: Area,
    /// Amount and number of homes; two amounts, a fen apart, where the unit's share leaves no other way.
    pub amounts: Vec<(Fen, u32)>,
}

impl HomesShare {
    /// Returns what all its homes bear together.
    pub fn total(&self) -> Option<Fen> {
        let each = self.amounts.iter();
        Fen::sum(each.map(|(amount, count)| Fen(amount.0.saturating_mul(i64::from(*count)))))
    }
}

/// The homes that bear a cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'s> {
    Community,
    /// Buildings by number.
    Buildings(&'s [String]),
    /// Units as `building-unit`: `1-1`.
    Units(&'s [String]),
    /// Buildings and units as an entry names them; everyone if it names nothing.
    Of(&'s Audience),
}

impl Scope<'_> {
    fn holds(&self, building: &Building, unit: Option<&str>) -> bool {
        match self {
            Scope::Community => true,
            Scope::Of(audience) => audience.holds(&building.number, unit),
            Scope::Buildings(numbers) => numbers.contains(&building.number),
            Scope::Units(names) => {
                unit.is_some_and(|unit| names.contains(&format!("{}-{unit}", building.number)))
            }
        }
    }
}

/// Divides an amount by weights: each gets its share rounded down, and the fen that are left go to the
/// largest remainders, of equal ones to the earlier.
///
/// The shares always add up to the amount. `None` if there is nothing to divide by, or too much to reckon with.
pub fn split(amount: Fen, weights: &[i64]) -> Option<Vec<Fen>> {
    let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if whole <= 0 || weights.iter().any(|weight| *weight < 0) {
        return None;
    }
    let sign = amount.0.signum();
    let magnitude = i128::from(amount.0).abs();
    let mut parts: Vec<(i128, i128, usize)> = Vec::with_capacity(weights.len());
    for (at, weight) in weights.iter().enumerate() {
        let product = magnitude.checked_mul(i128::from(*weight))?;
        parts.push((product / whole, product % whole, at));
    }
    let given: i128 = parts.iter().map(|(share, ..)| share).sum();
    let left = usize::try_from(magnitude - given).ok()?;
    parts.sort_by_key(|(_, remainder, at)| (-remainder, *at));
    parts.iter_mut().take(left).for_each(|(share, ..)| *share += 1);
    parts.sort_by_key(|(.., at)| *at);
    parts
        .into_iter()
        .map(|(share, ..)| i64::try_from(share).ok().map(|share| Fen(sign * share)))
        .collect()
}

/// Shares a cost among the homes of a scope by area: buildings first, then their units, then their homes,
/// so that every level adds up and equal buildings are treated alike.
///
/// `None` if the scope holds no area.
pub fn by_area(cost: Fen, community: &Community, scope: Scope<'_>) -> Option<Vec<BuildingShare>> {
    let held: Vec<(&Building, Vec<Held<'_>>)> = community
        .buildings
        .iter()
        .map(|building| (building, units_within(building, scope)))
        .filter(|(_, units)| !units.is_empty())
        .collect();
    let area_of = |units: &[Held<'_>]| {
        units
            .iter()
            .map(|unit| community.area_of_homes(unit.homes).0)
            .sum::<i64>()
    };
    let areas: Vec<i64> = held.iter().map(|(_, units)| area_of(units)).collect();
    let shares = split(cost, &areas)?;
    held.iter()
        .zip(areas.iter().zip(shares))
        .map(|((building, units), (area, share))| {
            Some(BuildingShare {
                number: building.number.clone(),
                area: Area(*area),
                share,
                units: share_units(share, units, community)?,
            })
        })
        .collect()
}

/// A unit, or a building without units, within a scope.
struct Held<'c> {
    number: Option<&'c str>,
    homes: &'c [Homes],
}

fn units_within<'c>(building: &'c Building, scope: Scope<'_>) -> Vec<Held<'c>> {
    let own = Held {
        number: None,
        homes: &building.homes,
    };
    let units = building.units.iter().map(|unit| Held {
        number: Some(unit.number.as_str()),
        homes: &unit.homes,
    });
    std::iter::once(own)
        .chain(units)
        .filter(|unit| !unit.homes.is_empty() && scope.holds(building, unit.number))
        .collect()
}

fn share_units(share: Fen, units: &[Held<'_>], community: &Community) -> Option<Vec<UnitShare>> {
    let areas: Vec<i64> = units
        .iter()
        .map(|unit| community.area_of_homes(unit.homes).0)
        .collect();
    let shares = split_or_nothing(share, &areas)?;
    units
        .iter()
        .zip(areas.iter().zip(shares))
        .map(|(unit, (area, share))| {
            Some(UnitShare {
                number: unit.number.map(str::to_owned),
                area: Area(*area),
                share,
                homes: share_homes(share, unit.homes, community)?,
            })
        })
        .collect()
}

fn share_homes(share: Fen, homes: &[Homes], community: &Community) -> Option<Vec<HomesShare>> {
    let each: Vec<i64> = homes
        .iter()
        .flat_map(|homes| std::iter::repeat_n(community.area_of_one(homes).0, homes.count as usize))
        .collect();
    let mut shares = split_or_nothing(share, &each)?.into_iter();
    let of_type = |homes: &Homes| {
        let mut amounts: Vec<(Fen, u32)> = Vec::new();
        for share in shares.by_ref().take(homes.count as usize) {
            match amounts.iter_mut().find(|(amount, _)| *amount == share) {
                Some((_, count)) => *count += 1,
                None => amounts.push((share, 1)),
            }
        }
        HomesShare {
            home_type: homes.home_type.clone(),
            area: community.area_of_one(homes),
            amounts,
        }
    };
    Some(homes.iter().map(of_type).collect())
}

/// Like [`split`], but nothing shared among what has no area is nothing each.
fn split_or_nothing(amount: Fen, weights: &[i64]) -> Option<Vec<Fen>> {
    match amount == Fen(0) && weights.iter().all(|weight| *weight == 0) {
        true => Some(vec![Fen(0); weights.len()]),
        false => split(amount, weights),
    }
}
