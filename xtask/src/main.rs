//! Work on the house itself: tests, reference, corpus.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "running programs and writing files is what this is for"
)]

use std::process::ExitCode;

mod arguments;
mod browser;
mod commands;
mod test;

use crate::arguments::Arguments;

/// What can be asked for: a name, what it does, and the work.
const VERBS: &[(&str, &str, Work)] = &[
    (
        "test",
        "everything that must hold before a change is handed over [--without-browser] [--fast]",
        test::run_all,
    ),
    (
        "bless",
        "rewrites every expected output; then read the diff",
        test::bless,
    ),
];

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
