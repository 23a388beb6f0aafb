//! What a build remembers saves time and changes nothing.

use std::collections::BTreeMap;

use linli::io::memo::Memo;
use linli::io::seen;

use crate::support::program::{Folder, Ran, copy, files};
use crate::support::repository;

/// What the program says when there is nothing to do.
const NOTHING: &str = "没有改动";

#[test]
fn a_build_of_nothing_new_publishes_nothing() {
    let site = Folder::with_site("memo-nothing");
    site.run(&["build"]).ends_with(0);
    let link = std::fs::read_link(site.path.join("public")).expect("a link");
    let ran = site.run(&["build"]).ends_with(0);
    assert!(
        ran.said.contains(NOTHING) && ran.said.lines().count() == 1,
        "{}",
        ran.said
    );
    assert_eq!(
        std::fs::read_link(site.path.join("public")).expect("a link"),
        link
    );
    let english = site.run(&["--lang", "en", "build"]).ends_with(0);
    assert!(
        english.said.starts_with("Nothing has changed"),
        "{}",
        english.said
    );
}

#[test]
fn what_decides_the_site_is_asked_each_time() {
    let site = Folder::with_site("memo-asked");
    site.run(&["build"]).ends_with(0);
    let is_built = |ran: Ran| !ran.ends_with(0).said.contains(NOTHING);
    assert!(is_built(site.run(&["build", "--now", "2026-08-01"])));
    assert!(!is_built(site.run(&["build", "--now", "2026-08-01"])));
    assert!(is_built(site.run(&["build", "--now", "2026-08-02"])));
    assert!(is_built(site.run(&[
        "build",
        "--now",
        "2026-08-02",
        "--no-search"
    ])));
    assert!(is_built(site.run(&[
        "build",
        "--now",
        "2026-08-02",
        "--output",
        "other"
    ])));
    std::fs::remove_dir_all(site.path.join(".linli")).expect("the memo can be deleted");
    assert!(is_built(site.run(&[
        "build",
        "--now",
        "2026-08-02",
        "--output",
        "other"
    ])));
}

#[test]
fn warnings_are_told_again() {
    let site = Folder::with_site("memo-warnings");
    site.write("content/notices/.env", "left over\n");
    let first = site.run(&["build"]).ends_with(0);
    assert!(first.complained.contains(".env"), "{}", first.complained);
    let again = site.run(&["build"]).ends_with(0);
    assert!(again.said.contains(NOTHING), "{}", again.said);
    assert_eq!(again.complained, first.complained);
    let english = site.run(&["--lang", "en", "build"]).ends_with(0);
    assert!(
        english.complained.starts_with("warning"),
        "{}",
        english.complained
    );
}

/// The program that runs these tests is not the one that built the site.
#[test]
fn the_memo_of_another_program_is_passed_over() {
    let site = Folder::with_site("memo-program");
    site.run(&["build"]).ends_with(0);
    assert!(site.path.join(".linli/memo").is_file());
    assert_eq!(Memo::load(&site.path), None);
    let own = Memo {
        program: seen::program().expect("a program"),
        told: vec!["一".to_owned()],
        ..Memo::default()
    };
    own.save(&site.path);
    assert_eq!(Memo::load(&site.path), Some(own));
}

#[test]
fn each_change_of_one_file_gives_what_a_first_build_gives() {
    let site = Folder::new("memo-changes");
    let full = repository::root().join("tests/sites/full");
    copy(&full.join("content"), &site.path.join("content"));
    std::fs::copy(full.join("site-config.yaml"), site.path.join("site-config.yaml")).expect("a copy");
    site.run(&["build"]).ends_with(0);
    for (name, change) in CHANGES {
        change(&site);
        let ran = site.run(&["build"]).ends_with(0);
        assert!(!ran.said.contains(NOTHING), "{name}: {}", ran.said);
        let first = Folder::new("memo-changes-first");
        for part in ["content", "themes"] {
            copy(&site.path.join(part), &first.path.join(part));
        }
        let config = site.path.join("site-config.yaml");
        std::fs::copy(config, first.path.join("site-config.yaml")).expect("a copy");
        first.run(&["build"]).ends_with(0);
        same(&own(&site), &own(&first), name);
    }
}

type Change = (&'static str, fn(&Folder));

/// Every kind of change that staff make, one after the other.
const CHANGES: &[Change] = &[
    ("a word in a body", |site| {
        replace(site, "content/handbook/waste.md", "厨余垃圾", "湿垃圾");
    }),
    ("a new entry", |site| {
        site.write(
            "content/notices/memo.md",
            "---\ntitle: 新的通知\ndate: 2026-03-01\n---\n\n参见[垃圾](../handbook/waste.md)。\n",
        );
    }),
    ("a title", |site| {
        replace(site, "content/notices/memo.md", "新的通知", "改过的通知");
    }),
    ("a day, and so the order", |site| {
        replace(site, "content/notices/memo.md", "2026-03-01", "2025-01-05");
    }),
    ("a name of a file", |site| {
        let from = site.path.join("content/notices/memo.md");
        std::fs::rename(from, site.path.join("content/notices/renamed.md")).expect("a new name");
    }),
    ("a removed entry", |site| {
        std::fs::remove_file(site.path.join("content/notices/renamed.md")).expect("it was there");
    }),
    ("the title of the site", |site| {
        replace(site, "site-config.yaml", "title: ", "title: 新");
    }),
    ("a word of the theme", |site| {
        site.write("themes/own/words/zh-Hans.yaml", "kind:\n  handbook: 住户须知\n");
        replace(site, "site-config.yaml", "base_url: ", "theme: own\nbase_url: ");
    }),
    ("a style of the theme", |site| {
        site.write("themes/own/base.css", "p { margin: 1px }\n");
    }),
];

/// Whatever becomes of the memo or of the published files, what is built is right.
/// `FLIPS=200` tries more.
#[test]
fn no_flipped_byte_reaches_the_site() {
    let flips = std::env::var("FLIPS").ok().and_then(|flips| flips.parse().ok());
    let flips: usize = flips.unwrap_or(24);
    let site = Folder::with_site("memo-flips");
    site.run(&["build"]).ends_with(0);
    let expected = own(&site);
    let mut chance: u64 = 20_260_720;
    for number in 0..flips {
        let mut places: Vec<String> = files(&site.path.join(".public.releases")).into_keys().collect();
        places.retain(|place| !place.ends_with(".lock"));
        let mut next = |below: usize| {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (chance >> 33) as usize % below
        };
        let path = match number % 3 {
            0 => site.path.join(".linli/memo"),
            _ => site
                .path
                .join(".public.releases")
                .join(&places[next(places.len())]),
        };
        let mut bytes = std::fs::read(&path).expect("bytes");
        if bytes.is_empty() {
            continue;
        }
        let at = next(bytes.len());
        bytes[at] ^= 1 << next(8);
        std::fs::write(&path, bytes).expect("flipped");
        if number % 2 == 0 {
            // With and without something else to do.
            let text = format!("---\ntitle: 关于本站\n---\n\n第{number}版。\n");
            site.write("content/pages/about.md", &text);
            site.run(&["build"]).ends_with(0);
            std::fs::remove_file(site.path.join("content/pages/about.md")).expect("the page");
        }
        restore(&site);
        site.run(&["build"]).ends_with(0);
        same(
            &own(&site),
            &expected,
            &format!("flip {number} in {}", path.display()),
        );
    }
}

fn restore(site: &Folder) {
    let content = repository::root().join("tests/sites/minimal/content");
    copy(&content, &site.path.join("content"));
}

fn replace(site: &Folder, path: &str, from: &str, to: &str) {
    let full = site.path.join(path);
    let text = std::fs::read_to_string(&full).expect(path);
    assert!(text.contains(from), "{path} has no {from}");
    site.write(path, &text.replacen(from, to, 1));
}

/// Returns the files that the manifest lists, and the manifest.
fn own(site: &Folder) -> BTreeMap<String, Vec<u8>> {
    let mut published = site.published();
    let manifest: serde_json::Value = serde_json::from_slice(&published["manifest.json"]).expect("JSON");
    let listed = manifest["files"].as_object().expect("files");
    published.retain(|path, _| path == "manifest.json" || listed.contains_key(path));
    assert_eq!(published.len(), listed.len() + 1, "a listed file is missing");
    published
}

fn same(found: &BTreeMap<String, Vec<u8>>, expected: &BTreeMap<String, Vec<u8>>, after: &str) {
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(found), names(expected), "{after}");
    for (path, bytes) in found {
        assert!(bytes == &expected[path], "{after}: {path} differs");
    }
}
