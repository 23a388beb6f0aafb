//! The guide for staff: its examples and commands hold.

use clap::{CommandFactory, Parser};
use linli::cli::args::Args;

use crate::support::program::{Folder, copy, files};
use crate::support::repository;

const CHAPTERS: &str = "docs/guide/content/handbook";

#[test]
fn the_guide_builds_without_a_fault() {
    let site = Folder::new("guide");
    copy(&repository::root().join("docs/guide"), &site.path);
    let ran = site.run(&["build"]).ends_with(0);
    assert_eq!(ran.complained, "");
    let chapters = site.published();
    let chapters = chapters
        .keys()
        .filter(|path| path.starts_with("handbook/0") || path.starts_with("handbook/1"));
    assert!(chapters.count() >= 12);
}

/// What a chapter shows as a file, behind a line that names it, is taken as it stands.
#[test]
fn every_file_in_the_guide_is_accepted() {
    let site = Folder::new("guide-files");
    let mut count = 0;
    for page in repository::text_files(&[CHAPTERS], &["md"]) {
        for (path, text) in shown_files(&page.text) {
            assert!(!site.path.join(&path).exists(), "{}: {path} again", page.path);
            site.write(&path, &text);
            count += 1;
        }
    }
    assert!(count >= 12, "{count} files");
    let ran = site.run(&["check"]).ends_with(0);
    assert_eq!(ran.complained, "");
    assert!(ran.said.contains("没有问题"), "{}", ran.said);
}

/// The community of the guide's own site is the one that it shows, but for the name.
#[test]
fn the_guide_shows_its_own_community() {
    let page = repository::read(&format!("{CHAPTERS}/02-folders.md"));
    let shown = shown_files(&page);
    let community = shown.iter().find(|(path, _)| path.ends_with("community.yaml"));
    let (_, shown) = community.expect("it is shown");
    let own = repository::read("docs/guide/content/community.yaml");
    let facts = |text: &str| text.split_once("hotline:").map(|(_, facts)| facts.to_owned());
    assert_eq!(facts(&own), facts(shown));
    assert!(facts(shown).is_some_and(|facts| facts.contains("buildings:")));
}

#[test]
fn every_command_in_the_guide_is_one() {
    let mut count = 0;
    let mut pages = repository::text_files(&[CHAPTERS, "src/cli/starter", "README.zh-CN.md"], &["md"]);
    pages.extend(repository::text_files(&["README.md"], &["md"]));
    for page in pages {
        for command in commands(&page.text) {
            // Help and version are commands too.
            let words = command.split_whitespace();
            let parsed = Args::try_parse_from(words);
            let is_one = parsed.as_ref().map_or_else(|error| !error.use_stderr(), |_| true);
            assert!(is_one, "{}: {command}\n{parsed:?}", page.path);
            count += 1;
        }
    }
    assert!(count >= 30, "{count} commands");
    let verbs = Args::command();
    let all = repository::text_files(&[CHAPTERS], &["md"]);
    for verb in verbs.get_subcommands().map(clap::Command::get_name) {
        let is_told = all
            .iter()
            .any(|page| page.text.contains(&format!("linli {verb}")));
        assert!(is_told || verb == "search", "the guide never tells of `{verb}`");
    }
}

/// Every fault that the guide and the starter name has a page of the manual.
#[test]
fn every_fault_in_the_guide_is_one() {
    let page = repository::read(&format!("{CHAPTERS}/12-messages.md"));
    let names: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    assert!(names.len() >= 8, "{names:?}");
    for name in names {
        assert!(linli::cli::explain::names().contains(&name), "{name}");
    }
}

/// Returns the files that a page shows: a line `文件 `path`：`, an empty line, a fence.
fn shown_files(page: &str) -> Vec<(String, String)> {
    page.split("\n文件 `")
        .skip(1)
        .filter_map(|rest| {
            let (path, rest) = rest.split_once("`：\n\n```")?;
            let (_, rest) = rest.split_once('\n')?;
            let (text, _) = rest.split_once("```")?;
            Some((path.to_owned(), text.to_owned()))
        })
        .collect()
}

/// Returns what a page shows as a command of the program, in fences and in backticks.
fn commands(page: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, part) in page.split("```").enumerate() {
        if at % 2 == 1 {
            out.extend(
                part.lines()
                    .skip(1)
                    .filter(|line| line.starts_with("linli "))
                    .map(str::to_owned),
            );
        } else {
            let code = part.split('`').skip(1).step_by(2);
            out.extend(code.filter(|code| code.starts_with("linli ")).map(str::to_owned));
        }
    }
    out
}

/// The starter's own page speaks of files that are there.
#[test]
fn the_starters_page_names_files_that_are_there() {
    let folder = Folder::new("init-page");
    folder.run(&["init", "mine"]).ends_with(0);
    let there = files(&folder.path.join("mine"));
    for path in [
        "README.md",
        "site-config.yaml",
        "content/community.yaml",
        ".vscode/settings.json",
    ] {
        assert!(there.contains_key(path), "{path}");
    }
    let page = String::from_utf8(there["README.md"].clone()).expect("text");
    assert!(
        page.contains("linli check --fix") && page.contains("linli serve"),
        "{page}"
    );
}
