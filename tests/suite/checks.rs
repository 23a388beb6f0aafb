//! Each check: what it lets pass and what it tells.

use linli::report::terminal::{self, Style};
use linli::source::tree::{Oddity, OddityKind};

use crate::support::reported;
use crate::support::spec::{self, Fence};

/// A community of six buildings; a case may bring its own.
const COMMUNITY: &str = "\
name: 示例小区
hotline: {number: \"0000-8800110\", hours: 每日24小时}
home_types: [{id: A, area: \"80.00\"}]
buildings:
  - {number: 1, floors: 6, lifts: 0, homes: [{type: A, count: 12}]}
  - {number: 2, floors: 6, lifts: 0, homes: [{type: A, count: 12}]}
  - {number: 3, floors: 6, lifts: 0, homes: [{type: A, count: 12}]}
  - {number: 4, floors: 6, lifts: 0, homes: [{type: A, count: 12}]}
  - {number: 5, floors: 6, lifts: 0, homes: [{type: A, count: 12}]}
  - {number: 6, floors: 6, lifts: 0, homes: [{type: A, count: 12}]}
roles: [{id: service, title: 客服主管, phone: \"0000-8800111\"}]
boards: [{id: east, name: 东门栏}]
";

const CONFIG: &str = "\
title: 示例小区
base_url: https://example.example/
languages: [zh, en]
now: \"2026-07-20T09:00\"
";

#[test]
fn checks_tell_what_their_pages_show() {
    spec::check("checks", run);
}

#[test]
fn every_check_has_a_page_of_cases() {
    let pages = crate::support::repository::text_files(&["tests/spec/checks"], &["md"]);
    for check in linli::check::CHECKS {
        let path = format!("tests/spec/checks/{}.md", check.name());
        let page = pages.iter().find(|page| page.path == path);
        let text = &page.unwrap_or_else(|| panic!("no {path}")).text;
        assert!(text.contains("没有问题\n"), "{path} shows nothing that passes");
        assert!(
            text.contains(&format!("[{}]", check.name())),
            "{path} shows nothing that is told"
        );
        assert!(text.contains("To mend: "), "{path} does not say how to mend it");
    }
}

/// Returns the configuration with what a case adds; its own moment holds.
fn configured(more: &str) -> String {
    let has_moment = more.lines().any(|line| line.starts_with("now:"));
    let kept = CONFIG
        .lines()
        .filter(|line| !(has_moment && line.starts_with("now:")));
    let base: String = kept.map(|line| format!("{line}\n")).collect();
    format!("{base}{more}")
}

/// Returns the report on the files of a case.
fn run(fences: &[Fence]) -> String {
    let mut files = vec![
        ("site-config.yaml".to_owned(), CONFIG.to_owned()),
        ("content/community.yaml".to_owned(), COMMUNITY.to_owned()),
    ];
    let mut oddities = Vec::new();
    for fence in fences.iter().filter(|fence| fence.info != "text") {
        if fence.info == "oddities" {
            oddities.extend(fence.text.lines().map(oddity));
            continue;
        }
        let (path, text) = (invented(&fence.info), invented(&fence.text));
        let text = match path.as_str() {
            "site-config.yaml" => configured(&text),
            _ => text,
        };
        files.retain(|(known, _)| *known != path);
        files.push((path, text));
    }
    let sources = reported::in_memory(&files, oddities);
    let found = reported::faults_of_content(&sources);
    if found.is_empty() {
        return "没有问题\n".to_owned();
    }
    let report = terminal::print(&found, &sources, Style::default());
    format!("{}\n", report.trim_end())
}

/// Reads `symbolic-link content/a.svg`.
fn oddity(line: &str) -> Oddity {
    let (kind, path) = line.split_once(' ').expect("a kind and a path");
    let kind = match kind {
        "symbolic-link" => OddityKind::SymbolicLink,
        "special" => OddityKind::Special,
        "left-over" => OddityKind::LeftOver,
        "too-large" => OddityKind::TooLarge,
        "unreadable" => OddityKind::Unreadable,
        _ => panic!("no oddity is called {kind}"),
    };
    Oddity {
        path: path.to_owned(),
        kind,
    }
}

/// Puts invented numbers into a text: no real one stands in this repository.
fn invented(text: &str) -> String {
    text.replace("{mobile}", &["130", "0000", "0000"].concat())
        .replace("{mobile spaced}", &["130", "0000", "0000"].join(" "))
        .replace("{card}", &reported::identity_card("11010119000101000"))
        .replace("{bank}", &reported::bank_card("620000000000000"))
}
