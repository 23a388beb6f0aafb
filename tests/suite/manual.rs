//! Every fault has a page, and every page a fault.

use std::collections::{BTreeMap, BTreeSet};

use linli::check::CHECKS;
use linli::report::manual::{self, Page};

use crate::support::repository;

#[test]
fn every_fault_told_in_the_source_has_a_page() {
    let told = told();
    let pages: BTreeSet<&str> = manual::names().chain(checks()).collect();
    let without: Vec<String> = told
        .iter()
        .filter(|(name, _)| !pages.contains(name.as_str()))
        .map(|(name, file)| format!("{file}: `{name}` has no page in src/report/manual/"))
        .collect();
    assert!(without.is_empty(), "\n{}\n", without.join("\n"));
}

#[test]
fn every_page_is_that_of_a_fault() {
    let told = told();
    let idle: Vec<&str> = manual::names().filter(|name| !told.contains_key(*name)).collect();
    assert!(idle.is_empty(), "no fault is called {idle:?}");
    let both: Vec<&str> = manual::names()
        .filter(|name| checks().any(|check| check == *name))
        .collect();
    assert!(both.is_empty(), "these have two pages: {both:?}");
}

#[test]
fn every_page_says_why_shows_one_and_tells_how_to_mend_it() {
    let checks = CHECKS.iter().map(|check| (check.name(), check.page()));
    let others = manual::names().map(|name| (name, manual::page(name).unwrap()));
    for (name, Page { zh, en }) in checks.chain(others) {
        for (text, marks) in [
            (zh, ["\n\n例：", "\n\n怎么改："]),
            (en, ["\n\nExample: ", "\n\nTo mend: "]),
        ] {
            let places: Vec<Option<usize>> = marks.iter().map(|mark| text.find(mark)).collect();
            assert!(
                matches!(places.as_slice(), [Some(example), Some(mend)] if *example > 10 && mend > example),
                "{name}: a page has three parts, {marks:?} the second and third:\n{text}"
            );
            assert!(!text.contains("  "), "{name}: two spaces in a row:\n{text}");
        }
    }
}

#[test]
fn checks_have_names_of_their_own() {
    let names: BTreeSet<&str> = checks().collect();
    assert_eq!(names.len(), CHECKS.len());
    for name in names {
        assert!(
            name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
            "{name} is not kebab-case"
        );
    }
}

fn checks() -> impl Iterator<Item = &'static str> {
    CHECKS.iter().map(|check| check.name())
}

/// Returns the names of faults that are told outside of checks, and a file that tells each.
fn told() -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for file in repository::sources() {
        let of_checks = file.path.starts_with("src/check/") && !file.path.ends_with("allow.rs");
        if of_checks || file.path.starts_with("src/report/") {
            continue;
        }
        for name in names_in(&file.text)
            .into_iter()
            .filter(|name| !checks().any(|check| check == *name))
        {
            out.entry(name).or_insert_with(|| file.path.clone());
        }
    }
    assert!(out.len() > 50, "the reader of names found almost nothing");
    out
}

/// Returns what stands in `check: …` and first in `.error(…)`, `.warn(…)` and `.add(…, Severity…)`: a text or a constant of the file.
fn names_in(text: &str) -> Vec<String> {
    let mut out: Vec<String> = text
        .split("check: \"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(name, _)| name.to_owned())
        .collect();
    for call in [".error(", ".warn(", ".add("] {
        for (at, _) in text.match_indices(call) {
            let rest = text[at + call.len()..].trim_start();
            let (first, after) = rest.split_once(',').unwrap_or((rest, ""));
            let is_severity =
                after.trim_start().starts_with("Severity") || after.trim_start().starts_with("severity");
            if call == ".add(" && !is_severity {
                continue;
            }
            if let Some(name) = first.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
                out.push(name.to_owned());
            } else if first.chars().all(|sign| sign.is_ascii_uppercase() || sign == '_') {
                let constant = format!("const {first}: &str = \"");
                let value = text
                    .split_once(&constant)
                    .and_then(|(_, rest)| rest.split_once('"'));
                out.extend(value.map(|(name, _)| name.to_owned()));
            }
        }
    }
    out
}
