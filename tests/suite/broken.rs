//! The report on a site of mistakes; none on the demo.

use linli::report::diagnostic::Diagnostic;
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
