//! The report on a site of mistakes; none on the demo.

use std::collections::BTreeSet;

use linli::han::signs::is_han;
use linli::report::diagnostic::{Diagnostic, Place};
use linli::report::terminal::{self, Style};
use linli::report::words::Tongue;
use linli::report::{concise, json, sarif};
use linli::source::tree::SourceTree;

use crate::support::expected;
use crate::support::reported;

const SITE: &str = "tests/sites/broken";

#[test]
fn demo_content_passes_every_check() {
    let sources = reported::on_disk("");
    let found = reported::faults_of(&sources);
    let report = terminal::print(&found, &sources, Style::default());
    assert!(found.is_empty(), "\n{report}");
}

#[test]
fn broken_site_is_reported_in_full() {
    let (sources, found) = broken();
    for (tongue, name) in [(Tongue::Zh, "zh"), (Tongue::En, "en")] {
        let style = Style {
            tongue,
            colour: false,
        };
        let report = terminal::print(&found, &sources, style);
        expected::compare(&format!("{SITE}/expected/report.{name}.txt"), &report);
    }
}

#[test]
fn broken_site_is_reported_in_short_and_to_programs() {
    let (sources, found) = broken();
    let short = concise::print(&found, &sources, Tongue::Zh);
    expected::compare(&format!("{SITE}/expected/report.concise.txt"), &short);
    let data = json::print(&found, &sources, Tongue::Zh);
    expected::compare(&format!("{SITE}/expected/report.json"), &data);
    let data = sarif::print(&found, &sources, Tongue::Zh);
    expected::compare(&format!("{SITE}/expected/report.sarif"), &data);
}

fn broken() -> (SourceTree, Vec<Diagnostic>) {
    let sources = reported::on_disk(SITE);
    let found = reported::faults_of(&sources);
    (sources, found)
}

/// Staff can make many mistakes; nearly every one is told with its place and how to mend it.
#[test]
fn broken_site_has_enough_mistakes_told_in_full() {
    let (sources, found) = broken();
    let names: BTreeSet<&str> = found.iter().map(|fault| fault.check).collect();
    let places: BTreeSet<String> = found
        .iter()
        .map(|fault| concise::position(fault, &sources).0)
        .collect();
    assert!(names.len() >= 90, "{} kinds of mistakes", names.len());
    assert!(places.len() >= 120, "mistakes in {} files", places.len());
    let is_chinese = |text: &str| text.chars().any(is_han);
    let is_mended = |fault: &Diagnostic| {
        let mend = fault.mend.as_ref();
        is_chinese(&fault.message.zh) && mend.is_some_and(|mend| is_chinese(&mend.zh))
    };
    // What is wrong with a file's name or folder has no line.
    let (named, written): (Vec<&Diagnostic>, Vec<&Diagnostic>) = found
        .iter()
        .partition(|fault| matches!(fault.place, Place::Path(_)));
    assert!(named.len() * 10 < found.len(), "{} without a line", named.len());
    for faults in [named, written] {
        let lacking: Vec<&&Diagnostic> = faults.iter().filter(|fault| !is_mended(fault)).collect();
        assert!(lacking.len() * 20 <= faults.len(), "{lacking:?}");
    }
}
