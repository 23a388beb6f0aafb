//! The disclosure chain: its bytes, and forgeries.

use std::collections::BTreeMap;
use std::fs;

use linli::chain::canonical::Value;
use linli::chain::digest::{self, Digest};
use linli::chain::document::{Document, Row};
use linli::chain::proof::{self, Break, Holdings, Misfit, Proof};
use linli::chain::record::Record;
use serde_json::Value as Json;

use crate::support::repository;

/// A chain with what belongs to it, as a verifier holds it.
#[derive(Clone)]
struct Held {
    lines: Vec<Json>,
    documents: BTreeMap<String, Json>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Holdings for Held {
    fn document(&self, n: &str) -> Option<Document> {
        Document::of_json(self.documents.get(n)?)
    }

    fn file(&self, name: &str) -> Option<Digest> {
        self.files.get(name).map(|bytes| Digest::of_bytes(bytes))
    }
}

impl Held {
    fn records(&self) -> Vec<Option<Record>> {
        self.lines.iter().map(Record::of_json).collect()
    }

    fn prove(&self, head: Option<&str>) -> Result<Proof, Break> {
        proof::prove(&self.records(), self, head)
    }

    /// Seals everything anew, as a forger with the program would.
    fn reseal(&mut self) {
        let mut before = Digest::ZERO;
        for (at, line) in self.lines.iter_mut().enumerate() {
            let mut record = Record::of_json(line).expect("an entry");
            record.n = (at + 1).to_string();
            record.prev = before;
            if let Some(document) = self.documents.get(&record.n) {
                record.doc = Document::of_json(document).expect("a document").digest();
            }
            for file in &mut record.files {
                file.sha256 = Digest::of_bytes(&self.files[&file.name]);
            }
            record.hash = record.computed_hash();
            before = record.hash;
            *line = serde_json::from_str(&record.to_json()).expect("JSON");
        }
    }
}

fn vectors() -> Json {
    let path = repository::root().join("tests/data/disclosure-chain.json");
    serde_json::from_str(&fs::read_to_string(path).expect("vectors")).expect("JSON")
}

fn held() -> Held {
    let vectors = vectors();
    let bytes = |hex: &str| {
        let pairs = hex.as_bytes().chunks(2);
        pairs
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).expect("hex"), 16).expect("hex"))
            .collect()
    };
    let files = vectors["files_hex"].as_object().expect("files").iter();
    let documents = vectors["disclosures"].as_object().expect("documents").iter();
    Held {
        lines: vectors["chain"].as_array().expect("chain").clone(),
        documents: documents
            .map(|(n, document)| (n.clone(), document.clone()))
            .collect(),
        files: files
            .map(|(name, hex)| (name.clone(), bytes(hex.as_str().expect("hex"))))
            .collect(),
    }
}

fn head(held: &Held) -> String {
    held.lines.last().expect("an entry")["hash"]
        .as_str()
        .expect("hash")
        .to_owned()
}

#[test]
fn canonical_text_is_that_of_the_vectors() {
    for case in vectors()["text"].as_array().expect("texts") {
        let text = Value::of_json(&case["in"]).expect("a value").canonical();
        assert_eq!(text, case["out"].as_str().expect("text"));
        let sha256 = Digest::of_bytes(text.as_bytes()).to_string();
        assert_eq!(sha256, case["sha256"].as_str().expect("digest"));
    }
    for number in ["1", "null", "true", r#"["a", 1]"#, r#"{"a": {"b": 0.5}}"#] {
        let json: Json = serde_json::from_str(number).expect("JSON");
        assert_eq!(Value::of_json(&json), None, "{number} has no canonical text");
    }
}

#[test]
fn digests_are_those_of_the_vectors() {
    let vectors = vectors();
    let held = held();
    for (n, digest) in vectors["docs"].as_object().expect("digests") {
        let document = held.document(n).expect("a document");
        assert_eq!(document.digest().to_string(), digest.as_str().expect("digest"));
    }
    let first = held
        .document("1")
        .expect("a document")
        .rows
        .first()
        .map(Row::leaf);
    let leaf = first.expect("a row").to_string();
    assert_eq!(leaf, vectors["leaf0_of_disclosure_1"].as_str().expect("digest"));
    let proof = held.prove(None).expect("the chain of the vectors holds");
    assert_eq!(proof.head.expect("a head").to_string(), head(&held));
}

#[test]
fn what_is_written_is_read_again() {
    let held = held();
    for line in &held.lines {
        let record = Record::of_json(line).expect("an entry");
        let again = serde_json::from_str(&record.to_json()).expect("JSON");
        assert_eq!(Record::of_json(&again), Some(record));
    }
    for document in held.documents.values() {
        let document = Document::of_json(document).expect("a document");
        let again = serde_json::from_str(&document.to_json()).expect("JSON");
        assert_eq!(Document::of_json(&again), Some(document));
    }
    let empty = Document {
        head: Value::object([("id", Value::text("a"))]),
        rows: Vec::new(),
    };
    let again = serde_json::from_str(&empty.to_json()).expect("JSON");
    assert_eq!(Document::of_json(&again), Some(empty));
}

#[test]
fn heads_are_read_off_paper_as_people_copy_them() {
    let held = held();
    let digest = Digest::of_hex(&head(&held)).expect("a digest");
    let short = digest.short();
    assert_eq!(short.len(), 29, "24 signs in groups of four: {short}");
    for read in [
        short.clone(),
        short.replace(' ', ""),
        short.to_lowercase().replace(' ', "-"),
        short.replace('0', "O").replace('1', "l"),
        digest.to_string().to_uppercase(),
    ] {
        let proof = held.prove(Some(&read)).expect("holds");
        assert_eq!(proof.on_paper.as_deref(), Some("5"), "{read}");
    }
    for wrong in ["", "0000", &short[..28], &short.replace(' ', "")[1..]] {
        let broken = held.prove(Some(wrong)).expect_err(wrong);
        assert_eq!(broken.why, Misfit::HeadUnknown);
    }
}

#[test]
fn a_row_removed_for_privacy_leaves_the_chain_whole() {
    let mut held = held();
    let leaf = held.document("3").expect("a document").rows[1].leaf().to_string();
    held.documents.get_mut("3").expect("a document")["rows"][1] = serde_json::json!({ "removed": leaf });
    held.prove(Some(&head(&held))).expect("the chain still holds");
}

#[test]
fn a_withdrawn_document_may_be_gone() {
    let mut held = held();
    let mut record = Record::of_json(&held.lines[4]).expect("an entry");
    record.prev = record.hash;
    record.n = "6".to_owned();
    record.kind = "withdraw".to_owned();
    record.corrects = "2".to_owned();
    record.files = Vec::new();
    record.hash = record.computed_hash();
    held.lines
        .push(serde_json::from_str(&record.to_json()).expect("JSON"));
    held.documents.remove("2");
    held.files.remove("v2.pdf");
    held.prove(None)
        .expect("the chain holds without the withdrawn document");
    held.documents.remove("3");
    let broken = held
        .prove(None)
        .expect_err("a document that was not withdrawn is gone");
    assert_eq!((broken.line, broken.why), (3, Misfit::DocumentMissing));
}

/// Every sign of every text of the chain, its documents and files, changed one at a time.
#[test]
fn one_changed_sign_is_noticed_anywhere() {
    let whole = held();
    let paper = head(&whole);
    let mut tried = 0;
    for at in 0..whole.lines.len() {
        for changed in changes(&whole.lines[at]) {
            let mut forged = whole.clone();
            forged.lines[at] = changed;
            forged.prove(Some(&paper)).expect_err("a changed entry");
            tried += 1;
        }
    }
    for (n, document) in &whole.documents {
        for changed in changes(document) {
            let mut forged = whole.clone();
            forged.documents.insert(n.clone(), changed);
            forged.prove(Some(&paper)).expect_err("a changed document");
            tried += 1;
        }
    }
    for (name, bytes) in &whole.files {
        for at in 0..bytes.len() {
            let mut forged = whole.clone();
            forged.files.get_mut(name).expect("a file")[at] ^= 1;
            forged.prove(Some(&paper)).expect_err("a changed file");
            tried += 1;
        }
    }
    assert!(tried > 3_000, "{tried} forgeries were tried");
}

/// Entries dropped, doubled, moved or cut, and histories sealed anew: each is noticed by who holds a head on paper.
#[test]
fn histories_that_were_rewritten_are_noticed() {
    let whole = held();
    let paper = head(&whole);
    let mut forged: Vec<(String, Held)> = Vec::new();
    for at in 0..whole.lines.len() {
        let mut dropped = whole.clone();
        dropped.lines.remove(at);
        forged.push((format!("entry {at} dropped"), dropped));
        let mut doubled = whole.clone();
        doubled.lines.insert(at, whole.lines[at].clone());
        forged.push((format!("entry {at} doubled"), doubled));
        for other in 0..at {
            let mut moved = whole.clone();
            moved.lines.swap(at, other);
            forged.push((format!("entries {at} and {other} exchanged"), moved));
        }
        let mut rewritten = whole.clone();
        let n = (at + 1).to_string();
        let document = rewritten.documents.get_mut(&n).expect("a document");
        document["rows"][0]["row"]["amount"] = "0.01".into();
        rewritten.reseal();
        rewritten
            .prove(None)
            .expect("without paper a whole rewrite holds together");
        forged.push((
            format!("entry {at} rewritten and all after it sealed anew"),
            rewritten,
        ));
    }
    let mut cut = whole.clone();
    cut.lines.pop();
    cut.prove(None).expect("without paper a cut chain holds together");
    forged.push(("the last entry cut off".to_owned(), cut));
    for (what, forged) in forged {
        let found = forged.prove(Some(&paper));
        let told = found.err().map(|broken| broken.words().zh.into_owned());
        assert!(told.is_some_and(|told| !told.is_empty()), "{what}: not noticed");
    }
}

#[test]
fn what_was_published_is_only_added_to() {
    let records: Vec<Record> = held().records().into_iter().flatten().collect();
    assert_eq!(proof::first_rewritten(&records[..3], &records), None);
    assert_eq!(proof::first_rewritten(&records, &records), None);
    let cut = proof::first_rewritten(&records, &records[..3]).expect("a shortened chain");
    assert_eq!((cut.line, cut.why), (4, Misfit::Rewritten));
    let mut changed = records.clone();
    changed[1].title.push('改');
    let found = proof::first_rewritten(&records, &changed).expect("a changed chain");
    assert_eq!(found.line, 2);
}

#[test]
fn the_root_of_rows_depends_on_their_order_and_number() {
    let leaf = |text: &str| digest::leaf(&[7; 16], &Value::text(text));
    let (a, b, c) = (leaf("a"), leaf("b"), leaf("c"));
    let roots = [
        digest::root(&[]),
        digest::root(&[a]),
        digest::root(&[a, b]),
        digest::root(&[b, a]),
        digest::root(&[a, b, c]),
        digest::root(&[a, b, c, c]),
        digest::root(&[a, c, b]),
    ];
    for (at, root) in roots.iter().enumerate() {
        assert!(!roots[..at].contains(root), "two lists have one root");
    }
}

/// Returns the value with one sign of one of its texts changed, for every sign of every text.
fn changes(json: &Json) -> Vec<Json> {
    match json {
        Json::String(text) => {
            let signs: Vec<char> = text.chars().collect();
            (0..signs.len())
                .map(|at| {
                    let mut signs = signs.clone();
                    signs[at] = if signs[at] == '8' { '3' } else { '8' };
                    Json::String(signs.into_iter().collect())
                })
                .collect()
        }
        Json::Array(items) => (0..items.len())
            .flat_map(|at| {
                changes(&items[at]).into_iter().map(move |item| {
                    let mut items = items.clone();
                    items[at] = item;
                    Json::Array(items)
                })
            })
            .collect(),
        Json::Object(pairs) => pairs
            .iter()
            .flat_map(|(key, value)| {
                changes(value).into_iter().map(move |value| {
                    let mut pairs = pairs.clone();
                    pairs.insert(key.clone(), value);
                    Json::Object(pairs)
                })
            })
            .collect(),
        other => vec![other.clone()],
    }
}
