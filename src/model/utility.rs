//! Shared power and water: meters, loss, who bears them.

use crate::model::audience::Audience;
use crate::model::community::Community;
use crate::model::money::{Decimal, Fen};
use crate::source::span::{Span, Spanned};

/// What the community's meters counted in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utility {
    pub resource: Resource,
    pub meters: Vec<Meter>,
    /// What the supplier's bill says.
    pub bill: Option<Spanned<Fen>>,
}

/// What is metered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Resource {
    #[default]
    Power,
    Water,
}

impl Resource {
    /// Both with their names in content files and word tables.
    pub const NAMES: [(&'static str, Resource); 2] = [("power", Resource::Power), ("water", Resource::Water)];

    /// Returns the name in content files.
    pub fn name(self) -> &'static str {
        match self {
            Resource::Power => "power",
            Resource::Water => "water",
        }
    }
}

/// A meter with its readings, or a line of the bill without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter {
    pub name: String,
    /// The readings at both ends.
    pub readings: Option<(Decimal, Decimal)>,
    pub ratio: Option<Decimal>,
    pub quantity: Spanned<Decimal>,
    pub unit_price: Decimal,
    pub amount: Spanned<Fen>,
    /// The homes that bear it; all of them if it names nothing.
    pub scope: Audience,
    pub role: Role,
    pub span: Span,
}

/// What a meter stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Something shared that homes bear by area.
    #[default]
    Shared,
    /// Paid from the service fee already.
    WithinFee,
    /// What goes missing between the main meter and the others.
    Loss,
    /// The supplier's own meter, over all others.
    Main,
}

impl Role {
    /// Every role with its name in content files and word tables.
    pub const NAMES: [(&'static str, Role); 4] = [
        ("shared", Role::Shared),
        ("within_fee", Role::WithinFee),
        ("loss", Role::Loss),
        ("main", Role::Main),
    ];

    /// Returns the name in content files.
    pub fn name(self) -> &'static str {
        let named = Role::NAMES.iter().find(|(_, role)| *role == self);
        named.map_or("", |(name, _)| name)
    }
}

impl Meter {
    /// Returns what the readings give; `None` without readings or beyond all bounds.
    pub fn counted(&self) -> Option<Decimal> {
        let (from, to) = self.readings?;
        let apart = i128::from(to.millionths) - i128::from(from.millionths);
        let ratio = self.ratio.map_or(1_000_000, |ratio| i128::from(ratio.millionths));
        let product = apart.checked_mul(ratio)? / 1_000_000;
        i64::try_from(product).ok().map(Decimal::of_millionths)
    }

    /// Returns quantity times unit price in fen.
    pub fn product(&self) -> Option<Fen> {
        self.quantity.value.times(self.unit_price)
    }

    /// Returns 元 per m² in whole 0.0001, where homes bear it by area.
    pub fn per_area(&self, community: &Community) -> Option<i64> {
        if !matches!(self.role, Role::Shared | Role::Loss) {
            return None;
        }
        let area = i128::from(community.area_within(&self.scope).0);
        if area <= 0 {
            return None;
        }
        let tenths = (i128::from(self.amount.value.0) * 20_000 + area) / (2 * area);
        i64::try_from(tenths).ok()
    }
}

impl Utility {
    /// Returns the lines below the main meter.
    fn below(&self, with_loss: bool) -> impl Iterator<Item = &Meter> {
        self.meters.iter().filter(move |meter| match meter.role {
            Role::Main => false,
            Role::Loss => with_loss,
            Role::Shared | Role::WithinFee => true,
        })
    }

    /// Returns what all lines below the main meter cost together.
    pub fn total(&self) -> Option<Fen> {
        Fen::sum(self.below(true).map(|meter| meter.amount.value))
    }

    /// Returns the quantity of all lines below the main meter.
    pub fn quantity(&self) -> Option<Decimal> {
        sum(self.below(true))
    }

    /// Returns the main meter's quantity and what is lost below it.
    pub fn loss(&self) -> Option<(Decimal, Decimal)> {
        let main = sum(self.meters.iter().filter(|meter| meter.role == Role::Main))?;
        let subs = sum(self.below(false))?;
        let lost = main.millionths.checked_sub(subs.millionths)?;
        (main.millionths > 0).then_some((main, Decimal::of_millionths(lost)))
    }
}

fn sum<'m>(meters: impl Iterator<Item = &'m Meter>) -> Option<Decimal> {
    let whole: i128 = meters
        .map(|meter| i128::from(meter.quantity.value.millionths))
        .sum();
    i64::try_from(whole).ok().map(Decimal::of_millionths)
}
