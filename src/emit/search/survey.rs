//! The first reading: documents as numbers of their terms.

use crate::emit::search::document::{Document, Form};
use crate::emit::search::lexicon::Lexicon;
use crate::emit::search::postings::{HEADING, TITLE};
use crate::han::simplified::Simplified;
use crate::han::terms::each_term;
use crate::han::units::{Scan, Unit};

/// A term where it stands: its number in the lower 24 bits, above them its place in the run.
#[derive(Clone, Copy)]
pub struct Item(u32);

/// More distinct terms than this are not told apart; no site comes near.
const LARGEST: usize = 0x00FF_FFFF;

impl Item {
    fn new(term: usize, place: usize) -> Item {
        Item(term.min(LARGEST) as u32 | (place.min(255) as u32) << 24)
    }

    /// Returns the number of the term.
    pub fn term(self) -> usize {
        self.0 as usize & LARGEST
    }

    /// Returns the unit of the run at which it begins; 255 for all that are farther.
    pub fn place(self) -> usize {
        (self.0 >> 24) as usize
    }
}

/// A row of terms without a break.
#[derive(Clone, Copy)]
struct Run {
    items: u32,
    /// The first unit, counted from the beginning of the document.
    start: u32,
    marks: u8,
}

/// What was read so far.
#[derive(Default)]
pub struct Survey {
    pub lexicon: Lexicon,
    /// By term: how often it occurs, in how many documents, the last of these counted from 1.
    pub occurrences: Vec<u32>,
    pub frequencies: Vec<u32>,
    last_seen: Vec<u32>,
    /// By document: units, units of the title, runs.
    lengths: Vec<u32>,
    pub title_lengths: Vec<u8>,
    run_counts: Vec<u32>,
    runs: Vec<Run>,
    items: Vec<Item>,
    scan: Scan,
    simplified: Simplified,
}

/// A document as it was read.
pub struct Surveyed<'s> {
    /// In units.
    pub length: u32,
    runs: &'s [Run],
    items: &'s [Item],
}

impl<'s> Surveyed<'s> {
    /// Returns the runs: the terms of each, the number of its first unit, the marks of its place.
    pub fn runs(&self) -> impl Iterator<Item = (&'s [Item], usize, u8)> {
        let mut rest = self.items;
        self.runs.iter().map(move |run| {
            let (items, after) = rest.split_at_checked(run.items as usize).unwrap_or((rest, &[]));
            rest = after;
            (items, run.start as usize, run.marks)
        })
    }
}

impl Survey {
    /// Returns an empty survey with room for the terms of so many bytes.
    pub fn with_room(bytes: usize) -> Survey {
        Survey {
            // A Han character has three bytes and begins about one term.
            items: Vec::with_capacity(bytes / 3),
            ..Survey::default()
        }
    }

    /// Drops what only the second reading needs.
    pub fn forget_documents(&mut self) {
        self.runs = Vec::new();
        self.items = Vec::new();
    }

    /// Reads the next document.
    pub fn take(&mut self, document: &Document) {
        let runs_before = self.runs.len();
        let mut read = 0;
        let mut scan = std::mem::take(&mut self.scan);
        for (text, marks) in texts(document) {
            scan.read(text);
            scan.simplify(&self.simplified);
            for run in scan.runs() {
                self.take_run(run, &scan, read, marks);
                read += run.len();
            }
            if marks == TITLE {
                self.title_lengths.push(read.min(255) as u8);
            }
        }
        self.scan = scan;
        self.lengths.push(read as u32);
        self.run_counts.push((self.runs.len() - runs_before) as u32);
    }

    fn take_run(&mut self, run: &[Unit], scan: &Scan, read: usize, marks: u8) {
        let serial = self.lengths.len() as u32 + 1;
        let before = self.items.len();
        each_term(run, scan, |place, term| {
            let number = self.lexicon.number(term, scan);
            if number >= self.occurrences.len() {
                self.occurrences.push(0);
                self.frequencies.push(0);
                self.last_seen.push(0);
            }
            if let Some(count) = self.occurrences.get_mut(number) {
                *count += 1;
            }
            let frequency = self.frequencies.get_mut(number);
            if let (Some(last), Some(frequency)) = (self.last_seen.get_mut(number), frequency) {
                *frequency += u32::from(*last != serial);
                *last = serial;
            }
            self.items.push(Item::new(number, place));
        });
        self.runs.push(Run {
            items: (self.items.len() - before) as u32,
            start: read as u32,
            marks,
        });
    }

    /// Returns the documents again, in their order.
    pub fn documents(&self) -> impl Iterator<Item = Surveyed<'_>> {
        let (mut runs, mut items) = (self.runs.as_slice(), self.items.as_slice());
        self.lengths
            .iter()
            .zip(&self.run_counts)
            .map(move |(length, count)| {
                let (own, after) = runs.split_at_checked(*count as usize).unwrap_or((runs, &[]));
                runs = after;
                let count = own.iter().map(|run| run.items as usize).sum();
                let (own_items, after) = items.split_at_checked(count).unwrap_or((items, &[]));
                items = after;
                Surveyed {
                    length: *length,
                    runs: own,
                    items: own_items,
                }
            })
    }

    /// Returns the mean length of a document in units, at least one.
    pub fn average_length(&self) -> f64 {
        let sum: u64 = self.lengths.iter().map(|length| u64::from(*length)).sum();
        (sum as f64 / self.lengths.len().max(1) as f64).max(1.0)
    }
}

/// Returns the texts of a document in the order of reading, each with the marks of its place.
fn texts(document: &Document) -> impl Iterator<Item = (&str, u8)> {
    let lines = document.lines.iter().map(|line| {
        let marks = match line.form {
            Form::Heading { .. } => HEADING,
            Form::Text => 0,
        };
        (line.text.as_str(), marks)
    });
    std::iter::once((document.title.as_str(), TITLE)).chain(lines)
}
