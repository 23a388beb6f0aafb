//! The terms of an index and where they occur, to be asked.

use std::collections::BTreeSet;

use crate::emit::search::filters::Filters;
use crate::emit::search::phrases::Phrases;
use crate::emit::search::postings::{Posting, Postings};
use crate::emit::search::sounds::Sounds;
use crate::emit::search::synonyms::Synonyms;
use crate::han::asked::Piece;
use crate::han::simplified::Simplified;

/// A term that is in the index.
#[derive(Clone, Copy)]
pub struct Stocked<'i> {
    pub term: &'i str,
    /// The share of its occurrences that lie inside words, 0 to 1.
    pub cohesion: f64,
    pub postings: &'i [Posting],
}

/// Every term in the order of its bytes, with its postings, and what else helps to answer.
pub struct Stock {
    pub terms: Vec<(String, usize)>,
    pub postings: Postings,
    /// By document, in units.
    pub title_lengths: Vec<u8>,
    pub synonyms: Synonyms,
    pub sounds: Sounds,
    pub phrases: Phrases,
    pub simplified: Simplified,
    pub filters: Filters,
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

    /// Returns whether a document has every neighbouring pair of a word, or its one piece.
    pub fn has(&self, word: &[Piece]) -> bool {
        let mut left: Option<BTreeSet<u32>> = None;
        let mut keep = |found: BTreeSet<u32>| {
            left = Some(match left.take() {
                Some(known) => known.intersection(&found).copied().collect(),
                None => found,
            });
        };
        let documents = |entry: Stocked<'_>| -> BTreeSet<u32> {
            entry.postings.iter().map(|posting| posting.document).collect()
        };
        for (at, piece) in word.iter().enumerate() {
            let next = word.get(at + 1).filter(|next| !next.after_break);
            let bound = next.is_some() || (at > 0 && !piece.after_break);
            if let Some(next) = next {
                let entry = self.get(&format!("{}{}", piece.text, next.text));
                keep(entry.map(documents).unwrap_or_default());
            } else if !bound && piece.han {
                keep(self.beginning(&piece.text).flat_map(documents).collect());
            } else if !bound {
                keep(self.get(&piece.text).map(documents).unwrap_or_default());
            }
        }
        left.is_some_and(|left| !left.is_empty())
    }

    fn stocked<'i>(&'i self, (term, number): &'i (String, usize)) -> Stocked<'i> {
        Stocked {
            term,
            cohesion: f64::from(self.postings.cohesion(*number)) / 15.0,
            postings: self.postings.of(*number),
        }
    }
}
