//! Keeps words out of the repository that do not belong in it.

use crate::support::repository;

/// Names that say nothing of what a thing is.
const EMPTY_NAMES: [&str; 7] = ["util", "utils", "helper", "helpers", "common", "misc", "data2"];

#[test]
fn no_file_and_no_name_is_a_word_that_says_nothing() {
    let mut wrong = Vec::new();
    for file in repository::text_files(&["src", "tests/suite", "xtask/src"], &["rs"]) {
        if file.path.ends_with("house_words.rs") {
            continue;
        }
        // A library names its rooms as it likes.
        let code = crate::support::rust_text::code_only(&file.text).replace("typst::utils", "");
        for word in words(&code).chain(words(&file.path)) {
            if word.split('_').any(|part| EMPTY_NAMES.contains(&part)) {
                wrong.push(format!("{}: `{word}`", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// The repository stands on its own: it names no place or person of a workshop it was built in.
#[test]
fn nothing_points_out_of_the_repository() {
    // Written in halves, so that this file is held to the rule too.
    let places = [
        concat!("..", "/shared"),
        concat!("/wo", "rk/"),
        concat!("/tmp/", "bash"),
        concat!("registry.", "npmjs"),
        concat!("pypi.", "org"),
        concat!("files.python", "hosted"),
        concat!("deb.", "debian"),
        concat!("index.", "crates.io"),
        concat!("static.", "crates.io"),
        concat!("before", "-stop"),
        concat!("sub", "agent"),
        concat!("the ", "CEO"),
    ];
    let under = [
        "src",
        "tests",
        "xtask",
        "themes",
        "content",
        "rules",
        "docs",
        "benches",
        ".ci",
        ".cargo",
        "README.md",
        "README.zh-CN.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
        "Cargo.toml",
        "clippy.toml",
        "site-config.yaml",
    ];
    let extensions = [
        "rs", "md", "toml", "yaml", "yml", "html", "css", "js", "mjs", "json", "typ", "txt", "sh", "csv",
        "svg", "",
    ];
    let mut wrong = Vec::new();
    for file in repository::text_files(&under, &extensions) {
        for (number, line) in (1..).zip(file.text.lines()) {
            if let Some(place) = places.iter().find(|place| line.contains(**place)) {
                wrong.push(format!("{}:{number}: `{place}`", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// In this house the manager is the property manager, and it has no short form.
#[test]
fn the_property_manager_has_one_name() {
    let mut wrong = Vec::new();
    for file in repository::text_files(&["src", "themes", "docs"], &["rs", "md", "html", "yaml"]) {
        for (number, line) in (1..).zip(file.text.lines()) {
            if words(line).any(|word| word == "PM" || word == "PMC") {
                wrong.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_')
        .filter(|word| !word.is_empty())
}
