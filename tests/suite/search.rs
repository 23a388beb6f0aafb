//! What search compares: folded text, units, numbers, terms.

use serde::{Deserialize, Serialize};

use linli::han::quantity::quantities;
use linli::han::terms::terms_of;
use linli::han::units::{Scan, Unit};

use crate::support::repository;

const VECTORS: &str = "tests/spec/search/terms.json";

/// One text and what becomes of it; the script that searches in the browser reads the same file.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
struct Vector {
    /// What this case shows.
    why: String,
    text: String,
    /// `|` stands for a break.
    units: String,
    /// Numbers with 第 before and what is counted after, as far as they are there.
    numbers: Vec<String>,
    /// Under what the index keeps the text.
    terms: Vec<String>,
    /// What the browser looks up when the text is typed; made by the browser's script.
    asked: Vec<String>,
}

fn read(text: &str) -> (String, Vec<String>) {
    let mut scan = Scan::default();
    scan.read(text);
    let (mut units, mut numbers) = (Vec::new(), Vec::new());
    for (at, run) in scan.runs().enumerate() {
        if at > 0 {
            units.push("|".to_owned());
        }
        units.extend(run.iter().map(|unit| match unit {
            Unit::Han(sign) => sign.to_string(),
            unit => scan.word_of(*unit).to_owned(),
        }));
        numbers.extend(quantities(run, &scan).into_iter().map(|number| {
            let ordinal = if number.ordinal { "第" } else { "" };
            let counted = number.counted.map(String::from).unwrap_or_default();
            format!("{ordinal}{}{counted}", number.digits)
        }));
    }
    (units.join(" "), numbers)
}

#[test]
fn texts_are_read_as_their_vectors_say() {
    let written: Vec<Vector> = serde_json::from_str(&repository::read(VECTORS)).expect("vectors");
    let seen: Vec<Vector> = written
        .iter()
        .map(|vector| {
            let (units, numbers) = read(&vector.text);
            let terms = terms_of(&vector.text);
            Vector {
                units,
                numbers,
                terms,
                ..vector.clone()
            }
        })
        .collect();
    if std::env::var_os("BLESS").is_some() {
        let text = serde_json::to_string_pretty(&seen).expect("vectors");
        std::fs::write(repository::root().join(VECTORS), text + "\n").expect("vectors are written");
        return;
    }
    for (seen, written) in seen.iter().zip(&written) {
        assert_eq!(seen, written, "{}", written.why);
    }
}

/// Whatever the browser asks for a text is kept under that text, but for articles a bare number may mean.
#[test]
fn what_is_asked_for_a_text_is_kept_under_it() {
    let vectors: Vec<Vector> = serde_json::from_str(&repository::read(VECTORS)).expect("vectors");
    assert!(vectors.iter().any(|vector| !vector.asked.is_empty()));
    for vector in vectors {
        for term in &vector.asked {
            let article = term
                .strip_suffix('条')
                .is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()));
            assert!(
                vector.terms.contains(term) || article,
                "{}: {term} is asked but not kept",
                vector.text
            );
        }
    }
}
