//! The default theme: its examples, words, colours and sizes.

use std::collections::BTreeSet;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use linli::model::lang::Lang;
use linli::report::faults::Faults;
use linli::source::file::SourceFile;
use linli::source::tree::SourceTree;
use linli::theme::files::Theme;
use serde_json::{Map, Value};

use crate::faults_text::concise;
use crate::support::repository;
use crate::support::site::{file, on_disk};

const FOLDER: &str = "themes/default";

/// Elements that hold nothing and need no end.
const VOID: [&str; 6] = ["input", "img", "br", "hr", "meta", "link"];

/// Loads the theme with further files, and returns what is told of it.
fn load(more: Vec<SourceFile>) -> (Theme, String) {
    load_named("default", more)
}

fn load_named(name: &str, more: Vec<SourceFile>) -> (Theme, String) {
    let mut files: Vec<SourceFile> = on_disk("themes", "themes");
    files.extend(more);
    let sources = SourceTree::new(files, Vec::new());
    let mut faults = Faults::default();
    let theme = Theme::load(&sources, name, &mut faults);
    let told = concise(&sources, &faults.into_vec());
    (theme, told)
}

/// Returns the files of the theme with that ending, by path below its folder.
fn theme_files(ending: &str) -> Vec<(String, String)> {
    on_disk(FOLDER, "")
        .into_iter()
        .filter(|file| file.path.ends_with(ending))
        .map(|file| {
            let text = file.text().expect("text").to_owned();
            (file.path.trim_start_matches('/').to_owned(), text)
        })
        .collect()
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).expect("sound YAML")
}

/// An example of a component.
struct Example {
    place: String,
    component: String,
    arguments: Map<String, Value>,
    shows: Vec<String>,
}

fn samples() -> Value {
    yaml(&repository::read("themes/default/components/samples.yaml"))
}

fn examples() -> Vec<Example> {
    let samples = samples();
    let mut all = Vec::new();
    for (path, text) in theme_files("/examples.yaml") {
        for (at, example) in yaml(&text).as_array().expect("a list").iter().enumerate() {
            let arguments = filled(&example["with"], &samples);
            let shows = example["shows"].as_array().expect("what it shows");
            all.push(Example {
                place: format!("{path}, example {}", at + 1),
                component: example["use"].as_str().expect("a component").to_owned(),
                arguments: arguments.as_object().expect("arguments").clone(),
                shows: shows
                    .iter()
                    .map(|it| it.as_str().expect("a text").to_owned())
                    .collect(),
            });
        }
    }
    all
}

/// Puts samples where `like` names them, with the keys that are given beside it.
fn filled(value: &Value, samples: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| filled(item, samples)).collect(),
        Value::Object(map) => {
            let mut out = match map.get("like") {
                Some(name) => samples[name.as_str().expect("a name")]
                    .as_object()
                    .expect("a sample")
                    .clone(),
                None => Map::new(),
            };
            for (key, value) in map.iter().filter(|(key, _)| *key != "like") {
                out.insert(key.clone(), filled(value, samples));
            }
            Value::Object(out)
        }
        other => other.clone(),
    }
}

/// Returns a template that calls the component with the arguments of the example.
fn template(example: &Example) -> String {
    let named: Vec<String> = example
        .arguments
        .keys()
        .map(|name| format!("{name}={{arguments.{name}}}"))
        .collect();
    format!("{{{{ <{} {} /> }}}}", example.component, named.join(" "))
}

#[test]
fn every_example_shows_what_it_says() {
    let (samples, examples) = (samples(), examples());
    let name = |at: usize| format!("layout/example-{at}.html");
    let more = examples.iter().enumerate();
    let more = more.map(|(at, example)| file(&format!("{FOLDER}/{}", name(at)), &template(example)));
    let (theme, told) = load(more.collect());
    assert_eq!(told, "");
    for (at, example) in examples.iter().enumerate() {
        let mut context = tera::Context::new();
        context.insert("site", &samples["site"]);
        context.insert("page", &samples["page"]);
        context.insert("arguments", &example.arguments);
        for lang in [Lang::Zh, Lang::En] {
            let place = &example.place;
            let html = theme.templates.render(lang, &name(at), &context);
            let html = html.unwrap_or_else(|told| panic!("{place}: {told:?}"));
            let html = String::from_utf8(html).unwrap();
            assert_eq!(unbalanced(&html), None, "{place}:\n{html}");
            if lang == Lang::Zh {
                for shown in &example.shows {
                    assert!(html.contains(shown), "{place} shows no {shown}:\n{html}");
                }
            }
        }
    }
}

/// Returns the first tag that opens or closes what it should not.
fn unbalanced(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for piece in html.split('<').skip(1) {
        let tag = &piece[..piece.find('>')?];
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next()?;
        match tag.starts_with('/') {
            true if open.pop() != Some(name) => return Some(format!("</{name}>")),
            true => {}
            false if tag.ends_with('/') || VOID.contains(&name) => {}
            false => open.push(name),
        }
    }
    open.pop().map(str::to_owned)
}

#[test]
fn every_component_has_examples() {
    let shown: BTreeSet<String> = examples().into_iter().map(|it| it.component).collect();
    for (path, text) in theme_files(".html") {
        for piece in text.split("{% component ").skip(1) {
            let name = piece.split('(').next().unwrap();
            let is_inner = name == "fact_value";
            assert!(
                is_inner || shown.contains(name),
                "{path}: `{name}` has no example"
            );
        }
    }
}

#[test]
fn every_word_is_there_in_both_languages() {
    let (theme, told) = load(Vec::new());
    assert_eq!(told, "");
    for (path, text) in theme_files(".html") {
        for piece in text.split("word(key=\"").skip(1) {
            let key = piece.split('"').next().unwrap();
            for lang in [Lang::Zh, Lang::En] {
                let whole = !piece[key.len() + 1..].trim_start().starts_with('~');
                let found = match whole {
                    true => theme.find_word(lang, key).is_some(),
                    false => theme.words[&lang].keys().any(|word| word.starts_with(key)),
                };
                assert!(found, "{path}: no word `{key}` in {}", lang.tag());
            }
        }
    }
}

#[test]
fn words_stand_in_their_tables_only() {
    let is_han = |sign: char| matches!(sign, '\u{4E00}'..='\u{9FFF}');
    for (path, text) in theme_files(".html") {
        let mut bare = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("{#") {
            bare.push_str(before);
            rest = after.split_once("#}").expect("the end of a comment").1;
        }
        bare.push_str(rest);
        // The names of topics choose a picture; they are not shown.
        let lines = bare.lines().filter(|line| !line.starts_with("{%- set pictures"));
        for line in lines {
            assert!(!line.contains(is_han), "{path}: {line}");
        }
    }
}

#[test]
fn nothing_is_styled_or_scripted_in_templates() {
    for (path, text) in theme_files(".html") {
        let lower = text.to_lowercase();
        for wrong in [
            " style=",
            "<style",
            " onclick",
            " onload",
            " onerror",
            "javascript:",
            "<script>",
        ] {
            assert!(!lower.contains(wrong), "{path} has `{wrong}`");
        }
    }
}

#[test]
fn colours_are_named_in_tokens_only() {
    const SYSTEM: [&str; 5] = ["canvas", "canvastext", "highlight", "currentcolor", "transparent"];
    const NAMES: [&str; 12] = [
        "white", "black", "red", "green", "blue", "grey", "gray", "yellow", "orange", "brown", "silver",
        "gold",
    ];
    for (path, text) in theme_files(".css") {
        if path == "tokens.css" {
            continue;
        }
        let mut bare = String::new();
        for piece in text.split("/*") {
            bare.push_str(piece.split_once("*/").map_or(piece, |(_, after)| after));
        }
        for value in bare
            .split(['{', ';', '}'])
            .filter_map(|rule| rule.split_once(':'))
            .map(|(_, value)| value)
        {
            let value = value.to_lowercase();
            assert!(
                !value.contains("rgb(") && !value.contains("hsl("),
                "{path}:{value}"
            );
            let words = value.split([' ', ',', '(', ')', '!']);
            for word in words.filter(|word| !SYSTEM.contains(word)) {
                let is_hex = word.starts_with('#') && word[1..].chars().all(|sign| sign.is_ascii_hexdigit());
                assert!(!is_hex && !NAMES.contains(&word), "{path}:{value}");
            }
        }
    }
}

#[test]
fn every_token_that_is_used_is_there() {
    let tokens = &theme_files("tokens.css")[0].1;
    for (path, text) in theme_files(".css") {
        for piece in text.split("var(--").skip(1) {
            let name = piece.split([',', ')']).next().unwrap();
            assert!(
                tokens.contains(&format!("--{name}:")),
                "{path}: no token `--{name}`"
            );
        }
    }
}

#[test]
fn styles_and_scripts_are_light() {
    let (theme, _) = load(Vec::new());
    let weight = |name: &str| {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(theme.assets[name].bytes.as_slice()).unwrap();
        packed.finish().unwrap().len()
    };
    let weights = [
        ("site.css", 12 * 1024),
        ("site.js", 8 * 1024),
        ("boot.js", 300),
        ("search.js", 10 * 1024),
        ("search-more.js", 6 * 1024),
    ];
    for (name, most) in weights {
        let weight = weight(name);
        assert!(
            weight <= most,
            "{name} weighs {weight} bytes packed, {most} are allowed"
        );
    }
}

#[test]
fn text_stands_out_from_its_ground() {
    let (_, told) = load(Vec::new());
    assert_eq!(told, "");
    let tokens = repository::read("themes/default/tokens.css");
    let faint = tokens.replace("--ink-soft: #55594E", "--ink-soft: #9A9A9A");
    assert_ne!(faint, tokens);
    let line = faint.lines().position(|line| line.contains("#9A9A9A")).unwrap() + 1;
    let (_, told) = load_named("own", vec![file("themes/own/tokens.css", &faint)]);
    let place = format!("themes/own/tokens.css:{line}:");
    assert!(told.starts_with(&place), "{told}");
    assert!(
        told.contains("theme-contrast: 浅色时，`--ink-soft` 在 `--paper` 上看不清：对比 "),
        "{told}"
    );
    assert!(told.contains("把 `--ink-soft` 调深一些"), "{told}");
    let dark = tokens.replace("--link: #8CCBE0", "--link: #2A4A55");
    let (_, told) = load_named("own", vec![file("themes/own/tokens.css", &dark)]);
    assert!(told.contains("深色时，`--link` 在 `--paper` 上看不清"), "{told}");
    assert!(told.contains("把 `--link` 调浅一些"), "{told}");
    assert!(!told.contains("浅色时"), "{told}");
}

#[test]
fn the_plain_theme_is_a_few_files_over_the_default_and_stands_out_more() {
    let own = on_disk("themes/plain", "");
    assert!(own.len() <= 10, "{} files", own.len());
    let (theme, told) = load_named("plain", Vec::new());
    assert_eq!(told, "");
    assert_eq!(theme.word(Lang::Zh, "kind.notice"), "通知公告");
    let tokens = repository::read("themes/plain/tokens.css");
    for line in repository::read("themes/default/tokens.css").lines() {
        for piece in line.split("--").skip(1) {
            let (name, rest) = piece.split_at(
                piece
                    .find(|sign: char| !sign.is_alphanumeric() && sign != '-')
                    .unwrap(),
            );
            if rest.starts_with(':') {
                assert!(
                    tokens.contains(&format!("--{name}:")),
                    "the plain theme has no --{name}"
                );
            }
        }
    }
    let style = String::from_utf8(theme.assets["site.css"].bytes.as_slice().to_vec()).unwrap();
    assert!(style.contains("--paper: #FFFFFF") && !style.contains("--paper: #FAF7F0"));
    let built = crate::support::site::demo("plain");
    assert_eq!(built.faults, "");
    assert_eq!(
        built.files.keys().filter(|path| path.ends_with(".html")).count(),
        crate::support::site::demo("default")
            .files
            .keys()
            .filter(|path| path.ends_with(".html"))
            .count(),
    );
}
