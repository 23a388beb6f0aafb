//! One wrong character: by its sound, or by its look.

use std::collections::BTreeSet;

use crate::emit::search::find::plan::{may_pair, runs_of, text_of};
use crate::emit::search::find::stock::Stock;
use crate::emit::search::find::words::without_asking;
use crate::emit::search::sounds::Sounds;
use crate::han::asked::{Piece, pieces};

/// Starting characters that may be looked up beyond those of the question; in a browser each costs a request.
const MOST_LOOKUPS: usize = 9;

/// Characters tried where nothing stands before.
const MOST_FIRST: usize = 8;

/// Characters tried where something stands before and after.
const MOST_INNER: usize = 4;

/// What an exchange must be worth.
const LEAST: f64 = 1.0;

/// What a pair is worth that surely is a word.
const SURE: f64 = 2.0;

/// Questions tried of each sort of slip.
const MOST_TRIED: usize = 3;

/// A question with one character exchanged.
#[derive(Debug, PartialEq)]
pub struct Mended {
    pub text: String,
    /// The run with the wrong character, and with the right one.
    pub typed: String,
    pub searched: String,
    /// The right character makes a word of the table of synonyms.
    pub known: bool,
    worth: f64,
}

/// A character that may have been meant.
struct Other {
    sign: char,
    known: bool,
    /// What its pair with the character before is worth.
    left: Option<f64>,
}

/// Ways to take one character for another, the likelier first.
pub const SORTS: [fn(&Sounds, char) -> Vec<char>; 3] = [Sounds::same, Sounds::near, Sounds::alike];

/// Looks for wrong characters in one question.
pub struct Slips<'s> {
    stock: &'s Stock,
    list: Vec<Piece>,
    runs: Vec<Vec<Piece>>,
    /// Pieces of words that are in the table of synonyms, by their places.
    fixed: BTreeSet<usize>,
    looked_up: BTreeSet<String>,
    left: usize,
}

impl<'s> Slips<'s> {
    /// Returns `None` for questions with too many runs to tell.
    pub fn of(text: &str, stock: &'s Stock) -> Option<Slips<'s>> {
        let list = pieces(text);
        let runs = runs_of(&without_asking(text).0);
        let mut fixed = BTreeSet::new();
        for at in 0..list.len() {
            let key = stock.synonyms.longest(list.get(at..).unwrap_or_default());
            fixed.extend(at..at + key.map_or(0, |(length, _)| length));
        }
        let looked_up = list.iter().map(|piece| piece.text.clone()).collect();
        (runs.len() < 4).then_some(Slips {
            stock,
            list,
            runs,
            fixed,
            looked_up,
            left: MOST_LOOKUPS,
        })
    }

    /// Returns the likeliest questions with one character exchanged in that way.
    pub fn mended(&mut self, sort: fn(&Sounds, char) -> Vec<char>) -> Vec<Mended> {
        let mut found: Vec<Mended> = Vec::new();
        let runs = self.runs.clone();
        for run in runs.iter().filter(|run| (2..=10).contains(&run.len())) {
            for at in 0..run.len() {
                self.mend_one(run, at, sort, &mut found);
            }
        }
        found.sort_by(|a, b| b.worth.total_cmp(&a.worth));
        found.truncate(MOST_TRIED);
        found
    }

    fn mend_one(
        &mut self,
        run: &[Piece],
        at: usize,
        sort: fn(&Sounds, char) -> Vec<char>,
        found: &mut Vec<Mended>,
    ) {
        let Some(wrong) = run
            .get(at)
            .filter(|piece| piece.han && !self.fixed.contains(&piece.place))
        else {
            return;
        };
        let before = at
            .checked_sub(1)
            .and_then(|at| run.get(at))
            .filter(|one| one.han && may_pair(one, wrong));
        let after = run.get(at + 1).filter(|one| one.han && may_pair(wrong, one));
        let left = before.map(|one| format!("{}{}", one.text, wrong.text));
        let right = after.map(|one| format!("{}{}", wrong.text, one.text));
        let sides: Vec<&String> = left.iter().chain(&right).collect();
        if sides.is_empty() || !sides.iter().all(|pair| self.is_odd(pair)) {
            return;
        }
        let Some(sign) = wrong.text.chars().next() else {
            return;
        };
        let mut others: Vec<Other> = sort(&self.stock.sounds, sign)
            .into_iter()
            .map(|sign| Other {
                sign,
                known: self.makes_known_word(run, at, sign),
                left: None,
            })
            .collect();
        match before {
            Some(before) => {
                if !self.may_look_up(&before.text) {
                    return;
                }
                for other in &mut others {
                    other.left = self.worth(&format!("{}{}", before.text, other.sign));
                }
                others.retain(|other| other.left.is_some() || other.known);
                others.sort_by(|a, b| {
                    let left = |other: &Other| other.left.unwrap_or(0.0);
                    b.known.cmp(&a.known).then(left(b).total_cmp(&left(a)))
                });
                others.truncate(MOST_INNER);
            }
            None => {
                others.sort_by_key(|other| !other.known);
                others.truncate(MOST_FIRST);
            }
        }
        for other in others {
            let worth = self.both(other.sign, other.left, after);
            // The end of a word that is known may seldom hold to what is before it.
            let least = if other.known { SURE } else { 0.0 };
            if let Some(worth) = worth
                .map(|worth| worth.max(least))
                .filter(|worth| *worth >= LEAST)
            {
                found.push(self.exchanged(run, at, &other, worth));
            }
        }
    }

    /// Returns whether a character at a place of a run makes a word of the table there.
    fn makes_known_word(&self, run: &[Piece], at: usize, sign: char) -> bool {
        let mut right = run.to_vec();
        if let Some(piece) = right.get_mut(at) {
            piece.text = sign.to_string();
        }
        (0..=at).any(|from| {
            let word = self.stock.synonyms.longest(right.get(from..).unwrap_or_default());
            word.is_some_and(|(length, _)| length > 1 && from + length > at)
        })
    }

    /// Returns what a character is worth between its neighbours; `None` where it does not fit.
    fn both(&mut self, sign: char, left: Option<f64>, after: Option<&Piece>) -> Option<f64> {
        let Some(after) = after else {
            return left;
        };
        if !self.may_look_up(&sign.to_string()) {
            return None;
        }
        let pair = format!("{sign}{}", after.text);
        match (left, self.worth(&pair)) {
            (Some(left), Some(right)) => Some(left.max(right)),
            (None, right) => right,
            // A word ends here, if it is one.
            (Some(left), None) => (left >= SURE).then_some(left * 0.5),
        }
    }

    /// Returns how well a pair is known: how many documents have it, and how surely it is a word.
    fn worth(&self, pair: &str) -> Option<f64> {
        let entry = self.stock.get(pair)?;
        if entry.cohesion < 0.3 {
            return Some(0.01 * entry.postings.len() as f64);
        }
        Some(entry.postings.len() as f64 * (0.1 + entry.cohesion))
    }

    /// Returns whether a pair is missing or rare, or hardly ever within a word.
    fn is_odd(&self, pair: &str) -> bool {
        let pages = self.stock.documents() as f64;
        self.stock.get(pair).is_none_or(|entry| {
            let count = entry.postings.len() as f64;
            count < (pages / 400.0).max(3.0) || (entry.cohesion < 0.1 && count < pages / 100.0)
        })
    }

    fn may_look_up(&mut self, first: &str) -> bool {
        if self.looked_up.contains(first) {
            return true;
        }
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        self.looked_up.insert(first.to_owned());
        true
    }

    fn exchanged(&self, run: &[Piece], at: usize, other: &Other, worth: f64) -> Mended {
        let mut right = run.to_vec();
        let mut list = self.list.clone();
        if let Some(piece) = right.get_mut(at) {
            piece.text = other.sign.to_string();
            if let Some(place) = list.get_mut(piece.place) {
                place.text = other.sign.to_string();
            }
        }
        Mended {
            text: text_of(&list),
            typed: text_of(run),
            searched: text_of(&right),
            known: other.known,
            worth,
        }
    }
}
