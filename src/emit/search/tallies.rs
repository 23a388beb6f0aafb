//! The second reading: how each term occurs in one document.

use crate::emit::search::cohesion::Cohesion;
use crate::emit::search::postings::Tally;
use crate::emit::search::survey::{Item, Surveyed};

/// Units in an eighth of a document, at least.
const SHORTEST_EIGHTH: usize = 100;

/// The tallies of one document after another.
pub struct Tallies {
    found: Vec<Tally>,
    /// By term: its place in `found`, if the document has it.
    places: Vec<u32>,
}

impl Tallies {
    /// Returns tallies for so many terms.
    pub fn new(terms: usize) -> Tallies {
        Tallies {
            found: Vec::new(),
            places: vec![u32::MAX; terms],
        }
    }

    /// Returns what was counted last, each term once.
    pub fn found(&self) -> &[Tally] {
        &self.found
    }

    /// Counts a document; what was counted before is dropped.
    pub fn count(&mut self, document: &Surveyed<'_>, cohesion: &Cohesion) {
        for tally in self.found.drain(..) {
            if let Some(place) = self.places.get_mut(tally.term as usize) {
                *place = u32::MAX;
            }
        }
        let eighth = (document.length as usize).div_ceil(8).max(SHORTEST_EIGHTH);
        for (items, start, marks) in document.runs() {
            let mut before = None;
            let mut rest = items.iter();
            while let Some(item) = rest.next() {
                let after = rest.as_slice().first().copied().map(Item::term);
                let inside = cohesion.holds(before, item.term(), after);
                let slice = ((start + item.place()) / eighth).min(7);
                self.add(item.term(), inside, marks, 1 << slice);
                before = Some(item.term());
            }
        }
    }

    fn add(&mut self, term: usize, inside: bool, marks: u8, eighth: u8) {
        let Some(place) = self.places.get_mut(term) else {
            return;
        };
        if *place == u32::MAX {
            *place = self.found.len() as u32;
            self.found.push(Tally {
                term: term as u32,
                ..Tally::default()
            });
        }
        if let Some(tally) = self.found.get_mut(*place as usize) {
            let count = if inside {
                &mut tally.inside
            } else {
                &mut tally.across
            };
            *count = count.saturating_add(1);
            tally.marks |= marks;
            tally.eighths |= eighth;
        }
    }
}
