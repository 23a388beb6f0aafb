//! Small sites and every page that comes of them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

use linli::cli::make::make_all;
use linli::compile::{Compiled, Drafts, LeaveOut, Memo, Options, compile};
use linli::io::read;
use linli::model::date::When;
use linli::model::output::Receipt;
use linli::report::concise;
use linli::report::words::Tongue;
use linli::source::file::{Bytes, SourceFile};
use linli::source::span::FileId;
use linli::source::tree::SourceTree;

use crate::support::program::files;
use crate::support::repository;

/// How much of a page is expected to the letter; the frame is the same everywhere.
#[derive(Clone, Copy)]
enum Part {
    Whole,
    Main,
}

#[test]
fn minimal_site_is_as_expected() {
    look_at("minimal", Part::Whole);
}

#[test]
fn site_with_every_kind_is_as_expected() {
    look_at("full", Part::Main);
}

#[test]
fn site_in_two_languages_is_as_expected() {
    look_at("bilingual", Part::Main);
}

#[test]
fn what_must_not_be_seen_is_nowhere() {
    for (path, bytes) in made("full") {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["看不见", "还没到日子", "draft", "later.html"] {
            assert!(
                !text.contains(secret) && !path.contains("staff"),
                "{path} shows {secret}"
            );
        }
    }
}

/// A caller that keeps its memo, as the preview does, gets what a first build would give.
#[test]
fn a_warm_memo_gives_the_same_bytes_as_a_cold_one() {
    let root = repository::root().join("tests/sites/full");
    let sources = read::site(&root)
        .map_err(|failure| failure.message.en.into_owned())
        .expect("a site");
    let mut memo = Memo::default();
    compile(&sources, &options(), &mut memo);
    let changed = changed(&sources, "content/handbook/waste.md", "厨余垃圾", "湿垃圾");
    let warm = all_outputs(&compile(&changed, &options(), &mut memo));
    let cold = all_outputs(&compile(&changed, &options(), &mut Memo::default()));
    assert!(cold == warm, "a warm build differs from a cold one");
    assert!(String::from_utf8_lossy(&warm["handbook/waste.html"]).contains("湿垃圾"));
    assert!(
        all_outputs(&compile(&sources, &options(), &mut memo)) == made("full"),
        "what was changed back differs"
    );
}

/// What is true but irregular is published, and said where it is.
#[test]
fn a_flag_is_seen_on_the_page_it_concerns() {
    let root = repository::root().join("tests/sites/full");
    let (sources, _) = compiled(&root);
    let path = "content/notices/water.md";
    let flagged = changed(
        &sources,
        path,
        "\n---\n",
        "\nfollow_up: {due: 2020-01-01, status: open}\n---\n",
    );
    let outputs = all_outputs(&compile(&flagged, &options(), &mut Memo::default()));
    let page = String::from_utf8_lossy(&outputs["notices/water.html"]);
    let told = "<p>说好要公布的结果，到日子还没有公布。</p>";
    assert!(page.contains(told), "{page}");
    let others = outputs
        .iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(told));
    assert_eq!(others.count(), 1);
}

/// Returns the sources with one file changed.
fn changed(sources: &SourceTree, path: &str, from: &str, to: &str) -> SourceTree {
    let mut files = Vec::new();
    for number in 0.. {
        let Some(file) = sources.file(FileId(number)) else {
            break;
        };
        let text = file.text().unwrap_or_default();
        files.push(match file.path == path {
            true => SourceFile::new(
                path.to_owned(),
                Bytes::Read(text.replace(from, to).as_bytes().into()),
                false,
            ),
            false => file.clone(),
        });
    }
    SourceTree::new(files, Vec::new())
}

/// Compares what the site gives with `expected/`; with `BLESS=1` that folder is written anew.
fn look_at(name: &str, part: Part) {
    let folder = repository::root().join("tests/sites").join(name).join("expected");
    let found = readable(made(name), part);
    if std::env::var_os("BLESS").is_some() {
        let _ = std::fs::remove_dir_all(&folder);
        for (path, text) in &found {
            let full = folder.join(path);
            std::fs::create_dir_all(full.parent().expect("a folder")).expect("a folder");
            std::fs::write(full, text).expect("an expected file");
        }
    }
    let expected = files(&folder);
    assert_eq!(
        found.keys().collect::<Vec<_>>(),
        expected.keys().collect::<Vec<_>>(),
        "{name} gives other files (write them anew with BLESS=1, then read the change)"
    );
    for (path, text) in found {
        let was = String::from_utf8_lossy(&expected[&path]).into_owned();
        for (number, (is, was)) in (1..).zip(text.lines().zip(was.lines())) {
            assert_eq!(
                is, was,
                "{name}/expected/{path}:{number} (BLESS=1 writes it anew)"
            );
        }
        assert_eq!(text, was, "{name}/expected/{path} (BLESS=1 writes it anew)");
    }
}

/// Returns what people can read of the files, without fingerprints, and a list of all.
fn readable(files: BTreeMap<String, Vec<u8>>, part: Part) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let mut list = String::new();
    for (path, bytes) in files {
        if path.starts_with("assets/") {
            // The look's own files are the theme's affair.
            continue;
        }
        list.push_str(&format!("{}\n", without_fingerprints(&path)));
        let is_text = ["html", "xml", "json", "ics", "csv", "txt"]
            .iter()
            .any(|end| path.ends_with(end));
        if !is_text || path.starts_with("search/") {
            continue;
        }
        let text = String::from_utf8(bytes).expect("text");
        let text = match part {
            Part::Main if path.ends_with(".html") => main_of(&text),
            _ => text,
        };
        out.insert(path, without_fingerprints(&text));
    }
    out.insert("files.txt".to_owned(), list);
    out
}

fn main_of(page: &str) -> String {
    let from = page.find("<main").expect("a main part");
    let to = page.find("</main>").expect("its end");
    format!("{}\n", &page[from..to + "</main>".len()])
}

/// Fingerprints change with the look; that a page names its assets by them is tested elsewhere.
fn without_fingerprints(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['.', '-']) {
        let (before, after) = rest.split_at(at + 1);
        out.push_str(before);
        let digits = after.len()
            - after
                .trim_start_matches(|sign: char| sign.is_ascii_hexdigit())
                .len();
        let ends_name = [".svg", ".css", ".js", ".png", ".bin"]
            .iter()
            .any(|end| after[digits..].starts_with(end));
        rest = match ends_name && (digits == 10 || digits == 6) {
            true => {
                out.push_str("HASH");
                &after[digits..]
            }
            false => after,
        };
    }
    out.push_str(rest);
    out
}

/// Reads a site of `tests/sites`, compiles it, and makes every output.
fn made(name: &str) -> BTreeMap<String, Vec<u8>> {
    let root = repository::root().join("tests/sites").join(name);
    let (sources, compiled) = compiled(&root);
    let told = concise::print(&compiled.diagnostics, &sources, Tongue::En);
    assert_eq!(told, "", "{name} has faults");
    all_outputs(&compiled)
}

fn all_outputs(compiled: &Compiled) -> BTreeMap<String, Vec<u8>> {
    let files = Mutex::new(BTreeMap::new());
    let faults = make_all(&compiled.outputs, &|path, bytes| {
        let twice = files
            .lock()
            .expect("the files")
            .insert(path.to_string(), bytes.to_vec());
        assert!(twice.is_none(), "{path} is made twice");
        Ok(Receipt {
            bytes: bytes.len() as u64,
            sha256: "0".repeat(64),
        })
    });
    let faults = faults
        .map_err(|failure| failure.message.en.into_owned())
        .expect("outputs");
    assert!(faults.is_empty(), "{faults:?}");
    files.into_inner().expect("the files")
}

fn compiled(root: &Path) -> (SourceTree, Compiled) {
    let sources = read::site(root)
        .map_err(|failure| failure.message.en.into_owned())
        .expect("a site");
    let compiled = compile(&sources, &options(), &mut Memo::default());
    (sources, compiled)
}

/// The clock is years off: every site of these tests names its moment.
fn options() -> Options {
    Options {
        now: None,
        clock: When::parse("2020-01-01").expect("a moment").as_start(),
        drafts: Drafts::Hidden,
        leave_out: LeaveOut::default(),
    }
}
