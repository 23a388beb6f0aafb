//! Sealing, verifying, and forgeries of the demo's chain.

use linli::chain::digest::Digest;
use linli::chain::proof::prove;
use linli::chain::shelf::Shelf;
use linli::compile::{Drafts, LeaveOut, Memo, Options, compile};
use linli::model::date::When;
use linli::seal::plan;
use linli::source::file::{Bytes, SourceFile};
use linli::source::tree::SourceTree;
use serde_json::Value as Json;

use crate::support::program::Folder;
use crate::support::reported;

const ACCOUNT: &str = "---\ntitle: 公共收益\ndate: 2026-02-10\ntopic: common_income\nperiod: {from: 2026-01-01, to: 2026-01-31}\nledgers:\n  - book: common_income\n    opening: \"1000.00\"\n    lines:\n      - {date: 2026-01-20, side: in, category: 广告, item: 电梯广告, amount: \"600.00\"}\n    closing: \"1600.00\"\n---\n\n逐笔收支见账本。\n";

fn site(name: &str) -> Folder {
    let folder = Folder::with_site(name);
    folder.write("content/disclosures/a.md", ACCOUNT);
    folder
}

fn list(folder: &Folder) -> String {
    std::fs::read_to_string(folder.path.join("chain/chain.jsonl")).expect("a list")
}

#[test]
fn sealing_twice_adds_nothing_and_a_later_account_is_added_at_the_end() {
    let folder = site("seal-twice");
    folder.run(&["seal", "--all"]).ends_with(0);
    let first = list(&folder);
    let again = folder.run(&["seal"]).ends_with(0);
    assert!(again.said.contains("没有新的要封存"), "{}", again.said);
    assert_eq!(list(&folder), first);
    let later = ACCOUNT
        .replace("2026-01-31", "2026-02-28")
        .replace("2026-01", "2026-02")
        .replace("date: 2026-02-10", "date: 2026-03-01")
        .replace("1600.00", "2200.00")
        .replace("1000.00", "1600.00");
    folder.write("content/disclosures/b.md", &later);
    folder.run(&["seal"]).ends_with(0);
    let both = list(&folder);
    assert!(both.starts_with(&first) && both.lines().count() == first.lines().count() + 1);
    folder.run(&["verify"]).ends_with(0);
}

#[test]
fn a_head_on_paper_is_found_and_a_wrong_one_is_not() {
    let folder = site("seal-head");
    folder.run(&["seal"]).ends_with(0);
    let last = list(&folder);
    let last: Json = serde_json::from_str(last.lines().last().expect("a line")).expect("JSON");
    let hash = last["hash"].as_str().expect("text");
    let short = Digest::of_hex(hash).expect("a digest").short();
    let misread = short.to_lowercase().replace('0', "o").replace('1', "i");
    for head in [hash, short.as_str(), misread.as_str()] {
        let ran = folder.run(&["verify", "--head", head]).ends_with(0);
        assert!(ran.said.contains("一个字也没有变"), "{}", ran.said);
    }
    let wrong = folder.run(&["verify", "--head", "691K 5C75 ZHDN G89M AM0D 53RE"]);
    assert!(wrong.ends_with(1).said.contains("历史被重写过"));
}

#[test]
fn a_changed_figure_is_neither_built_nor_sealed() {
    let folder = site("seal-changed");
    folder.run(&["seal"]).ends_with(0);
    folder.run(&["build"]).ends_with(0);
    folder.write("content/disclosures/a.md", &ACCOUNT.replace("600.00", "900.00"));
    let before = list(&folder);
    for verb in ["build", "seal"] {
        let ran = folder.run(&[verb]).ends_with(1);
        assert!(ran.complained.contains("封存时是 `600.00`"), "{}", ran.complained);
    }
    folder.run(&["verify"]).ends_with(1);
    assert_eq!(list(&folder), before);
}

#[test]
fn a_chain_that_was_published_is_neither_cut_nor_begun_anew() {
    let folder = site("seal-cut");
    folder.run(&["seal"]).ends_with(0);
    folder.run(&["build"]).ends_with(0);
    assert!(folder.path.join("public/chain/chain.jsonl").exists());
    folder.run(&["verify", "public"]).ends_with(0);
    std::fs::remove_dir_all(folder.path.join("chain")).expect("the chain");
    let ran = folder.run(&["build"]).ends_with(1);
    assert!(ran.complained.contains("chain-broken"), "{}", ran.complained);
    folder.run(&["seal"]).ends_with(1);
}

#[test]
fn what_a_killed_run_left_does_not_harm() {
    let folder = site("seal-killed");
    folder.write("chain/documents/1-a.json", "{\"head\": {}, \"ro");
    folder.write("chain/chain.jsonl", "");
    folder.run(&["check"]).ends_with(0);
    folder.run(&["seal"]).ends_with(0);
    folder.run(&["verify"]).ends_with(0);
}

/// The demo's chain as files of its folder, sealed with salts that are the same each time.
fn demo_chain() -> Vec<(String, Vec<u8>)> {
    let options = Options {
        now: None,
        clock: When::parse("2026-07-20T09:00").unwrap().as_start(),
        drafts: Drafts::Hidden,
        leave_out: LeaveOut {
            search: true,
            print: true,
        },
    };
    let sources = reported::on_disk("");
    let content = sources
        .under("")
        .chain(sources.under("content"))
        .chain(sources.under("rules"));
    let config = sources.find("site-config.yaml");
    let kept = content.chain(config).map(|(_, file)| {
        let bytes = Bytes::Read(file.bytes.as_slice().into());
        // Who signed is no matter here.
        SourceFile::new(file.path.clone(), bytes, file.embedded)
    });
    let kept = kept.filter(|file| file.path != "content/approvals.yaml");
    let sources = SourceTree::new(kept.collect(), Vec::new());
    let compiled = compile(&sources, &options, &mut Memo::default());
    let site = compiled.site.expect("the demo");
    let mut next = 0_u8;
    let plan = plan::plan(
        &site,
        &sources,
        |_| true,
        || {
            next = next.wrapping_add(1);
            [next; 16]
        },
    );
    assert!(
        plan.sealed.len() >= 5 && plan.refused.is_empty(),
        "{:?}",
        plan.refused
    );
    let inner = |path: String| path.trim_start_matches("chain/").to_owned();
    let mut files: Vec<_> = plan
        .files
        .into_iter()
        .map(|(path, bytes)| (inner(path), bytes))
        .collect();
    files.push(("chain.jsonl".to_owned(), plan.lines.into_bytes()));
    files
}

fn noticed(files: Vec<(String, Vec<u8>)>, head: &str) -> bool {
    let shelf = Shelf::of(files);
    prove(&shelf.records(), &shelf, Some(head)).is_err()
}

/// Computes every hash of a list anew, as somebody would who rewrites history.
fn rewritten(lines: &[Json]) -> String {
    let mut before = Digest::ZERO.to_string();
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        let mut line = line.clone();
        line["n"] = (at + 1).to_string().into();
        line["prev"] = before.clone().into();
        let mut record = linli::chain::record::Record::of_json(&line).expect("an entry");
        record.hash = record.computed_hash();
        before = record.hash.to_string();
        out.push_str(&record.to_json());
        out.push('\n');
    }
    out
}

#[test]
fn every_forgery_of_the_demo_is_noticed() {
    let files = demo_chain();
    let list = String::from_utf8(files.last().expect("a list").1.clone()).expect("text");
    let lines: Vec<Json> = list
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let head = lines.last().expect("a line")["hash"]
        .as_str()
        .expect("text")
        .to_owned();
    assert!(!noticed(files.clone(), &head), "the true chain holds");
    let with_list = |text: String| {
        let mut forged = files.clone();
        forged.last_mut().expect("a list").1 = text.into_bytes();
        forged
    };
    let mut missed = Vec::new();
    let mut tried = 0;
    let mut attempt = |what: String, forged: Vec<(String, Vec<u8>)>| {
        tried += 1;
        if !noticed(forged, &head) {
            missed.push(what);
        }
    };
    // One digit or sign changed, anywhere.
    for (which, (path, bytes)) in files.iter().enumerate() {
        for at in (0..bytes.len())
            .filter(|at| bytes[*at].is_ascii_digit())
            .step_by(7)
        {
            let mut forged = files.clone();
            forged[which].1[at] = if bytes[at] == b'9' { b'0' } else { bytes[at] + 1 };
            attempt(format!("{path} at {at}"), forged);
        }
        let mut forged = files.clone();
        forged.remove(which);
        if path != "chain.jsonl" {
            attempt(format!("{path} gone"), forged);
        }
    }
    for at in 0..lines.len() {
        let mut dropped = lines.clone();
        dropped.remove(at);
        attempt(format!("{at} dropped"), with_list(rewritten(&dropped)));
        let mut twice = lines.clone();
        twice.insert(at, lines[at].clone());
        attempt(format!("{at} twice"), with_list(rewritten(&twice)));
        let mut renamed = lines.clone();
        renamed[at]["title"] = "别的题目".into();
        attempt(format!("{at} renamed"), with_list(rewritten(&renamed)));
        if at + 1 < lines.len() {
            let mut moved = lines.clone();
            moved.swap(at, at + 1);
            attempt(format!("{at} moved"), with_list(rewritten(&moved)));
        }
    }
    assert!(tried > 500, "{tried}");
    assert!(missed.is_empty(), "{} of {tried}: {missed:?}", missed.len());
}
