//! The test command: what must hold before a hand-over.

use std::time::Instant;

use crate::arguments::Arguments;
use crate::browser;
use crate::commands::{command, is_there, run, run_this};
use crate::docs;
use crate::shots;

/// Flags for a build without the typesetter and for one with it.
const WITHOUT_PRINT: &[&str] = &["--no-default-features"];
const WITH_PRINT: &[&str] = &[];

/// Runs everything and tells at the end what did not hold; `--without-browser` leaves out the browser.
pub fn run_all(arguments: &Arguments) -> Result<(), String> {
    let begun = Instant::now();
    let with_browser = !arguments.has("--without-browser");
    if with_browser {
        browser::prepare()?;
    }
    let mut steps = vec![("format", run("cargo", &["fmt", "--all", "--check"]))];
    steps.push(("lints without print", lint(WITHOUT_PRINT)));
    steps.push(("tests without print", suite(WITHOUT_PRINT, false)));
    steps.push(("lints", lint(WITH_PRINT)));
    steps.push(("tests", suite(WITH_PRINT, false)));
    steps.push((
        "reference",
        docs::run_all(&Arguments::new(vec!["--check".to_owned()])),
    ));
    if with_browser {
        steps.push(("browser", browser::run_suites()));
        steps.push(("pictures", shots::run_all(&Arguments::new(Vec::new()))));
    }
    eprintln!("── in {} seconds", begun.elapsed().as_secs());
    for (name, result) in &steps {
        match result {
            Ok(()) => eprintln!("held     {name}"),
            Err(why) => eprintln!("FAILED   {name}: {why}"),
        }
    }
    if !with_browser {
        eprintln!("left out browser, by --without-browser: how pages look and behave was not looked at");
    }
    match steps.iter().filter(|(_, result)| result.is_err()).count() {
        0 => Ok(()),
        failed => Err(format!("{failed} of {} did not hold", steps.len())),
    }
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
