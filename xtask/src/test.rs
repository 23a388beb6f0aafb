//! The test command: what must hold before a hand-over.

use std::time::Instant;

use crate::arguments::Arguments;
use crate::browser;
use crate::commands::{command, is_there, run, run_this};
use crate::docs;

/// Flags for a build without the typesetter and for one with it.
const WITHOUT_PRINT: &[&str] = &["--no-default-features"];
const WITH_PRINT: &[&str] = &[];

/// Runs everything; `--without-browser` leaves out the browser and says so.
pub fn run_all(arguments: &Arguments) -> Result<(), String> {
    let begun = Instant::now();
    if !arguments.has("--without-browser") {
        browser::prepare()?;
    }
    run("cargo", &["fmt", "--all", "--check"])?;
    for features in [WITHOUT_PRINT, WITH_PRINT] {
        lint(features)?;
        suite(features, false)?;
    }
    eprintln!("── docs/reference against the program");
    docs::run_all(&Arguments::new(vec!["--check".to_owned()]))?;
    if arguments.has("--without-browser") {
        eprintln!("left out by --without-browser: how the pages look and behave in a browser");
    } else {
        browser::run_suites()?;
    }
    eprintln!("all of it held, in {} seconds", begun.elapsed().as_secs());
    Ok(())
}

/// Rewrites the expected outputs.
pub fn bless(_: &Arguments) -> Result<(), String> {
    suite(WITH_PRINT, true)?;
    eprintln!("expected outputs are rewritten; read the diff line by line before you commit it");
    Ok(())
}

fn lint(features: &[&str]) -> Result<(), String> {
    let mut words = vec!["clippy", "--quiet", "--workspace", "--all-targets"];
    words.extend(features);
    words.extend(["--", "--deny", "warnings"]);
    run("cargo", &words)
}

fn suite(features: &[&str], bless: bool) -> Result<(), String> {
    let mut words = match is_there("cargo-nextest", "--version") {
        true => vec!["nextest", "run", "--no-fail-fast", "--status-level", "fail"],
        false => vec!["test"],
    };
    words.extend(features);
    let mut command = command("cargo", &words);
    if bless {
        command.env("BLESS", "1");
    }
    run_this(command)
}
