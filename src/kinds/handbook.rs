//! Chapters of the residents' handbook, read in order.

use crate::kinds::kind::{Kind, Reading};
use crate::model::audience::{Audience, Group};
use crate::model::fact::{Fact, FactValue};
use crate::model::parts::Parts;
use crate::parse::beside::Beside;
use crate::parse::facts::Facts;
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::report::faults::Faults;

/// A chapter of the handbook.
pub struct Handbook;

const FOR: FieldKind = FieldKind::Choice(&["owners", "tenants"]);

const FIELDS: &[Field] = &[
    Field::required(
        "order",
        FieldKind::Number,
        "次序：第几章",
        "Its place in the book",
        "4",
    ),
    Field::optional(
        "for",
        FieldKind::List(&FOR),
        "适用：业主、租户",
        "For owners, for tenants",
        "[owners, tenants]",
    )
    .or("所有人"),
];

impl Kind for Handbook {
    fn name(&self) -> &'static str {
        "handbook"
    }

    fn folder(&self) -> &'static str {
        "handbook"
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("住户手册", "Handbook")
    }

    fn dated(&self) -> bool {
        false
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn read(&self, fields: &Fields<'_>, _beside: Beside<'_>, _faults: &mut Faults) -> Reading {
        let mut facts = Facts::default();
        let readers = [("owners", Group::Owners), ("tenants", Group::Tenants)];
        let named = fields.texts("for");
        let groups: Vec<Group> = readers
            .iter()
            .filter(|(name, _)| named.iter().any(|written| written == name))
            .map(|(_, group)| *group)
            .collect();
        if !groups.is_empty() {
            let audience = Audience {
                groups,
                ..Audience::default()
            };
            facts.add(Fact {
                label: "for",
                value: FactValue::Audience(audience),
            });
        }
        let parts = Parts {
            order: fields.number("order").map(i64::from),
            ..Parts::default()
        };
        Reading {
            facts: facts.finish(),
            parts,
        }
    }
}
