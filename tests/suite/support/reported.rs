//! Every fault of a site, read from disk or written in a test.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use linli::check::contract::Check;
use linli::check::print::character_without_face::CharacterWithoutFace;
use linli::compile::{Drafts, LeaveOut, Memo, Options, compile};
use linli::io::embedded;
use linli::model::date::When;
use linli::report::diagnostic::Diagnostic;
use linli::report::faults::Faults;
use linli::report::order;
use linli::source::file::{Bytes, SourceFile};
use linli::source::tree::{Oddity, SourceTree};

/// Returns the sources of a site in the repository, its oddities among them.
pub fn on_disk(path: &str) -> SourceTree {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    linli::io::read::site(&root).unwrap()
}

/// Returns sources of files given as text, with the embedded theme.
pub fn in_memory(files: &[(String, String)], oddities: Vec<Oddity>) -> SourceTree {
    let file = |(path, text): &(String, String)| {
        SourceFile::new(path.clone(), Bytes::Read(text.clone().into_bytes().into()), false)
    };
    let mut all = embedded::themes();
    all.extend(files.iter().map(file));
    SourceTree::new(all, oddities)
}

/// Returns every fault of a site but those of its outputs, in the order of a report.
///
/// Paper is left out, so that the report is the same with and without the typesetter; the characters
/// of a common face stand in for those of the real ones.
pub fn faults_of(sources: &SourceTree) -> Vec<Diagnostic> {
    let options = Options {
        now: None,
        clock: When::parse("2026-07-20T09:00").unwrap().as_start(),
        drafts: Drafts::Hidden,
        leave_out: LeaveOut {
            search: true,
            print: true,
        },
    };
    let compiled = compile(sources, &options, &mut Memo::default());
    let mut found = compiled.diagnostics;
    drop(compiled.outputs);
    if let Some(mut site) = compiled.site.and_then(Arc::into_inner) {
        site.print_characters = faces();
        let mut faults = Faults::default();
        CharacterWithoutFace.run(&site, sources, &mut faults);
        found.extend(faults.into_vec());
    }
    order::sort(&mut found, sources);
    found
}

/// Returns characters that any face for Chinese has: no emoji, nothing rare.
fn faces() -> BTreeSet<char> {
    let ranges = [
        ' '..='~',
        '\u{A0}'..='ÿ',
        '–'..='…',
        '①'..='⑩',
        '\u{3000}'..='〕',
        '一'..='龥',
        '！'..='～',
    ];
    ranges
        .into_iter()
        .flatten()
        .chain("￥℃→≥≤㎡²●□".chars())
        .collect()
}
