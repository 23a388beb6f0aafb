//! How much a word counts, and its worth in a document.

use crate::emit::search::find::finds::Finds;
use crate::emit::search::find::plan::{Form, Word};
use crate::emit::search::find::stock::Stock;
use crate::emit::search::postings::{ACROSS, HEADING, TITLE};

/// A word with its weight in the question.
pub struct Weighed<'w> {
    pub word: &'w Word,
    pub weight: f64,
    own: Way<'w>,
    /// Other words that mean the same and are on the site.
    others: Vec<Way<'w>>,
}

/// One way to say a word.
struct Way<'w> {
    form: &'w Form,
    finds: Finds,
    whole: usize,
    idf: f64,
    /// Lying across the border of words counts against it.
    minds_borders: bool,
    /// What it counts beside the word that was typed.
    factor: f64,
}

/// What a word is worth in a document.
#[derive(Clone, Copy, Default)]
pub struct Worth {
    pub score: f64,
    /// The share of the word that is there.
    pub part: f64,
    pub in_title: bool,
    pub eighths: u8,
}

impl<'w> Weighed<'w> {
    /// Returns a word with its weight.
    pub fn of(word: &'w Word, stock: &Stock, is_last: bool) -> Weighed<'w> {
        let own = Way::of(&word.form, stock, is_last, 1.0);
        let factor = match own.whole {
            0 => 0.8,
            1..10 => 0.25,
            _ => 0.12,
        };
        let others: Vec<Way<'w>> = word
            .others
            .iter()
            .map(|form| Way::of(form, stock, false, factor))
            .filter(|way| way.whole > 0)
            .collect();
        let cap = idf(stock, (stock.documents() as f64 / 400.0).max(1.0));
        let lone = word.form.pieces == 1 && !word.form.latin;
        let length = (word.length.min(3) as f64).sqrt();
        let mut weight = own.idf.min(cap) * length;
        if lone {
            weight *= 0.4;
        }
        if own.whole == 0 && !others.is_empty() {
            weight *= 0.6;
        }
        Weighed {
            word,
            weight,
            own,
            others,
        }
    }

    /// Returns in how many documents the word stands as it was typed.
    pub fn whole(&self) -> usize {
        self.own.whole
    }

    /// Returns the word that was found where the typed one is nowhere.
    pub fn stand_in(&self) -> Option<&str> {
        let mut best: Option<&Way<'_>> = None;
        for way in self.others.iter().filter(|_| self.own.whole == 0) {
            if best.is_none_or(|best| way.whole > best.whole) {
                best = Some(way);
            }
        }
        best.map(|way| way.form.text.as_str())
    }

    /// Returns whether anything of the word is in a document.
    pub fn touches(&self, document: usize) -> bool {
        self.own.finds.in_document(document).slots > 0
            || self.others.iter().any(|way| way.finds.is_whole(document))
    }

    /// Returns what the word is worth in a document: the best way to say it, and a little of the others.
    pub fn worth(&self, document: usize) -> Worth {
        let mut best = self.own.worth(document);
        let mut sum = best.score;
        for way in self.others.iter().filter(|way| way.finds.is_whole(document)) {
            let worth = way.worth(document);
            sum += worth.score;
            best = Worth {
                score: best.score.max(worth.score),
                part: 1.0,
                in_title: best.in_title || worth.in_title && way.factor > 0.5,
                eighths: if best.part < 1.0 {
                    worth.eighths
                } else {
                    best.eighths | worth.eighths
                },
            };
        }
        best.score += 0.2 * (sum - best.score);
        best
    }
}

impl<'w> Way<'w> {
    fn of(form: &'w Form, stock: &Stock, is_last: bool, factor: f64) -> Way<'w> {
        let finds = Finds::of_form(form, stock, is_last);
        let whole = finds.whole();
        let loose = if form.pieces == 2 { 0.06 } else { 0.35 };
        Way {
            minds_borders: form.pieces > 1 && !form.latin && finds.loosest > loose,
            idf: idf(stock, (whole as f64).max(0.5)),
            form,
            finds,
            whole,
            factor,
        }
    }

    fn worth(&self, document: usize) -> Worth {
        let found = self.finds.in_document(document);
        let part = f64::from(found.slots) / f64::from(self.finds.needed);
        let mut worth = Worth {
            score: self.idf * 2.2 * f64::from(found.level) / 15.0,
            part,
            in_title: false,
            eighths: found.eighths,
        };
        if part < 1.0 {
            worth.score *= 0.35 * part * part;
            return worth;
        }
        if self.minds_borders && found.flags & ACROSS > 0 {
            worth.score *= 0.3;
        }
        if found.flags & HEADING > 0 {
            worth.score += 0.8 * self.idf;
        }
        worth.in_title = found.flags & TITLE > 0;
        if worth.in_title {
            worth.score += 1.6 * self.idf;
        }
        worth.score *= self.factor;
        worth
    }
}

/// Returns how much it tells that something is in so many documents.
fn idf(stock: &Stock, documents: f64) -> f64 {
    (1.0 + (stock.documents() as f64 - documents + 0.5) / (documents + 0.5)).ln()
}
