//! The demo content passes every check.

use linli::report::terminal::{self, Style};

use crate::support::reported;

#[test]
fn demo_content_passes_every_check() {
    let sources = reported::on_disk("");
    let found = reported::faults_of(&sources);
    let report = terminal::print(&found, &sources, Style::default());
    assert!(found.is_empty(), "\n{report}");
}
