//! Keeps files and functions small, and every file introduced.

use crate::support::repository;
use crate::support::repository::TextFile;
use crate::support::rust_text;

const FILE_LINES: usize = 500;
const FUNCTION_LINES: usize = 70;
const OPENING_CHARACTERS: usize = 60;

#[test]
fn no_file_is_longer_than_its_reader_can_hold() {
    let too_long = |file: &TextFile| {
        let lines = file.text.lines().count();
        (lines > FILE_LINES).then(|| format!("{}: {lines} lines, {FILE_LINES} are allowed", file.path))
    };
    let wrong: Vec<String> = every_rust_file().iter().filter_map(too_long).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_function_fits_a_screen() {
    let mut wrong = Vec::new();
    for file in every_rust_file() {
        for function in rust_text::functions(&rust_text::code_only(&file.text)) {
            if function.lines > FUNCTION_LINES {
                let (path, line, name, lines) =
                    (&file.path, function.first_line, &function.name, function.lines);
                wrong.push(format!(
                    "{path}:{line}: `{name}` has {lines} lines, {FUNCTION_LINES} are allowed"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_file_opens_with_what_it_gives() {
    let mut wrong = Vec::new();
    let mut seen = std::collections::BTreeMap::new();
    for file in every_rust_file() {
        let opening = file.text.lines().next().unwrap_or_default();
        let Some(said) = opening.strip_prefix("//! ") else {
            wrong.push(format!("{}:1: no `//!` line", file.path));
            continue;
        };
        if said.chars().count() >= OPENING_CHARACTERS {
            wrong.push(format!(
                "{}:1: the opening line is not under {OPENING_CHARACTERS} characters",
                file.path
            ));
        }
        if let Some(other) = seen.insert(said.to_owned(), file.path.clone()) {
            wrong.push(format!("{}:1: opens with the same words as {other}", file.path));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// The measure itself is measured: a function of three lines counts three.
#[test]
fn lines_are_counted_as_people_count_them() {
    let code = rust_text::code_only("fn short(text: &str) -> char {\n    '{' // }\n}\nfn declared();\n");
    let found: Vec<(String, usize)> = rust_text::functions(&code)
        .into_iter()
        .map(|function| (function.name, function.lines))
        .collect();
    assert_eq!(found, [("short".to_owned(), 3)]);
}

fn every_rust_file() -> Vec<TextFile> {
    repository::text_files(&["src", "tests/suite", "xtask/src"], &["rs"])
}
