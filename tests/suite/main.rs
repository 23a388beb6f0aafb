//! Every test that needs no browser, as one program.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test reads the disk, and stops at the first thing that is not as it should be"
)]

mod apportion;
mod architecture;
mod block_text;
mod bodies;
mod broken;
mod chain;
mod checks;
mod cli;
mod docs;
mod drawings;
mod entry_text;
mod faults_text;
mod feeds;
mod fix;
mod guide;
mod hostile;
mod house_words;
mod intake;
#[path = "../judged/mod.rs"]
mod judged;
mod manual;
mod memo;
mod odd_texts;
mod pages;
mod photographs;
#[cfg(feature = "print")]
mod print;
mod privacy;
mod publish;
mod reading;
mod refusals;
mod rules;
mod scripts;
mod seal;
mod search;
mod search_answers;
mod search_community;
mod search_files;
mod sites;
mod sizes;
mod staff;
mod sums;
mod support;
mod theme;
mod themes;
