//! Work on the house itself: tests, reference, corpus.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "running programs and writing files is what this is for"
)]

use std::process::ExitCode;

mod arguments;
mod bench;
mod browser;
mod commands;
mod corpus;
mod corpus_verb;
mod docs;
mod figures;
mod files;
mod gallery;
#[path = "../../tests/judged/mod.rs"]
mod judged;
mod lighthouse;
mod reference;
mod search_figures;
mod shots;
mod test;

use crate::arguments::Arguments;

/// What can be asked for: a name, what it does, and the work.
const VERBS: &[Verb] = &[
    (
        "test",
        "all that must hold at a hand-over [--without-browser]",
        test::run_all,
    ),
    (
        "bless",
        "rewrites expected output; then read the diff",
        test::bless,
    ),
    (
        "docs",
        "writes docs/reference from the program's lists [--check]",
        docs::run_all,
    ),
    (
        "gallery",
        "every component in every state, as pages in target/gallery",
        gallery::run_all,
    ),
    (
        "figures",
        "measures the example site and writes docs/figures.md",
        figures::run_all,
    ),
    (
        "lighthouse",
        "has each type of page marked, writes docs/lighthouse.md",
        lighthouse::run_all,
    ),
    (
        "shots",
        "pictures of pages, compared with the last accepted [--accept]",
        shots::run_all,
    ),
    (
        "corpus",
        "N DIR: a site of N pages from a seed [--hugo]",
        corpus_verb::run_all,
    ),
    (
        "search-figures",
        "[CORPUS …]: what search finds and costs, over larger sets [--write]",
        search_figures::run_all,
    ),
    (
        "bench",
        "[N …]: builds the corpus beside Hugo, prints both",
        bench::run_all,
    ),
];

type Verb = (&'static str, &'static str, Work);
type Work = fn(&Arguments) -> Result<(), String>;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let verb = words.next().unwrap_or_default();
    let arguments = Arguments::new(words.collect());
    let Some((_, _, work)) = VERBS.iter().find(|(name, _, _)| *name == verb) else {
        return menu();
    };
    match work(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask {verb}: {why}");
            ExitCode::FAILURE
        }
    }
}

fn menu() -> ExitCode {
    eprintln!("cargo xtask …");
    for (name, what, _) in VERBS {
        eprintln!("  {name:<8} {what}");
    }
    ExitCode::from(2)
}
