//! Documents of one language become the files of its index.

use crate::emit::search::bundle::bundles;
use crate::emit::search::bytes::Packed;
use crate::emit::search::cohesion::Cohesion;
use crate::emit::search::document::{Document, Form};
use crate::emit::search::find::stock::Stock;
use crate::emit::search::lexicon::Lexicon;
use crate::emit::search::postings::{HEADING, Postings, TITLE, Tally};
use crate::emit::search::root::root;
use crate::emit::search::shard::Shards;
use crate::han::terms::{Term, each_term};
use crate::han::units::{Scan, Unit};

/// An index as files, by name below its folder.
pub struct Index {
    pub files: Vec<(String, Vec<u8>)>,
    /// The name of the file to begin with.
    pub root: String,
}

/// Units in an eighth of a document, at least.
const SHORTEST_EIGHTH: usize = 100;

/// Returns the index of documents, which stand in the order of their days, oldest first.
pub fn index(documents: &[Document]) -> Index {
    pack_up(&stock(documents), documents)
}

/// Returns every term of the documents with its postings.
pub fn stock(documents: &[Document]) -> Stock {
    let mut survey = Survey::default();
    documents.iter().for_each(|document| survey.take(document));
    let cohesion = Cohesion::of(&survey.lexicon, &survey.occurrences);
    let mut postings = Postings::with_room(&survey.frequencies);
    let mut reader = Reader::new(survey, cohesion);
    for (number, document) in documents.iter().enumerate() {
        reader.read(number, document);
        let length = reader.relative_length(number);
        postings.add(number as u32, length, &reader.tallies);
    }
    Stock {
        terms: reader.survey.lexicon.sorted(),
        postings,
        title_lengths: reader.survey.title_lengths,
    }
}

fn pack_up(stock: &Stock, documents: &[Document]) -> Index {
    let mut shards = Shards::default();
    for (term, number) in &stock.terms {
        shards.add(term, stock.postings.cohesion(*number), stock.postings.of(*number));
    }
    let shards = shards.finish();
    let mut sections: Vec<&str> = Vec::new();
    for document in documents {
        if !sections.contains(&document.section.as_str()) {
            sections.push(&document.section);
        }
    }
    let bundles = bundles(documents, &sections);
    let root = root(&sections, &stock.title_lengths, &shards, &bundles);
    let root_name = format!("root-{}.bin", root.mark_text());
    let mut files = vec![(root_name.clone(), root.bytes)];
    let mut put = |letter: char, number: usize, packed: Packed| {
        files.push((
            format!("{letter}{number}-{}.bin", packed.mark_text()),
            packed.bytes,
        ));
    };
    for (number, shard) in shards.into_iter().enumerate() {
        put('s', number, shard.packed);
    }
    for (number, bundle) in bundles.into_iter().enumerate() {
        put('t', number, bundle.packed);
    }
    Index {
        files,
        root: root_name,
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

/// The first reading: which terms there are and how often.
#[derive(Default)]
struct Survey {
    lexicon: Lexicon,
    scan: Scan,
    /// By term: occurrences, documents, the last of these counted from 1.
    occurrences: Vec<u32>,
    frequencies: Vec<u32>,
    last_seen: Vec<u32>,
    /// By document, in units.
    lengths: Vec<u32>,
    title_lengths: Vec<u8>,
}

impl Survey {
    fn take(&mut self, document: &Document) {
        let mut units = 0;
        let serial = self.lengths.len() as u32 + 1;
        for (text, marks) in texts(document) {
            self.scan.read(text);
            let here = self
                .scan
                .units
                .iter()
                .filter(|unit| **unit != Unit::Break)
                .count();
            units += here;
            if marks == TITLE {
                self.title_lengths.push(here.min(255) as u8);
            }
            for run in self.scan.runs() {
                each_term(run, &self.scan, |_, term| {
                    let number = self.lexicon.number(term, &self.scan);
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
                });
            }
        }
        self.lengths.push(units as u32);
    }

    fn average_length(&self) -> f64 {
        let sum: u64 = self.lengths.iter().map(|length| u64::from(*length)).sum();
        (sum as f64 / self.lengths.len().max(1) as f64).max(1.0)
    }
}

/// The second reading: how each term occurs in each document.
struct Reader {
    survey: Survey,
    cohesion: Cohesion,
    average_length: f64,
    tallies: Vec<Tally>,
    /// By term: its place in `tallies`, if it was seen in the document being read.
    places: Vec<u32>,
    run: Vec<(usize, usize, bool)>,
}

impl Reader {
    fn new(survey: Survey, cohesion: Cohesion) -> Reader {
        Reader {
            places: vec![u32::MAX; survey.lexicon.len()],
            average_length: survey.average_length(),
            survey,
            cohesion,
            tallies: Vec::new(),
            run: Vec::new(),
        }
    }

    fn relative_length(&self, document: usize) -> f64 {
        let length = self.survey.lengths.get(document).copied().unwrap_or(0);
        f64::from(length) / self.average_length
    }

    fn read(&mut self, number: usize, document: &Document) {
        for tally in &self.tallies {
            if let Some(place) = self.places.get_mut(tally.term as usize) {
                *place = u32::MAX;
            }
        }
        self.tallies.clear();
        let length = self.survey.lengths.get(number).copied().unwrap_or(0) as usize;
        let eighth = length.div_ceil(8).max(SHORTEST_EIGHTH);
        let mut read = 0;
        for (text, marks) in texts(document) {
            let mut scan = std::mem::take(&mut self.survey.scan);
            scan.read(text);
            for run in scan.runs() {
                self.run.clear();
                each_term(run, &scan, |at, term| {
                    let pair = matches!(term, Term::Pair(..));
                    self.run.push((at, self.survey.lexicon.number(term, &scan), pair));
                });
                self.tally_run(read, eighth, marks);
                read += run.len();
            }
            self.survey.scan = scan;
        }
    }

    /// Tallies the terms of `run`, whose first unit is number `read` of the document.
    fn tally_run(&mut self, read: usize, eighth: usize, marks: u8) {
        for at in 0..self.run.len() {
            let Some((unit, term, is_pair)) = self.run.get(at).copied() else {
                continue;
            };
            let pair_at = |place: Option<usize>| {
                let neighbour = self.run.get(place?).copied();
                neighbour.filter(|(_, _, pair)| *pair).map(|(_, term, _)| term)
            };
            let inside = !is_pair
                || self
                    .cohesion
                    .holds(pair_at(at.checked_sub(1)), term, pair_at(Some(at + 1)));
            let slice = ((read + unit) / eighth).min(7);
            let Some(place) = self.places.get_mut(term) else {
                continue;
            };
            if *place == u32::MAX {
                *place = self.tallies.len() as u32;
                self.tallies.push(Tally {
                    term: term as u32,
                    ..Tally::default()
                });
            }
            if let Some(tally) = self.tallies.get_mut(*place as usize) {
                let count = if inside {
                    &mut tally.inside
                } else {
                    &mut tally.across
                };
                *count = count.saturating_add(1);
                tally.marks |= marks;
                tally.eighths |= 1 << slice;
            }
        }
    }
}
