//! The demo content reads without a fault.

use linli::kinds::KINDS;
use linli::kinds::core::{Parsed, is_content, read_file};
use linli::model::lang::Lang;
use linli::parse::calendar::read_calendars;
use linli::parse::community::read_community;
use linli::parse::config::{CONFIG_PATH, read_config};
use linli::report::faults::Faults;
use linli::source::file::{Bytes, SourceFile};
use linli::source::span::FileId;
use linli::source::tree::SourceTree;

use crate::faults_text::concise;

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
