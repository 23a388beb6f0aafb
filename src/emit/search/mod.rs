//! The search index: from site to files that browsers read.

pub mod body;
pub mod bundle;
pub mod bytes;
pub mod cohesion;
pub mod document;
pub mod emitter;
pub mod excerpt;
pub mod filters;
pub mod find;
pub mod gather;
pub mod index;
pub mod lexicon;
pub mod mixer;
pub mod phrases;
pub mod postings;
pub mod root;
pub mod shard;
pub mod sounds;
pub mod survey;
pub mod synonyms;
pub mod tallies;
pub mod wording;
