//! Gathers facts in the order a resident wants them.

use crate::model::date::Day;
use crate::model::fact::{Fact, FactValue};
use crate::model::parts::{Mode, Schedule};
use crate::parse::audience::read_audience;
use crate::parse::fields::Fields;

/// Facts in the order of their gathering; what was not written adds none.
#[derive(Debug, Default)]
pub struct Facts(Vec<Fact>);

impl Facts {
    pub fn add(&mut self, fact: Fact) {
        self.0.push(fact);
    }

    pub fn text(&mut self, label: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.add(Fact {
                label,
                value: FactValue::Text(text.to_owned()),
            });
        }
    }

    pub fn lines(&mut self, label: &'static str, lines: &[String]) {
        if !lines.is_empty() {
            self.add(Fact {
                label,
                value: FactValue::Lines(lines.to_vec()),
            });
        }
    }

    pub fn day(&mut self, label: &'static str, day: Option<Day>) {
        if let Some(day) = day {
            self.add(Fact {
                label,
                value: FactValue::Day(day),
            });
        }
    }

    pub fn role(&mut self, label: &'static str, role: Option<&str>) {
        if let Some(role) = role {
            self.add(Fact {
                label,
                value: FactValue::Role(role.to_owned()),
            });
        }
    }

    /// Adds that it is a drill or a test; that it is in earnest goes without saying.
    pub fn mode(&mut self, mode: Mode) {
        if mode != Mode::Real {
            self.add(Fact {
                label: "mode",
                value: FactValue::Word(format!("mode.{}", mode.name())),
            });
        }
    }

    /// Adds when it takes place, and the windows where there are several.
    pub fn schedule(&mut self, schedule: Option<&Schedule>) {
        let Some(schedule) = schedule else {
            return;
        };
        self.add(Fact {
            label: "when",
            value: FactValue::Window(schedule.starts, schedule.ends),
        });
        if !schedule.windows.is_empty() {
            self.add(Fact {
                label: "windows",
                value: FactValue::Windows(schedule.windows.clone()),
            });
        }
    }

    /// Adds whom it concerns, everyone if nobody is named.
    pub fn audience(&mut self, fields: &Fields<'_>) {
        let audience = fields
            .map("audience")
            .map(|keys| read_audience(&keys))
            .unwrap_or_default();
        self.add(Fact {
            label: "audience",
            value: FactValue::Audience(audience),
        });
    }

    pub fn finish(self) -> Vec<Fact> {
        self.0
    }
}
