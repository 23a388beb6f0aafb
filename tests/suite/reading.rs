//! How content is read, and what is told of it.

use linli::kinds::KINDS;
use linli::kinds::core::{Parsed, is_content, read_file};
use linli::model::lang::Lang;
use linli::parse::calendar::read_calendars;
use linli::parse::community::{COMMUNITY_PATH, read_community};
use linli::parse::config::{CONFIG_PATH, read_config};
use linli::parse::markdown::read::{Dialect, read};
use linli::parse::origin::Origin;
use linli::parse::rules::read_rules;
use linli::parse::synonyms::{check_groups, check_synonyms};
use linli::report::diagnostic::Place;
use linli::report::faults::Faults;
use linli::source::file::{Bytes, SourceFile};
use linli::source::span::FileId;
use linli::source::tree::SourceTree;
use linli::theme::files::Theme;

use crate::block_text::blocks;
use crate::entry_text;
use crate::faults_text::concise;
use crate::support::repository;
use crate::support::spec::{self, Fence};

/// Returns the demo community as it lies in the repository.
fn demo() -> SourceTree {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(root.join("content")) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).unwrap();
            let bytes = std::fs::read(entry.path()).unwrap();
            let path = path.to_str().unwrap().replace('\\', "/");
            files.push(SourceFile::new(path, Bytes::Read(bytes.into()), false));
        }
    }
    SourceTree::new(files, Vec::new())
}

#[test]
fn demo_content_reads_without_a_fault() {
    let sources = demo();
    let mut entries = 0;
    let mut told = String::new();
    for number in 0.. {
        let id = FileId(number);
        let Some(file) = sources.file(id) else { break };
        if !is_content(&file.path) {
            continue;
        }
        let (parsed, faults) = read_file(KINDS, &sources, id);
        entries += usize::from(matches!(parsed, Some(Parsed::Entry(_))));
        told.push_str(&concise(&sources, &faults));
    }
    assert_eq!(told, "");
    assert!(entries > 60, "{entries}");
}

#[test]
fn demo_community_configuration_and_calendar_read_without_a_fault() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = std::fs::read(root.join(CONFIG_PATH)).unwrap();
    let config = SourceFile::new(CONFIG_PATH.to_owned(), Bytes::Read(config.into()), false);
    let mut files: Vec<SourceFile> = vec![config];
    let demo = demo();
    files.extend(demo.under("content").map(|(_, file)| file.clone()));
    let sources = SourceTree::new(files, Vec::new());
    let mut faults = Faults::default();
    let config = read_config(&sources, &mut faults).unwrap();
    let community = read_community(&sources, &mut faults).unwrap();
    let calendars = read_calendars(&sources, &mut faults);
    assert_eq!(concise(&sources, &faults.into_vec()), "");
    assert_eq!(config.base_url, "https://songyinli.example/");
    assert_eq!(config.languages, [Lang::Zh, Lang::En]);
    assert_eq!(config.now.unwrap().iso(), "2026-07-20T09:00:00+08:00");
    assert_eq!(community.homes(), 360);
    assert_eq!(community.lifts(), 16);
    assert_eq!(community.area_of(&community.buildings).to_string(), "36684.00");
    assert_eq!(calendars[&2026].off.len(), 7);
    assert_eq!(calendars[&2026].worked.len(), 6);
}

/// Returns the files of a page's fences.
fn tree_of(fences: &[Fence]) -> SourceTree {
    let file = |fence: &Fence| {
        let bytes = Bytes::Read(fence.text.clone().into_bytes().into());
        SourceFile::new(fence.info.clone(), bytes, false)
    };
    SourceTree::new(fences.iter().map(file).collect(), Vec::new())
}

/// A fence of a faults page is a file: its path stands behind the backticks.
#[test]
fn faults_are_told_as_their_pages_say() {
    spec::check("faults", |fences| {
        let sources = tree_of(fences);
        let mut faults = Faults::default();
        for fence in fences {
            let (id, _) = sources.find(&fence.info).unwrap();
            match fence.info.as_str() {
                CONFIG_PATH => {
                    let config = read_config(&sources, &mut faults).unwrap();
                    drop(read_rules(&sources, &config, &mut faults));
                }
                COMMUNITY_PATH => drop(read_community(&sources, &mut faults)),
                path if is_content(path) => faults.extend(read_file(KINDS, &sources, id).1),
                _ => {}
            }
        }
        read_calendars(&sources, &mut faults);
        check_synonyms(&sources, &mut faults);
        concise(&sources, &faults.into_vec())
    });
}

/// The input of a Markdown page is the body of a notice, or with `statute` of a statute.
#[test]
fn bodies_are_read_as_their_pages_say() {
    spec::check("markdown", |fences| {
        let body = &fences[0];
        let (path, lang, first_level) = match body.info.as_str() {
            "markdown en" => ("body.md", Lang::En, 2),
            "markdown statute" => ("body.md", Lang::Zh, 1),
            _ => ("body.md", Lang::Zh, 2),
        };
        let bytes = Bytes::Read(body.text.clone().into_bytes().into());
        let sources = SourceTree::new(vec![SourceFile::new(path.to_owned(), bytes, false)], Vec::new());
        let mut faults = Faults::default();
        let origin = Origin {
            file: FileId(0),
            base: 0,
        };
        let tree = read(&body.text, origin, Dialect { lang, first_level }, &mut faults);
        blocks(&tree) + &concise(&sources, &faults.into_vec())
    });
}

/// A fence of a kinds page is a file; what is read of the first is shown.
#[test]
fn entries_are_read_as_their_pages_say() {
    spec::check("kinds", |fences| {
        let sources = tree_of(fences);
        let (id, _) = sources.find(&fences[0].info).unwrap();
        let (parsed, faults) = read_file(KINDS, &sources, id);
        let read = match parsed {
            Some(Parsed::Entry(entry)) => entry_text::entry(&entry),
            Some(Parsed::Translation(english)) => {
                format!(
                    "{}\n{}\n{}",
                    english.title,
                    english.summary,
                    blocks(&english.body)
                )
            }
            None => String::new(),
        };
        read + &concise(&sources, &faults)
    });
}

#[test]
fn files_that_are_no_utf_8_are_told_how_to_become_so() {
    let (gbk, _, _) = encoding_rs::GBK.encode(
        "---
title: 请各位业主存水
---
",
    );
    let utf16: &[u8] = &[0xFF, 0xFE, 0x5C, 0x50];
    let picture: &[u8] = &[0x89, b'P', b'N', b'G', 0, 0, 1, 2, 3, 4];
    let told = |bytes: &[u8]| {
        let path = "content/notices/nt-01.md".to_owned();
        let file = SourceFile::new(path, Bytes::Read(bytes.into()), false);
        let sources = SourceTree::new(vec![file], Vec::new());
        let (parsed, faults) = read_file(KINDS, &sources, FileId(0));
        assert!(parsed.is_none());
        concise(&sources, &faults)
    };
    assert!(
        told(&gbk).contains("wrong-encoding: 文件是 GBK"),
        "{}",
        told(&gbk)
    );
    assert!(told(&gbk).contains("UTF-8"));
    assert!(
        told(utf16).contains("wrong-encoding: 文件是 UTF-16"),
        "{}",
        told(utf16)
    );
    assert!(
        told(picture).contains("wrong-encoding: 文件不是文字"),
        "{}",
        told(picture)
    );
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let plain = "---\ntitle: 停水\ndate: 2026-03-12\n---\n\n正文。\n第二行\n";
    let windows = format!("\u{FEFF}{}", plain.replace('\n', "\r\n"));
    let read = |text: &str| {
        let path = "content/notices/nt-01.md".to_owned();
        let file = SourceFile::new(path, Bytes::Read(text.as_bytes().into()), false);
        let sources = SourceTree::new(vec![file], Vec::new());
        match read_file(KINDS, &sources, FileId(0)).0 {
            Some(Parsed::Entry(entry)) => entry,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(read(plain), read(&windows));
}

#[test]
fn a_front_matter_or_file_that_is_too_large_is_refused() {
    let told = |text: String| {
        let path = "content/notices/nt-01.md".to_owned();
        let file = SourceFile::new(path, Bytes::Read(text.into_bytes().into()), false);
        let sources = SourceTree::new(vec![file], Vec::new());
        concise(&sources, &read_file(KINDS, &sources, FileId(0)).1)
    };
    let keys = told(format!("---\ntitle: {}\n---\n", "水".repeat(30_000)));
    assert!(keys.contains("too-large: 这一部分有 87 KiB"), "{keys}");
    let whole = told(format!("---\ntitle: 停水\n---\n{}", "水".repeat(1_500_000)));
    assert!(whole.contains("too-large: 文件超过了 4 MiB"), "{whole}");
}

#[test]
fn lists_deeper_than_any_reader_follows_are_refused() {
    let body: String = (0..120)
        .map(|depth| format!("{}- 项\n", "  ".repeat(depth)))
        .collect();
    let mut faults = Faults::default();
    let origin = Origin {
        file: FileId(0),
        base: 0,
    };
    read(
        &body,
        origin,
        Dialect {
            lang: Lang::Zh,
            first_level: 2,
        },
        &mut faults,
    );
    let checks: Vec<&str> = faults.into_vec().iter().map(|fault| fault.check).collect();
    assert_eq!(checks, ["too-deep"]);
}

/// Whatever staff, or someone with worse in mind, do to a file: it is read or refused, and
/// every fault points at whole characters of it.
#[test]
fn damaged_content_never_breaks_the_reader() {
    let demo = demo();
    let mut chance = Chance(20_260_720);
    for (_, file) in demo.under("content").filter(|(_, file)| is_content(&file.path)) {
        for _ in 0..12 {
            let text = chance.damage(file.text().unwrap());
            let damaged = SourceFile::new(file.path.clone(), Bytes::Read(text.into_bytes().into()), false);
            let sources = SourceTree::new(vec![damaged], Vec::new());
            let (_, faults) = read_file(KINDS, &sources, FileId(0));
            let text = sources.file(FileId(0)).unwrap().text().unwrap();
            for fault in &faults {
                if let Place::At(span) = &fault.place {
                    assert!(text.get(span.range()).is_some(), "{fault:?} in\n{text}");
                }
            }
        }
    }
}

/// Chance that is the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    /// Returns the text with a few pieces put in, taken out or doubled.
    fn damage(&mut self, text: &str) -> String {
        const PIECES: [&str; 40] = [
            "：",
            "\t",
            "\"",
            "“",
            "”",
            "'",
            "[",
            "]",
            "{",
            "}",
            ": ",
            "#",
            "- ",
            "---\n",
            "***",
            "**",
            "`",
            "```\n",
            "<u>",
            "</u>",
            "<details>",
            "<!--",
            "<script>",
            "| ",
            "\n",
            "\n\n",
            "  ",
            "&",
            "*",
            "!",
            "~",
            "\\",
            "> ",
            "\u{E000}",
            "\u{0}",
            "[^1]",
            "](",
            "![",
            "𠮷",
            "%",
        ];
        let mut signs: Vec<char> = text.chars().collect();
        for _ in 0..=self.below(4) {
            let at = self.below(signs.len());
            match self.below(3) {
                0 => {
                    let piece = PIECES[self.below(PIECES.len())];
                    signs.splice(at..at, piece.chars());
                }
                1 => {
                    let end = (at + self.below(30)).min(signs.len());
                    signs.drain(at..end);
                }
                _ => {
                    let end = (at + self.below(60)).min(signs.len());
                    let piece: Vec<char> = signs[at..end].to_vec();
                    let to = self.below(signs.len());
                    signs.splice(to..to, piece);
                }
            }
        }
        signs.into_iter().collect()
    }
}

/// A group of the site joins the program's with which it shares a word, whatever the case of its letters.
#[test]
fn groups_of_synonyms_that_share_a_word_are_one() {
    let file = |path: &str, text: &str| {
        let bytes = Bytes::Read(text.as_bytes().to_vec().into());
        SourceFile::new(path.to_owned(), bytes, false)
    };
    let files = vec![
        file(
            "themes/default/search/synonyms.yaml",
            "- [停水, 断水]\n- [电梯, Lift]\n- [猫, 猫咪]\n",
        ),
        file(
            "content/synonyms.yaml",
            "- [凉亭, 小亭子]\n- [升降机, lift]\n- [宠物, 猫咪]\n",
        ),
    ];
    let mut faults = Faults::default();
    let theme = Theme::load(&SourceTree::new(files, Vec::new()), "default", &mut faults);
    let groups: Vec<String> = theme.synonyms.iter().map(|group| group.join(" ")).collect();
    assert_eq!(
        groups,
        ["停水 断水", "电梯 Lift 升降机", "猫 猫咪 宠物", "凉亭 小亭子"]
    );
}

/// The program's own table keeps the rules it asks of a site, and is as large as it should be.
#[test]
fn the_programs_synonyms_have_no_fault() {
    let path = "themes/default/search/synonyms.yaml";
    let text = repository::read(path);
    let groups = text.lines().filter(|line| line.starts_with("- [")).count();
    assert!(groups >= 200, "{groups} groups");
    let file = SourceFile::new(path.to_owned(), Bytes::Read(text.into_bytes().into()), false);
    let sources = SourceTree::new(vec![file], Vec::new());
    let mut faults = Faults::default();
    check_groups(&sources, FileId(0), &mut faults);
    assert_eq!(concise(&sources, &faults.into_vec()), "");
}
