//! Every fault of a site, read from disk or written in a test.

use std::collections::BTreeSet;
use std::path::Path;

use linli::check::CHECKS;
use linli::check::allow;
use linli::kinds::KINDS;
use linli::kinds::core::{Parsed, is_content, read_file};
use linli::link::assemble::{Read, assemble};
use linli::model::date::When;
use linli::model::site::Section;
use linli::parse::calendar::read_calendars;
use linli::parse::community::read_community;
use linli::parse::config::read_config;
use linli::report::diagnostic::Diagnostic;
use linli::report::faults::Faults;
use linli::report::order;
use linli::source::file::{Bytes, SourceFile};
use linli::source::span::FileId;
use linli::source::tree::{Oddity, SourceTree};

/// Returns the sources of a site in the repository, without the embedded themes.
pub fn on_disk(path: &str) -> SourceTree {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let read = linli::io::read::site(&root).unwrap();
    let config = read.find("site-config.yaml").map(|(_, file)| file.clone());
    let content = read.under("content").map(|(_, file)| file.clone());
    SourceTree::new(
        config.into_iter().chain(content).collect(),
        read.oddities().to_vec(),
    )
}

/// Returns sources of files given as text.
pub fn in_memory(files: &[(String, String)], oddities: Vec<Oddity>) -> SourceTree {
    let file = |(path, text): &(String, String)| {
        SourceFile::new(path.clone(), Bytes::Read(text.clone().into_bytes().into()), false)
    };
    SourceTree::new(files.iter().map(file).collect(), oddities)
}

/// Returns every fault of a site but those of its outputs, in the order of a report.
pub fn faults_of(sources: &SourceTree) -> Vec<Diagnostic> {
    let mut faults = Faults::default();
    let config = read_config(sources, &mut faults).expect("a configuration");
    let community = read_community(sources, &mut faults).unwrap_or_default();
    let holidays = read_calendars(sources, &mut faults);
    let now = config
        .now
        .unwrap_or_else(|| When::parse("2026-07-20T09:00").unwrap().as_start());
    let (mut entries, mut translations) = (Vec::new(), Vec::new());
    for number in 0.. {
        let id = FileId(number);
        let Some(file) = sources.file(id) else { break };
        if !is_content(&file.path) {
            continue;
        }
        let (parsed, told) = read_file(KINDS, sources, id);
        faults.extend(told);
        match parsed {
            Some(Parsed::Entry(entry)) => entries.push(*entry),
            Some(Parsed::Translation(english)) => translations.push(*english),
            None => {}
        }
    }
    let sections: Vec<Section> = KINDS
        .iter()
        .map(|kind| Section {
            kind: kind.name(),
            folder: kind.folder(),
            called: kind.called(),
        })
        .collect();
    let read = Read {
        config,
        community,
        holidays,
        entries,
        translations,
        print_characters: faces(),
        now,
        with_drafts: false,
    };
    let site = assemble(read, &sections, sources, &mut faults);
    for check in CHECKS {
        check.run(&site, sources, &mut faults);
    }
    let mut found = allow::apply(faults.into_vec(), &site, sources, CHECKS);
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
        .chain(['￥', '℃', '→', '≥', '≤', '㎡', '²', '●', '□'])
        .collect()
}
