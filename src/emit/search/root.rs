//! The root: what a browser must know before it can ask.

use crate::emit::search::bundle::Bundle;
use crate::emit::search::bytes::{Packed, Packer, put_next_text, put_text, put_varint};
use crate::emit::search::shard::Shard;
use crate::han::questions::QUESTIONS;

/// What the root tells of the other files.
pub struct Root<'i> {
    pub sections: &'i [String],
    /// In units, one for each document.
    pub title_lengths: &'i [u8],
    pub shards: &'i [Shard],
    pub bundles: &'i [Bundle],
    /// Files of which there is one each: sounds, traditional characters, filters.
    pub alone: [&'i Packed; 3],
    /// Files of words by their initials, each with the first of these.
    pub phrases: &'i [(String, Packed)],
    pub synonyms: &'i str,
}

/// Returns the root of an index.
pub fn root(parts: &Root<'_>, packer: &mut Packer) -> Packed {
    let mut raw = Vec::new();
    put_varint(&mut raw, parts.title_lengths.len());
    put_varint(&mut raw, parts.sections.len());
    for section in parts.sections {
        put_text(&mut raw, section);
    }
    let firsts = parts.shards.iter().map(|shard| shard.first_term.as_str());
    put_firsts(&mut raw, firsts);
    put_varint(&mut raw, parts.bundles.len());
    for bundle in parts.bundles {
        put_varint(&mut raw, bundle.documents);
    }
    raw.extend_from_slice(parts.title_lengths);
    let shards = parts.shards.iter().map(|shard| &shard.packed);
    let bundles = parts.bundles.iter().map(|bundle| &bundle.packed);
    for packed in shards.chain(bundles).chain(parts.alone) {
        raw.extend_from_slice(&packed.mark);
    }
    put_firsts(&mut raw, parts.phrases.iter().map(|(first, _)| first.as_str()));
    for (_, packed) in parts.phrases {
        raw.extend_from_slice(&packed.mark);
    }
    put_text(&mut raw, parts.synonyms);
    put_text(&mut raw, QUESTIONS.trim_end());
    packer.pack(&raw)
}

fn put_firsts<'f>(raw: &mut Vec<u8>, firsts: impl ExactSizeIterator<Item = &'f str>) {
    put_varint(raw, firsts.len());
    let mut before = "";
    for first in firsts {
        put_next_text(raw, before, first);
        before = first;
    }
}
