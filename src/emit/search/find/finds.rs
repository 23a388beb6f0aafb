//! What a word, or a run as typed, has in each document.

use std::collections::BTreeMap;

use crate::emit::search::find::plan::Form;
use crate::emit::search::find::stock::{Stock, Stocked};
use crate::emit::search::find::words::stem;
use crate::emit::search::postings::{ACROSS, HEADING, TITLE};

/// The slots of a form that are there, by document.
pub struct Finds {
    pub needed: u8,
    found: Vec<Found>,
    /// The least cohesion of all terms that were found.
    pub loosest: f64,
}

/// What is there in one document.
#[derive(Clone, Copy, Default)]
pub struct Found {
    pub slots: u8,
    pub level: u8,
    pub flags: u8,
    pub eighths: u8,
}

impl Finds {
    fn new(needed: usize, stock: &Stock) -> Finds {
        Finds {
            needed: needed.clamp(1, 255) as u8,
            found: vec![Found::default(); stock.documents()],
            loosest: 1.0,
        }
    }

    /// Returns what a form has; the last word of a question may be the beginning of one.
    pub fn of_form(form: &Form, stock: &Stock, is_last: bool) -> Finds {
        let slots = match other_terms(form, stock, is_last) {
            Some(entries) => vec![entries],
            None => {
                let entries = |slot: &Vec<String>| slot.iter().filter_map(|term| stock.get(term)).collect();
                form.slots.iter().map(entries).collect::<Vec<Vec<_>>>()
            }
        };
        let mut finds = Finds::new(slots.len(), stock);
        for entries in slots {
            finds.add(&entries);
            finds.loosest = entries
                .iter()
                .fold(finds.loosest, |least, entry| least.min(entry.cohesion));
        }
        finds
    }

    /// Returns what the pairs of a run have.
    pub fn of_run(pairs: &[String], stock: &Stock) -> Finds {
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

    /// Returns what a document has.
    pub fn in_document(&self, document: usize) -> Found {
        self.found.get(document).copied().unwrap_or_default()
    }

    /// Returns whether a document has every slot.
    pub fn is_whole(&self, document: usize) -> bool {
        self.in_document(document).slots == self.needed
    }

    /// Returns how many documents have every slot.
    pub fn whole(&self) -> usize {
        self.found
            .iter()
            .filter(|found| found.slots == self.needed)
            .count()
    }

    /// Returns how much better a document is that holds a whole run as it was typed.
    pub fn wholeness(&self, document: usize) -> f64 {
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

/// Returns the terms that stand for a lone character or a word of letters; `None` for other words.
fn other_terms<'i>(form: &'i Form, stock: &'i Stock, is_last: bool) -> Option<Vec<Stocked<'i>>> {
    if form.pieces != 1 {
        return None;
    }
    if !form.latin {
        return Some(stock.beginning(&form.text).collect());
    }
    let plain = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if !plain(&form.text) {
        return None;
    }
    let letters = form.text.len() >= 3 && form.text.bytes().all(|byte| byte.is_ascii_lowercase());
    let known = form.slots.iter().flatten().any(|term| stock.get(term).is_some());
    if !letters && (!is_last || form.text.len() < 3 || known) {
        return None;
    }
    let mut found = Vec::new();
    if letters {
        let root = stem(&form.text);
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
        found.extend(stock.beginning(&form.text).filter(|entry| plain(entry.term)));
    }
    Some(found)
}
