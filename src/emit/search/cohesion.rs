//! Which pairs of characters belong together in a site's text.

use std::collections::HashMap;

use crate::emit::search::lexicon::Lexicon;

/// How strongly each pair of Han characters attracts, by the number of its term.
pub struct Cohesion {
    /// Not a number for terms that are no such pair.
    strengths: Vec<f32>,
}

impl Cohesion {
    /// Returns the strengths of all pairs, from how often each occurs on the site.
    pub fn of(lexicon: &Lexicon, occurrences: &[u32]) -> Cohesion {
        let mut strengths = vec![f32::NAN; lexicon.len()];
        let count = |number: usize| f64::from(occurrences.get(number).copied().unwrap_or(0));
        let (mut as_first, mut as_second) = (HashMap::new(), HashMap::new());
        let mut total = 0.0;
        for (first, second, number) in lexicon.han_pairs() {
            *as_first.entry(first).or_insert(0.0) += count(number);
            *as_second.entry(second).or_insert(0.0) += count(number);
            total += count(number);
        }
        for (first, second, number) in lexicon.han_pairs() {
            let expected = as_first.get(&first).copied().unwrap_or(1.0)
                * as_second.get(&second).copied().unwrap_or(1.0)
                / total;
            if let Some(strength) = strengths.get_mut(number) {
                *strength = strength_of(count(number), expected) as f32;
            }
        }
        Cohesion { strengths }
    }

    /// Returns whether a pair of Han characters may be a word.
    pub fn binds(&self, pair: usize) -> bool {
        self.strengths
            .get(pair)
            .is_some_and(|strength| *strength >= WEAKEST_WORD)
    }

    /// Returns whether a pair lies inside a word where it stands between two others.
    pub fn holds(&self, before: Option<usize>, pair: usize, after: Option<usize>) -> bool {
        let strength = |number: Option<usize>| number.and_then(|number| self.strengths.get(number).copied());
        let here = strength(Some(pair)).unwrap_or(f32::NAN);
        if here.is_nan() {
            return true;
        }
        if here < WEAKEST_WORD {
            return false;
        }
        let side = |number| {
            strength(number)
                .filter(|other| !other.is_nan())
                .unwrap_or(f32::NEG_INFINITY)
        };
        let (left, right) = (side(before), side(after));
        here >= left.max(right) - LEEWAY
    }
}

/// Below this strength a pair is no word wherever it stands.
const WEAKEST_WORD: f32 = 3.0;

/// A pair this much weaker than a neighbour may still share a word with it.
const LEEWAY: f32 = 3.0;

/// Returns the discounted mutual information of a pair, in bits.
fn strength_of(count: f64, expected: f64) -> f64 {
    let trust = count / (count + 1.0);
    (count / expected).log2() * trust
}
