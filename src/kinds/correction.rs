//! Corrections: what was wrong, why, and what it reaches.

use crate::kinds::kind::{Kind, Reading};
use crate::model::fact::{Fact, FactValue};
use crate::model::parts::Parts;
use crate::parse::beside::Beside;
use crate::parse::correction::{CORRECTION, read_correction};
use crate::parse::facts::Facts;
use crate::parse::fields::Fields;
use crate::parse::schema::Field;
use crate::report::faults::Faults;

/// A mistake in something published, put right in the open.
pub struct Correction;

impl Kind for Correction {
    fn name(&self) -> &'static str {
        "correction"
    }

    fn folder(&self) -> &'static str {
        "corrections"
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("更正台账", "Corrections")
    }

    fn fields(&self) -> &'static [Field] {
        CORRECTION
    }

    fn read(&self, fields: &Fields<'_>, _beside: Beside<'_>, _faults: &mut Faults) -> Reading {
        let correction = read_correction(fields);
        let mut facts = Facts::default();
        if let Some(correction) = &correction {
            facts.add(Fact {
                label: "corrects",
                value: FactValue::Entry(correction.target.value.clone()),
            });
            facts.add(Fact {
                label: "found-by",
                value: FactValue::Word(format!("found-by.{}", correction.found_by.name())),
            });
            let boards: Vec<String> = correction.reprint.iter().map(|id| id.value.clone()).collect();
            if !boards.is_empty() {
                facts.add(Fact {
                    label: "reprint",
                    value: FactValue::Boards(boards),
                });
            }
            if let Some(issue) = &correction.newsletter {
                facts.add(Fact {
                    label: "told-in",
                    value: FactValue::Entry(issue.value.clone()),
                });
            }
        }
        let parts = Parts {
            correction,
            ..Parts::default()
        };
        Reading {
            facts: facts.finish(),
            parts,
        }
    }
}
