//! Where each term occurs, and how well it fits there.

/// What is known of a term in one document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Posting {
    pub document: u32,
    /// Bits 0–3 how often, against the document's length; then [`TITLE`], [`HEADING`], [`ACROSS`].
    pub flags: u8,
    /// The eighths of the document in which it occurs.
    pub eighths: u8,
}

/// It occurs in the title.
pub const TITLE: u8 = 0x10;
/// It occurs in a heading.
pub const HEADING: u8 = 0x20;
/// It lies across the borders of words wherever it occurs.
pub const ACROSS: u8 = 0x40;

/// How a term occurs in the document that is being read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub term: u32,
    pub inside: u16,
    pub across: u16,
    pub marks: u8,
    pub eighths: u8,
}

impl Tally {
    /// Returns the flags of its posting; `length` is the document's, in average documents.
    pub fn flags(self, length: f64) -> u8 {
        let often = f64::from(self.inside) + 0.3 * f64::from(self.across);
        let saturated = often / (often + 1.2 * (0.5 + 0.5 * length));
        let level = (saturated * 15.0).round().clamp(1.0, 15.0) as u8;
        let across = if self.inside == 0 { ACROSS } else { 0 };
        level | self.marks | across
    }
}

/// The postings of all terms, each term's in the order of documents.
pub struct Postings {
    starts: Vec<usize>,
    filled: Vec<u32>,
    all: Vec<Posting>,
    /// Occurrences inside words and across their borders, by term.
    pub occurrences: Vec<(u32, u32)>,
}

impl Postings {
    /// Returns room for as many postings as each term will have.
    pub fn with_room(frequencies: &[u32]) -> Postings {
        let mut sum = 0;
        let mut starts = Vec::with_capacity(frequencies.len());
        for frequency in frequencies {
            starts.push(sum);
            sum += *frequency as usize;
        }
        Postings {
            starts,
            filled: vec![0; frequencies.len()],
            all: vec![Posting::default(); sum],
            occurrences: vec![(0, 0); frequencies.len()],
        }
    }

    /// Adds what was tallied of one document; documents come in their order.
    pub fn add(&mut self, document: u32, length: f64, tallies: &[Tally]) {
        for tally in tallies {
            let term = tally.term as usize;
            let (Some(start), Some(filled)) = (self.starts.get(term), self.filled.get_mut(term)) else {
                continue;
            };
            if let Some(place) = self.all.get_mut(start + *filled as usize) {
                *place = Posting {
                    document,
                    flags: tally.flags(length),
                    eighths: tally.eighths,
                };
            }
            *filled += 1;
            if let Some((inside, across)) = self.occurrences.get_mut(term) {
                *inside += u32::from(tally.inside);
                *across += u32::from(tally.across);
            }
        }
    }

    /// Returns the postings of a term.
    pub fn of(&self, term: usize) -> &[Posting] {
        let start = self.starts.get(term).copied().unwrap_or(0);
        let count = self.filled.get(term).copied().unwrap_or(0) as usize;
        self.all.get(start..start + count).unwrap_or_default()
    }

    /// Returns the share of a term's occurrences that lie inside words, in fifteenths.
    pub fn cohesion(&self, term: usize) -> u8 {
        let (inside, across) = self.occurrences.get(term).copied().unwrap_or((1, 0));
        let all = (inside + across).max(1);
        ((inside * 15 + all / 2) / all) as u8
    }
}
