//! Every term of the site under a number.

use std::collections::HashMap;

use crate::emit::search::mixer::Quick;
use crate::han::terms::Term;
use crate::han::units::{Scan, Unit};

/// The terms seen so far. Numbers are given in the order of first sight.
#[derive(Default)]
pub struct Lexicon {
    pairs: HashMap<(char, char), u32, Quick>,
    others: HashMap<Box<str>, u32, Quick>,
    seen: u32,
    written: String,
}

impl Lexicon {
    /// Returns the number of a term, a new one if it was never seen.
    pub fn number(&mut self, term: Term<'_>, scan: &Scan) -> usize {
        if let Term::Pair(Unit::Han(first), Unit::Han(second)) = term {
            let number = *self.pairs.entry((first, second)).or_insert(self.seen);
            self.seen += u32::from(number == self.seen);
            return number as usize;
        }
        self.written.clear();
        term.write(scan, &mut self.written);
        if let Some(number) = self.others.get(self.written.as_str()) {
            return *number as usize;
        }
        self.others.insert(self.written.as_str().into(), self.seen);
        self.seen += 1;
        self.seen as usize - 1
    }

    /// Returns how many terms there are.
    pub fn len(&self) -> usize {
        self.seen as usize
    }

    /// Returns whether no term was seen.
    pub fn is_empty(&self) -> bool {
        self.seen == 0
    }

    /// Returns the pairs of Han characters with their numbers, in no order.
    pub fn han_pairs(&self) -> impl Iterator<Item = (char, char, usize)> {
        self.pairs
            .iter()
            .map(|((first, second), number)| (*first, *second, *number as usize))
    }

    /// Returns every term as written with its number, in the order of its bytes.
    pub fn sorted(&self) -> Vec<(String, usize)> {
        let pairs = self
            .han_pairs()
            .map(|(first, second, number)| (String::from_iter([first, second]), number));
        let others = self
            .others
            .iter()
            .map(|(term, number)| (term.to_string(), *number as usize));
        let mut terms: Vec<_> = pairs.chain(others).collect();
        terms.sort_unstable();
        terms
    }
}
