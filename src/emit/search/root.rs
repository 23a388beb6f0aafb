//! The root: what a browser must know before it can ask.

use crate::emit::search::bundle::Bundle;
use crate::emit::search::bytes::{Packed, Packer, put_next_text, put_text, put_varint};
use crate::emit::search::shard::Shard;

/// Returns the root of an index. `title_lengths` are in units, one for each document.
pub fn root(
    sections: &[&str],
    title_lengths: &[u8],
    shards: &[Shard],
    bundles: &[Bundle],
    packer: &mut Packer,
) -> Packed {
    let mut raw = Vec::new();
    put_varint(&mut raw, title_lengths.len());
    put_varint(&mut raw, sections.len());
    for section in sections {
        put_text(&mut raw, section);
    }
    put_varint(&mut raw, shards.len());
    let mut before = "";
    for shard in shards {
        put_next_text(&mut raw, before, &shard.first_term);
        before = &shard.first_term;
    }
    put_varint(&mut raw, bundles.len());
    for bundle in bundles {
        put_varint(&mut raw, bundle.documents);
    }
    raw.extend_from_slice(title_lengths);
    for shard in shards {
        raw.extend_from_slice(&shard.packed.mark);
    }
    for bundle in bundles {
        raw.extend_from_slice(&bundle.packed.mark);
    }
    packer.pack(&raw)
}
