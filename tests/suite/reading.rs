//! The demo content reads without a fault.

use linli::kinds::KINDS;
use linli::kinds::core::{Parsed, is_content, read_file};
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
