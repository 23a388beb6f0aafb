//! How content is read, and what is told of it.

use linli::kinds::KINDS;
use linli::kinds::core::{Parsed, is_content, read_file};
use linli::model::lang::Lang;
use linli::parse::calendar::read_calendars;
use linli::parse::community::{COMMUNITY_PATH, read_community};
use linli::parse::config::{CONFIG_PATH, read_config};
use linli::parse::markdown::read::{Dialect, read};
use linli::parse::origin::Origin;
use linli::report::faults::Faults;
use linli::source::file::{Bytes, SourceFile};
use linli::source::span::FileId;
use linli::source::tree::SourceTree;

use crate::block_text::blocks;
use crate::faults_text::concise;
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

/// A fence of a faults page is a file: its path stands behind the backticks.
#[test]
fn faults_are_told_as_their_pages_say() {
    spec::check("faults", |fences| {
        let file = |fence: &Fence| {
            let bytes = Bytes::Read(fence.text.clone().into_bytes().into());
            SourceFile::new(fence.info.clone(), bytes, false)
        };
        let sources = SourceTree::new(fences.iter().map(file).collect(), Vec::new());
        let mut faults = Faults::default();
        for fence in fences {
            let (id, _) = sources.find(&fence.info).unwrap();
            match fence.info.as_str() {
                CONFIG_PATH => drop(read_config(&sources, &mut faults)),
                COMMUNITY_PATH => drop(read_community(&sources, &mut faults)),
                path if is_content(path) => faults.extend(read_file(KINDS, &sources, id).1),
                _ => {}
            }
        }
        read_calendars(&sources, &mut faults);
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
