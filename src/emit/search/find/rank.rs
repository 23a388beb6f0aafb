//! Finds and orders documents, as `rank.js` does.

use std::collections::BTreeMap;

use crate::emit::search::find::plan::{Plan, Word, plan};
use crate::emit::search::find::stock::{Stock, Stocked};
use crate::emit::search::find::words::stem;
use crate::emit::search::postings::{ACROSS, HEADING, TITLE};

/// What was found.
#[derive(Debug, Default)]
pub struct Answer {
    /// Best first.
    pub hits: Vec<Hit>,
    pub words: Vec<String>,
    /// No document has everything.
    pub partial: bool,
}

/// A document that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub document: usize,
    pub score: f64,
    /// The share of the question that it has, by weight.
    pub coverage: f64,
    pub complete: bool,
}

/// Returns the documents that answer a question, best first, the newer of two that fit equally.
pub fn find(text: &str, stock: &Stock) -> Answer {
    let plan = plan(text, stock);
    let last = plan.words.len().saturating_sub(1);
    let words: Vec<Weighed<'_>> = plan
        .words
        .iter()
        .enumerate()
        .map(|(at, word)| Weighed::of(word, stock, at == last))
        .collect();
    let runs: Vec<Finds> = plan
        .runs
        .iter()
        .map(|pairs| Finds::of_run(pairs, stock))
        .collect();
    let mut hits: Vec<Hit> = (0..stock.documents())
        .filter(|document| words.iter().any(|word| word.finds.slots(*document) > 0))
        .map(|document| score(document, &words, &runs, stock))
        .collect();
    let best = hits.iter().fold(0.0_f64, |best, hit| best.max(hit.coverage));
    let complete = hits.iter().filter(|hit| hit.complete).count();
    let least = least_coverage(best, &plan, complete);
    hits.retain(|hit| hit.coverage >= least - 1e-9);
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.document.cmp(&a.document)));
    Answer {
        partial: !hits.is_empty() && best < 0.99,
        hits,
        words: plan.words.into_iter().map(|word| word.text).collect(),
    }
}

/// What a word, or the pairs of a run, have in every document.
struct Finds {
    needed: u8,
    found: Vec<Found>,
}

#[derive(Clone, Copy, Default)]
struct Found {
    slots: u8,
    level: u8,
    flags: u8,
    eighths: u8,
}

impl Finds {
    fn new(needed: usize, stock: &Stock) -> Finds {
        Finds {
            needed: needed.clamp(1, 255) as u8,
            found: vec![Found::default(); stock.documents()],
        }
    }

    fn of_run(pairs: &[String], stock: &Stock) -> Finds {
        let mut finds = Finds::new(pairs.len(), stock);
        if pairs.len() > 1 {
            for entry in pairs.iter().filter_map(|pair| stock.get(pair)) {
                finds.add(&[entry]);
            }
        }
        finds
    }

    /// Adds what must occur: the postings of terms of which any will do.
    fn add(&mut self, entries: &[Stocked<'_>]) {
        let mut union: BTreeMap<u32, Found> = BTreeMap::new();
        for posting in entries.iter().flat_map(|entry| entry.postings) {
            let (level, marks) = (posting.flags & 15, posting.flags & (TITLE | HEADING));
            let across = posting.flags & ACROSS;
            let known = union.entry(posting.document).or_insert(Found {
                flags: across,
                ..Found::default()
            });
            known.level = known.level.max(level);
            known.flags = ((known.flags & !ACROSS) | marks) | (known.flags & across);
            known.eighths |= posting.eighths;
        }
        for (document, new) in union {
            let Some(found) = self.found.get_mut(document as usize) else {
                continue;
            };
            *found = match found.slots {
                0 => Found { slots: 1, ..new },
                slots => Found {
                    slots: slots.saturating_add(1),
                    level: found.level.min(new.level),
                    flags: found.flags & new.flags,
                    eighths: found.eighths & new.eighths,
                },
            };
        }
    }

    fn in_document(&self, document: usize) -> Found {
        self.found.get(document).copied().unwrap_or_default()
    }

    fn slots(&self, document: usize) -> u8 {
        self.in_document(document).slots
    }

    /// Returns how much better a document is that holds a whole run as it was typed.
    fn wholeness(&self, document: usize) -> f64 {
        let found = self.in_document(document);
        if self.needed < 2 || found.slots < self.needed {
            return 1.0;
        }
        match (found.flags & TITLE > 0, found.eighths > 0) {
            (true, _) => 4.0,
            (false, true) => 3.5,
            (false, false) => 1.5,
        }
    }
}

/// A word with its weight.
struct Weighed<'w> {
    word: &'w Word,
    finds: Finds,
    idf: f64,
    weight: f64,
    /// Lying across the border of words counts against it.
    minds_borders: bool,
}

impl<'w> Weighed<'w> {
    fn of(word: &'w Word, stock: &Stock, is_last: bool) -> Weighed<'w> {
        let other = other_terms(word, stock, is_last);
        let slots = match other {
            Some(entries) => vec![entries],
            None => {
                let entries = |slot: &Vec<String>| slot.iter().filter_map(|term| stock.get(term)).collect();
                word.slots.iter().map(entries).collect::<Vec<Vec<_>>>()
            }
        };
        let mut finds = Finds::new(slots.len(), stock);
        let mut loosest = 1.0_f64;
        for entries in slots {
            finds.add(&entries);
            loosest = entries
                .iter()
                .fold(loosest, |least, entry| least.min(entry.cohesion));
        }
        let whole = finds
            .found
            .iter()
            .filter(|found| found.slots == finds.needed)
            .count();
        let idf = idf(stock, (whole as f64).max(0.5));
        let cap = self::idf(stock, (stock.documents() as f64 / 400.0).max(1.0));
        let lone = word.pieces == 1 && !word.latin;
        let length = (word.length.min(3) as f64).sqrt();
        let loose = if word.pieces == 2 { 0.06 } else { 0.35 };
        Weighed {
            minds_borders: word.pieces > 1 && !word.latin && loosest > loose,
            weight: idf.min(cap) * length * if lone { 0.4 } else { 1.0 },
            word,
            finds,
            idf,
        }
    }

    /// Returns its score in a document, the share of it that is there, and whether it is in the title.
    fn score(&self, document: usize) -> (f64, f64, bool) {
        let found = self.finds.in_document(document);
        let part = f64::from(found.slots) / f64::from(self.finds.needed);
        let mut score = self.idf * 2.2 * f64::from(found.level) / 15.0;
        if part < 1.0 {
            return (score * 0.35 * part * part, part, false);
        }
        if self.minds_borders && found.flags & ACROSS > 0 {
            score *= 0.3;
        }
        if found.flags & HEADING > 0 {
            score += 0.8 * self.idf;
        }
        let in_title = found.flags & TITLE > 0;
        if in_title {
            score += 1.6 * self.idf;
        }
        (score, 1.0, in_title)
    }
}

fn idf(stock: &Stock, documents: f64) -> f64 {
    (1.0 + (stock.documents() as f64 - documents + 0.5) / (documents + 0.5)).ln()
}

fn score(document: usize, words: &[Weighed<'_>], runs: &[Finds], stock: &Stock) -> Hit {
    let (mut sum, mut found, mut all, mut titled, mut length) = (0.0, 0.0, 0.0, 0, 0);
    let (mut eighths, mut complete) = (255, true);
    for word in words {
        all += word.weight;
        length += word.word.length;
        if word.finds.slots(document) == 0 {
            complete = false;
            continue;
        }
        let (score, part, in_title) = word.score(document);
        sum += score;
        found += word.weight * part;
        complete &= part >= 1.0;
        titled += if in_title { word.word.length } else { 0 };
        eighths &= word.finds.in_document(document).eighths;
    }
    let coverage = if all > 0.0 { found / all } else { 0.0 };
    let mut score = sum * (0.03 + 0.97 * coverage.powi(3));
    if words.len() > 1 && complete {
        score *= if eighths > 0 { 1.5 * 1.3 } else { 1.5 };
    }
    for run in runs {
        score *= run.wholeness(document);
    }
    let title = stock.title_lengths.get(document).copied().unwrap_or(0);
    score *= title_factor(
        titled as f64 / length.max(1) as f64,
        length as f64,
        f64::from(title),
    );
    Hit {
        document,
        score,
        coverage,
        complete,
    }
}

fn title_factor(share: f64, length: f64, title_length: f64) -> f64 {
    match share > 0.3 {
        true => 1.0 + share * (0.4 + 4.0 * share * (length / title_length.max(4.0)).min(1.0)),
        false => 1.0,
    }
}

/// Returns the least coverage shown beside the best: more is let in where few documents have everything.
fn least_coverage(best: f64, plan: &Plan, complete: usize) -> f64 {
    let many = plan.words.len() > 2;
    if best > 0.99 {
        return match (plan.words.len(), plan.is_question) {
            (0 | 1, _) => 0.6,
            (_, true) => 0.5,
            (2, false) => 0.9,
            (_, false) if complete < 10 => 0.5,
            (_, false) => 0.7,
        };
    }
    let floor = match (plan.is_question, many) {
        (true, _) => 0.28,
        (false, true) => 0.45,
        (false, false) => 0.6,
    };
    let near_best = best - if many { 0.3 } else { 0.12 };
    near_best.max(floor)
}

/// Returns the terms that stand for a lone character or a word of letters; `None` for other words.
fn other_terms<'i>(word: &'i Word, stock: &'i Stock, is_last: bool) -> Option<Vec<Stocked<'i>>> {
    if word.pieces != 1 {
        return None;
    }
    if !word.latin {
        return Some(stock.beginning(&word.text).collect());
    }
    let plain = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if !plain(&word.text) {
        return None;
    }
    let letters = word.text.len() >= 3 && word.text.bytes().all(|byte| byte.is_ascii_lowercase());
    let known = word.slots.iter().flatten().any(|term| stock.get(term).is_some());
    if !letters && (!is_last || word.text.len() < 3 || known) {
        return None;
    }
    let mut found = Vec::new();
    if letters {
        let root = stem(&word.text);
        let from = stock.terms.partition_point(|(term, _)| *term < root);
        let near = stock
            .terms
            .iter()
            .skip(from)
            .take_while(|(term, _)| term.starts_with(&root));
        let same = near.filter(|(term, _)| stem(term) == root);
        found.extend(same.filter_map(|(term, _)| stock.get(term)));
    }
    if found.is_empty() && is_last {
        // What is still being typed may be the beginning of a word.
        found.extend(stock.beginning(&word.text).filter(|entry| plain(entry.term)));
    }
    Some(found)
}
