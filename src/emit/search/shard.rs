//! Shards: neighbouring terms and their postings in one file.

use crate::emit::search::bytes::{Packed, Packer, put_next_text, put_varint};
use crate::emit::search::postings::Posting;

/// The packed size at which a shard is full.
const FULL: usize = 4096;

/// A finished shard.
pub struct Shard {
    pub first_term: String,
    pub packed: Packed,
}

/// Fills shard after shard with terms in the order of their bytes.
pub struct Shards {
    done: Vec<Shard>,
    open: Open,
    /// How much smaller the last shards became by packing.
    ratio: f64,
}

#[derive(Default)]
struct Open {
    first_term: String,
    last_term: String,
    terms: usize,
    head: Vec<u8>,
    deltas: Vec<u8>,
    flags: Vec<u8>,
    eighths: Vec<u8>,
}

impl Default for Shards {
    fn default() -> Self {
        Shards {
            done: Vec::new(),
            open: Open::default(),
            ratio: 0.55,
        }
    }
}

impl Shards {
    /// Adds a term.
    pub fn add(&mut self, term: &str, cohesion: u8, postings: &[Posting], packer: &mut Packer) {
        let size = self.open.size() + postings.len() * 3 + term.len() + 4;
        if self.open.terms > 0 && size as f64 * self.ratio > FULL as f64 {
            self.close(packer);
        }
        self.open.add(term, cohesion, postings);
    }

    /// Returns the shards in their order.
    pub fn finish(mut self, packer: &mut Packer) -> Vec<Shard> {
        if self.open.terms > 0 {
            self.close(packer);
        }
        self.done
    }

    fn close(&mut self, packer: &mut Packer) {
        let open = std::mem::take(&mut self.open);
        let raw = open.size();
        let shard = open.packed(packer);
        let ratio = shard.packed.length as f64 / raw as f64;
        self.ratio = self.ratio * 0.5 + ratio * 0.5;
        self.done.push(shard);
    }
}

impl Open {
    fn size(&self) -> usize {
        self.head.len() + self.deltas.len() + self.flags.len() + self.eighths.len()
    }

    fn add(&mut self, term: &str, cohesion: u8, postings: &[Posting]) {
        if self.terms == 0 {
            self.first_term = term.to_owned();
        }
        put_next_text(&mut self.head, &self.last_term, term);
        self.head.push(cohesion);
        put_varint(&mut self.head, postings.len());
        self.last_term.clear();
        self.last_term.push_str(term);
        self.terms += 1;
        let mut next = 0;
        for posting in postings {
            put_varint(&mut self.deltas, (posting.document - next) as usize);
            next = posting.document + 1;
            self.flags.push(posting.flags);
            self.eighths.push(posting.eighths);
        }
    }

    fn packed(self, packer: &mut Packer) -> Shard {
        let mut raw = Vec::with_capacity(self.size() + 12);
        put_varint(&mut raw, self.terms);
        put_varint(&mut raw, self.head.len());
        put_varint(&mut raw, self.deltas.len());
        for part in [&self.head, &self.deltas, &self.flags, &self.eighths] {
            raw.extend_from_slice(part);
        }
        Shard {
            packed: packer.pack(&raw),
            first_term: self.first_term,
        }
    }
}
