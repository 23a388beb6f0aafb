//! The search index: from the site to files that a browser reads.

pub mod body;
pub mod bundle;
pub mod bytes;
pub mod cohesion;
pub mod document;
pub mod emitter;
pub mod gather;
pub mod index;
pub mod lexicon;

pub mod postings;
pub mod root;
pub mod shard;
pub mod wording;
