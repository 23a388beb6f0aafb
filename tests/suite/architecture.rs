//! Keeps the floors: who may use whom.

use std::collections::BTreeMap;

use crate::support::repository;
use crate::support::rust_text;

/// Rooms by floor. `docs/architecture.md` shows the same table to people.
const FLOORS: [(u8, &[&str]); 8] = [
    (8, &["main"]),
    (7, &["cli"]),
    (6, &["compile"]),
    (5, &["emit", "intake", "kinds", "seal"]),
    (4, &["check", "io", "link", "parse", "repair", "theme"]),
    (3, &["chain", "model"]),
    (2, &["report"]),
    (1, &["han", "source"]),
];

/// Rooms whose parts stand in a row and never use each other, and the sills that all of them may use.
const ROWS: [(&str, &[&str]); 3] = [
    ("kinds", &["core", "kind"]),
    ("emit", &["emitter"]),
    ("check", &["allow", "contract", "reading"]),
];

/// Macros at the root of the crate, and the file each lives in.
const MACROS: [(&str, &[&str]); 1] = [("say", &["report", "words"])];

/// One file's use of another.
struct Arrow {
    file: String,
    line: usize,
    from: Vec<String>,
    to: Vec<String>,
}

#[test]
fn rooms_use_only_floors_below() {
    let mut wrong = Vec::new();
    for arrow in arrows() {
        let (from, to) = (arrow.from[0].as_str(), arrow.to[0].as_str());
        let place = format!("{}:{}", arrow.file, arrow.line);
        match (floor(from), floor(to)) {
            (Some(_), Some(_)) if from == to => {}
            (Some(upper), Some(lower)) if lower < upper => {}
            (Some(upper), Some(lower)) => wrong.push(format!(
                "{place}: `{from}` (floor {upper}) uses `{to}` (floor {lower})"
            )),
            _ => wrong.push(format!("{place}: `{from}` uses `{to}`, one of which is no room")),
        }
        if to == "io" && !["io", "cli", "main"].contains(&from) {
            wrong.push(format!("{place}: `{from}` uses `io`, which only `cli` may"));
        }
    }
    nothing(&wrong);
}

#[test]
fn files_in_a_row_never_use_each_other() {
    let mut wrong = Vec::new();
    for arrow in arrows() {
        let Some((room, sills)) = ROWS.iter().find(|(room, _)| *room == arrow.from[0]) else {
            continue;
        };
        let is_sill = |place: &str| sills.contains(&place);
        if arrow.to[0] != *room || arrow.from.len() < 2 || is_sill(&arrow.from[1]) {
            continue;
        }
        let (one, other) = (in_row(room, &arrow.from), in_row(room, &arrow.to));
        if one != other && !arrow.to.get(1).is_some_and(|to| is_sill(to)) {
            let place = format!("{}:{}", arrow.file, arrow.line);
            wrong.push(format!("{place}: `{one}` uses its neighbour `{other}`"));
        }
    }
    nothing(&wrong);
}

/// Returns the member of a row that a path lies in: of checks, one file of a family; else one folder or file.
fn in_row(room: &str, path: &[String]) -> String {
    let depth = if room == "check" { 3 } else { 2 };
    path[..path.len().min(depth)].join("::")
}

#[test]
fn roofs_only_list() {
    let mut wrong = Vec::new();
    for file in repository::sources() {
        if !file.path.ends_with("/mod.rs") {
            continue;
        }
        let code = rust_text::code_only(&file.text);
        for word in ["fn ", "struct ", "enum ", "trait ", "impl ", "macro_rules"] {
            for (at, _) in code.match_indices(word) {
                if code[..at].ends_with(|sign: char| sign.is_alphanumeric() || sign == '_') {
                    continue;
                }
                let line = rust_text::line_of(&code, at);
                wrong.push(format!("{}:{line}: a roof holds no `{}`", file.path, word.trim()));
            }
        }
    }
    nothing(&wrong);
}

/// What a roof lists is for the rooms above; inside its folder, files name each other.
#[test]
fn no_file_uses_the_roof_above_it() {
    let files = module_files();
    let mut wrong = Vec::new();
    for arrow in arrows() {
        let inside = arrow.from[0] == arrow.to[0];
        let roof = owner(&files, &arrow.to).is_some_and(|file| file.ends_with("/mod.rs"));
        let whole_module = files.contains_key(&arrow.to.join("/"));
        if inside && roof && !whole_module && !arrow.file.ends_with("/mod.rs") {
            let to = arrow.to.join("::");
            wrong.push(format!("{}:{}: uses `{to}` of a roof", arrow.file, arrow.line));
        }
    }
    nothing(&wrong);
}

#[test]
fn files_of_a_room_form_no_circle() {
    let files = module_files();
    let mut uses: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for arrow in arrows() {
        if let Some(to) = owner(&files, &arrow.to).filter(|to| **to != arrow.file) {
            uses.entry(arrow.file).or_default().push(to.clone());
        }
    }
    let mut done = Vec::new();
    let wrong: Vec<String> = uses
        .keys()
        .filter_map(|file| circle(file, &uses, &mut Vec::new(), &mut done))
        .collect();
    nothing(&wrong);
}

#[test]
fn names_are_imported_from_the_file_that_defines_them() {
    let mut wrong = Vec::new();
    for file in repository::sources() {
        let code = rust_text::code_only(&file.text);
        for (number, line) in (1..).zip(code.lines()) {
            let line = line.trim_start();
            let exported = line.starts_with("pub") && line.contains(" use ");
            if exported || line.contains("::*") || line.contains("super::") || line.contains("prelude") {
                wrong.push(format!("{}:{number}: `{}`", file.path, line.trim_end()));
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn only_io_touches_the_world() {
    let world = [
        "std::fs",
        "std::env",
        "std::net",
        "SystemTime",
        "Instant",
        "process::Command",
        "thread::sleep",
        "tokio",
        "notify",
        "axum",
        "walkdir",
    ];
    let mut wrong = outside("io", &world);
    wrong.extend(outside(
        "emit/print",
        &["typst", "typst_layout", "typst_pdf", "comemo"],
    ));
    wrong.extend(
        outside("parse", &["serde_yaml::from", "pulldown_cmark"])
            .into_iter()
            .filter(|line| !line.starts_with("src/theme/")),
    );
    nothing(&wrong);
}

/// They ask what an entry has; a kind's name stands in its own file and in the theme.
#[test]
fn no_output_and_no_check_names_a_kind() {
    let mut wrong = Vec::new();
    for file in repository::text_files(&["src/emit", "src/check", "src/link", "src/compile.rs"], &["rs"]) {
        for (number, line) in (1..).zip(file.text.lines()) {
            for kind in linli::kinds::KINDS {
                // A page is also what is drawn, and `decision` a column of ledgers.
                let is_other =
                    kind.name() == "page" || kind.name() == "decision" && file.path.contains("/data/");
                if line.contains(&format!("\"{}\"", kind.name())) && !is_other {
                    wrong.push(format!(
                        "{}:{number}: names the kind `{}`",
                        file.path,
                        kind.name()
                    ));
                }
            }
        }
    }
    nothing(&wrong);
}

#[test]
fn the_table_in_the_docs_is_the_one_used() {
    let text = repository::read("docs/architecture.md");
    let rows: Vec<String> = text
        .lines()
        .filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit())
        .map(|line| {
            line.split('|')
                .skip(1)
                .take(2)
                .map(str::trim)
                .collect::<Vec<_>>()
                .join(" | ")
        })
        .collect();
    let rooms = |names: &[&str]| {
        names
            .iter()
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let used: Vec<String> = FLOORS
        .iter()
        .map(|(floor, names)| format!("{floor} | {}", rooms(names)))
        .collect();
    assert_eq!(
        rows, used,
        "docs/architecture.md and this test show different floors"
    );
}

#[test]
fn every_room_has_its_floor() {
    let files = module_files();
    let rooms = files.keys().filter(|path| !path.contains('/') && *path != "lib");
    let wrong: Vec<String> = rooms.filter(|room| floor(room).is_none()).cloned().collect();
    nothing(&wrong);
}

/// Returns every `crate::` (in `main.rs`, `linli::`) of the program.
fn arrows() -> Vec<Arrow> {
    let mut out = Vec::new();
    for file in repository::sources() {
        let code = rust_text::code_only(&file.text);
        let from = module(&file.path);
        let first = if from[0] == "main" { "linli" } else { "crate" };
        for path in rust_text::paths(&code, first) {
            let mut to: Vec<String> = path.parts.into_iter().skip(1).collect();
            if let Some((name, home)) = MACROS
                .iter()
                .find(|(name, _)| to.first().is_some_and(|first| first == name))
            {
                to = home.iter().chain([name]).map(|part| (*part).to_owned()).collect();
            }
            if to.is_empty() {
                to.push("the root".to_owned());
            }
            out.push(Arrow {
                file: file.path.clone(),
                line: path.line,
                from: from.clone(),
                to,
            });
        }
    }
    assert!(out.len() > 100, "the reader of Rust text found almost nothing");
    out
}

fn floor(room: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(_, rooms)| rooms.contains(&room))
        .map(|(floor, _)| *floor)
}

/// Returns the parts of a file's module path: `src/emit/html/mod.rs` is `emit`, `html`.
fn module(path: &str) -> Vec<String> {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let inner = inner.trim_end_matches("/mod");
    inner.split('/').map(str::to_owned).collect()
}

/// Returns the files by module path.
fn module_files() -> BTreeMap<String, String> {
    let files = repository::sources();
    files
        .into_iter()
        .map(|file| (module(&file.path).join("/"), file.path))
        .collect()
}

/// Returns the file that holds what a path names.
fn owner<'f>(files: &'f BTreeMap<String, String>, path: &[String]) -> Option<&'f String> {
    (1..=path.len())
        .rev()
        .find_map(|parts| files.get(&path[..parts].join("/")))
}

fn circle(
    file: &String,
    uses: &BTreeMap<String, Vec<String>>,
    trail: &mut Vec<String>,
    done: &mut Vec<String>,
) -> Option<String> {
    if let Some(at) = trail.iter().position(|before| before == file) {
        return Some(format!("{} → {file}", trail[at..].join(" → ")));
    }
    if done.contains(file) {
        return None;
    }
    trail.push(file.clone());
    let next = uses.get(file).into_iter().flatten();
    let found = next.into_iter().find_map(|next| circle(next, uses, trail, done));
    trail.pop();
    done.push(file.clone());
    found
}

/// Returns where words are used outside the one room that may.
fn outside(room: &str, words: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    for file in repository::sources() {
        if file.path.starts_with(&format!("src/{room}/")) {
            continue;
        }
        let code = rust_text::code_only(&file.text);
        for (number, line) in (1..).zip(code.lines()) {
            for word in words {
                let starts =
                    |at: usize| !line[..at].ends_with(|sign: char| sign.is_alphanumeric() || sign == '_');
                let ends = |at: usize| {
                    !line[at + word.len()..].starts_with(|sign: char| sign.is_alphanumeric() || sign == '_')
                };
                if line.match_indices(word).any(|(at, _)| starts(at) && ends(at)) {
                    out.push(format!("{}:{number}: `{word}` belongs to `{room}`", file.path));
                }
            }
        }
    }
    out
}

fn nothing(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
