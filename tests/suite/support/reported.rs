//! Every fault of a site, read from disk or written in a test.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use linli::check::CHECKS;
use linli::check::allow;
use linli::check::contract::Check;
use linli::check::print::character_without_face::CharacterWithoutFace;
use linli::compile::{Drafts, LeaveOut, Memo, Options, compile};
use linli::kinds::KINDS;
use linli::kinds::core::{Parsed, is_content, read_file};
use linli::link::assemble::{Read, assemble};
use linli::model::date::When;
use linli::model::site::Section;
use linli::parse::approvals::read_approvals;
use linli::parse::calendar::read_calendars;
use linli::parse::community::read_community;
use linli::parse::config::read_config;
use linli::parse::rules::read_rules;
use linli::report::diagnostic::Diagnostic;
use linli::report::faults::Faults;
use linli::report::order;
use linli::seal::state;
use linli::source::file::{Bytes, SourceFile};
use linli::source::tree::{Oddity, SourceTree};

/// Returns the sources of a site in the repository, its oddities among them.
pub fn on_disk(path: &str) -> SourceTree {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    linli::io::read::site(&root).unwrap()
}

/// Returns sources of files given as text.
pub fn in_memory(files: &[(String, String)], oddities: Vec<Oddity>) -> SourceTree {
    let file = |(path, text): &(String, String)| {
        SourceFile::new(path.clone(), Bytes::Read(text.clone().into_bytes().into()), false)
    };
    SourceTree::new(files.iter().map(file).collect(), oddities)
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

/// Returns the faults of content alone: no theme is loaded and no output planned.
pub fn faults_of_content(sources: &SourceTree) -> Vec<Diagnostic> {
    let mut faults = Faults::default();
    let config = read_config(sources, &mut faults).expect("a configuration");
    let community = read_community(sources, &mut faults).unwrap_or_default();
    let rules = read_rules(sources, &config, &mut faults);
    let holidays = read_calendars(sources, &mut faults);
    let (mut entries, mut translations) = (Vec::new(), Vec::new());
    for (id, _) in sources
        .under("content")
        .filter(|(_, file)| is_content(&file.path))
    {
        let (parsed, told) = read_file(KINDS, sources, id);
        faults.extend(told);
        match parsed {
            Some(Parsed::Entry(entry)) => entries.push(*entry),
            Some(Parsed::Translation(english)) => translations.push(*english),
            None => {}
        }
    }
    let read = Read {
        now: config.now.expect("a moment"),
        config,
        community,
        holidays,
        rules,
        entries,
        translations,
        print_characters: faces(),
        with_drafts: false,
    };
    let kinds: Vec<Section> = KINDS
        .iter()
        .map(|kind| Section {
            kind: kind.name(),
            folder: kind.folder(),
            called: kind.called(),
        })
        .collect();
    let mut site = assemble(read, &kinds, sources, &mut faults);
    let approvals = read_approvals(sources, &mut faults);
    site.proofs = state::read(&site, sources, approvals);
    site.sealed = site.proofs.documents();
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
        .chain("￥℃→≥≤㎡²●□".chars())
        .collect()
}

/// Returns the 17 digits with their check sign, as an identity card has it.
pub fn identity_card(digits: &str) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits
        .chars()
        .zip(weights)
        .map(|(digit, weight)| digit.to_digit(10).unwrap() * weight)
        .sum();
    let signs: Vec<char> = "10X98765432".chars().collect();
    format!("{digits}{}", signs[(sum % 11) as usize])
}

/// Returns the digits with the last that makes their sum by the rule of Luhn end in 0.
pub fn bank_card(digits: &str) -> String {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = digits
        .chars()
        .rev()
        .enumerate()
        .map(|(at, digit)| (at, digit.to_digit(10).unwrap()))
        .map(|(at, digit)| if at % 2 == 0 { doubled(digit) } else { digit })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}
