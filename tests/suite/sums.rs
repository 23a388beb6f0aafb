//! Money, added up a second way from the open data.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use crate::support::site;

/// The columns of a data file that this needs.
const SIDE: &str = "side";
const AMOUNT: &str = "amount";

#[test]
fn every_account_of_the_demo_adds_up_and_follows_the_one_before() {
    let built = site::demo("bones");
    let tables: BTreeMap<&String, Vec<BTreeMap<String, String>>> = built
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("data/") && path.ends_with(".csv"))
        .map(|(path, bytes)| (path, rows(std::str::from_utf8(bytes).expect("text"))))
        .collect();
    assert!(tables.len() >= 3, "the demo has accounts");
    let mut closed: BTreeMap<String, i128> = BTreeMap::new();
    for (path, rows) in &tables {
        let sum = |side: &str| -> i128 {
            rows.iter()
                .filter(|row| row[SIDE] == side)
                .map(|row| fen(&row[AMOUNT]))
                .sum()
        };
        let (opening, closing) = (sum("opening"), sum("closing"));
        assert_eq!(opening + sum("in") - sum("out"), closing, "{path}");
        let json = built.text(&path.replace(".csv", ".json"));
        let data: serde_json::Value = serde_json::from_str(json).expect("JSON");
        let ledger = &data["ledgers"][0];
        for (key, fen_now) in [
            ("opening", opening),
            ("closing", closing),
            ("in", sum("in")),
            ("out", sum("out")),
        ] {
            assert_eq!(
                fen(ledger[key].as_str().expect("an amount")),
                fen_now,
                "{path}: {key}"
            );
        }
        if let Some(previous) = ledger["previous"].as_str() {
            assert_eq!(
                closed.get(previous),
                Some(&opening),
                "{path} does not follow {previous}"
            );
        }
        closed.insert(data["id"].as_str().expect("an id").to_owned(), closing);
    }
}

#[test]
fn every_workbook_of_the_demo_says_what_its_table_says() {
    let built = site::demo("bones");
    let mut cells = 0;
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".xlsx")) {
        let table = path.replace(".xlsx", ".csv");
        let Some(text) = built.files.get(&table) else {
            continue;
        };
        let mut book = Xlsx::new(Cursor::new(bytes.as_slice())).expect("a workbook");
        let range = book.worksheet_range("明细").expect("a sheet");
        let rows: Vec<Vec<String>> = std::str::from_utf8(text)
            .expect("text")
            .trim_start_matches('\u{feff}')
            .lines()
            .map(self::cells)
            .collect();
        assert_eq!(range.height(), rows.len(), "{path}");
        for (row, (written, shown)) in rows.iter().zip(range.rows()).enumerate().skip(1) {
            for (column, written) in written.iter().enumerate() {
                let same = match shown.get(column) {
                    None | Some(Data::Empty) => written.is_empty(),
                    Some(Data::Float(number)) => millionths(&format!("{number}")) == millionths(written),
                    Some(other) => other.to_string() == *written,
                };
                assert!(
                    same,
                    "{path} row {row} column {column}: {written}, {:?}",
                    shown.get(column)
                );
                cells += 1;
            }
        }
    }
    assert!(cells > 300, "only {cells} cells were compared");
}

#[test]
fn every_product_of_the_demo_is_right() {
    let built = site::demo("bones");
    let mut products = 0;
    for (path, bytes) in &built.files {
        if !path.starts_with("data/") || !path.ends_with(".csv") {
            continue;
        }
        for row in rows(std::str::from_utf8(bytes).expect("text")) {
            let (quantity, price) = (&row["quantity"], &row["unit_price"]);
            if !quantity.is_empty() && !price.is_empty() {
                let exact = millionths(quantity) * millionths(price);
                let amount = fen(&row[AMOUNT]) * 10_i128.pow(10);
                assert!((exact - amount).abs() * 2 <= 10_i128.pow(10), "{path}: {row:?}");
                products += 1;
            }
        }
    }
    assert!(products > 10, "the demo has products");
}

/// Reads a table whose cells hold no line ends, by its own head.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = text.trim_start_matches('\u{FEFF}').lines();
    let head = cells(lines.next().expect("a head"));
    lines
        .map(|line| head.iter().cloned().zip(cells(line)).collect())
        .collect()
}

fn cells(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    for sign in line.chars() {
        match sign {
            '"' => quoted = !quoted,
            ',' if !quoted => out.push(String::new()),
            sign => out.last_mut().expect("a cell").push(sign),
        }
    }
    out
}

/// Reads an amount digit by digit.
fn fen(text: &str) -> i128 {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(
        text.split('.').nth(1).map(str::len),
        Some(2),
        "`{text}` has two decimals"
    );
    let amount: i128 = digits.parse().expect("digits");
    if text.starts_with('-') { -amount } else { amount }
}

fn millionths(text: &str) -> i128 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits: String = format!("{whole}{part:0<6}")
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let amount: i128 = digits.parse().expect("digits");
    if text.starts_with('-') { -amount } else { amount }
}
