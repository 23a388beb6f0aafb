//! The terms of an index and where they occur, to be asked.

use crate::emit::search::postings::{Posting, Postings};

/// A term that is in the index.
#[derive(Clone, Copy)]
pub struct Stocked<'i> {
    pub term: &'i str,
    /// The share of its occurrences that lie inside words, 0 to 1.
    pub cohesion: f64,
    pub postings: &'i [Posting],
}

/// Every term in the order of its bytes, with its postings.
pub struct Stock {
    pub terms: Vec<(String, usize)>,
    pub postings: Postings,
    /// By document, in units.
    pub title_lengths: Vec<u8>,
}

impl Stock {
    /// Returns how many documents there are.
    pub fn documents(&self) -> usize {
        self.title_lengths.len()
    }

    /// Returns a term if it is on the site.
    pub fn get(&self, term: &str) -> Option<Stocked<'_>> {
        let found = self.terms.binary_search_by(|(known, _)| known.as_str().cmp(term));
        self.terms.get(found.ok()?).map(|entry| self.stocked(entry))
    }

    /// Returns every term that begins so, in order.
    pub fn beginning<'i>(&'i self, prefix: &'i str) -> impl Iterator<Item = Stocked<'i>> {
        let from = self.terms.partition_point(|(term, _)| term.as_str() < prefix);
        self.terms
            .iter()
            .skip(from)
            .take_while(move |(term, _)| term.starts_with(prefix))
            .map(|entry| self.stocked(entry))
    }

    fn stocked<'i>(&'i self, (term, number): &'i (String, usize)) -> Stocked<'i> {
        Stocked {
            term,
            cohesion: f64::from(self.postings.cohesion(*number)) / 15.0,
            postings: self.postings.of(*number),
        }
    }
}
