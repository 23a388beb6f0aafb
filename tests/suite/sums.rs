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
        .filter(|(path, _)| is_ledger(path))
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
        if !is_ledger(path) {
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

/// Returns whether a file holds ledgers: `data/a.csv`; other tables are `data/a.meters.csv`.
fn is_ledger(path: &str) -> bool {
    let name = path
        .strip_prefix("data/")
        .and_then(|name| name.strip_suffix(".csv"));
    name.is_some_and(|name| !name.contains('.'))
}

/// Returns the rows of a table of the demo.
fn table(built: &site::Built, path: &str) -> Vec<BTreeMap<String, String>> {
    rows(built.text(path))
}

#[test]
fn every_project_of_the_demo_is_shared_to_the_fen() {
    let built = site::demo("bones");
    let shared = [
        ("dis-2026-p1", 6_840_000, 1),
        ("dis-2026-p2", 15_000_000, 6),
        ("dis-2026-emg-01", 2_376_000, 1),
    ];
    for (id, settlement, buildings) in shared {
        let rows = table(&built, &format!("data/{id}.apportionment.csv"));
        let mut of_buildings: BTreeMap<String, (i128, i128)> = BTreeMap::new();
        for row in &rows {
            let (homes, each): (i128, i128) = (row["homes"].parse().expect("homes"), fen(&row["each"]));
            assert_eq!(homes * each, fen(&row["sum"]), "{id}: {row:?}");
            let sums = of_buildings.entry(row["building"].clone()).or_default();
            sums.0 += homes * each;
            sums.1 += homes * fen(&row["area"]);
        }
        let whole: i128 = of_buildings.values().map(|(_, area)| area).sum();
        assert_eq!(
            of_buildings.values().map(|(sum, _)| sum).sum::<i128>(),
            settlement,
            "{id}"
        );
        assert_eq!(of_buildings.len(), buildings, "{id}");
        for (sum, area) in of_buildings.values() {
            // Within a fen of the exact fraction, compared as whole numbers.
            assert!((sum * whole - settlement * area).abs() <= whole, "{id}: {sum}");
        }
        for row in &rows {
            let apart = fen(&row["each"]) * whole - settlement * fen(&row["area"]);
            assert!(apart.abs() <= 2 * whole, "{id}: {row:?}");
        }
    }
}

#[test]
fn the_fee_of_the_demo_follows_from_areas_and_payments() {
    let built = site::demo("bones");
    let rows = table(&built, "data/dis-2026-fee-h1.collection.csv");
    let mut receivable = 0;
    let mut hidden = 0;
    for row in &rows {
        let months: i128 = row["months"].parse().expect("months");
        let exact = fen(&row["area"]) * millionths(&row["rate"]) * months;
        assert_eq!(exact, fen(&row["receivable"]) * 1_000_000, "{row:?}");
        receivable += fen(&row["receivable"]);
        if row["homes_behind"].is_empty() {
            assert!(
                row["received"].is_empty() && row["arrears_to"].is_empty(),
                "{row:?}"
            );
            hidden += 1;
            continue;
        }
        assert!(row["homes_behind"].parse::<u32>().expect("homes") >= 5, "{row:?}");
        let due = fen(&row["arrears_from"]) + fen(&row["receivable"]);
        let paid = fen(&row["received"]) + fen(&row["earlier"]) + fen(&row["written_off"]);
        assert_eq!(due - paid, fen(&row["arrears_to"]), "{row:?}");
        let (part, owed) = (fen(&row["received"]), fen(&row["receivable"]));
        assert_eq!(
            (part * 20_000 + owed) / (2 * owed),
            fen(&row["rate_percent"]),
            "{row:?}"
        );
    }
    // One building alone would follow from the total.
    assert_eq!((receivable, hidden), (40_215_960, 2));
    let ledger = table(&built, "data/dis-2026-fee-h1.csv");
    let of_side = |side: &str| -> i128 {
        let rows = ledger.iter().filter(|row| row[SIDE] == side);
        rows.map(|row| fen(&row[AMOUNT])).sum()
    };
    assert_eq!((of_side("in"), of_side("out")), (40_215_960, 39_944_772));
    let budget = table(&built, "data/dis-2026-fee-h1.budget.csv");
    let variance: i128 = budget.iter().map(|row| fen(&row["variance"])).sum();
    assert_eq!(variance, -352_505);
}

#[test]
fn the_meters_of_the_demo_add_up_to_their_bills() {
    let built = site::demo("bones");
    for (id, bill) in [("dis-2026-power-q1", 2_217_255), ("dis-2026-power-q2", 2_200_560)] {
        let rows = table(&built, &format!("data/{id}.meters.csv"));
        let mut sum = 0;
        for row in &rows {
            let quantity = millionths(&row["quantity"]);
            if !row["from"].is_empty() {
                let apart = millionths(&row["to"]) - millionths(&row["from"]);
                assert_eq!(
                    apart * millionths(&row["ratio"]),
                    quantity * 1_000_000,
                    "{id}: {row:?}"
                );
            }
            let exact = quantity * millionths(&row["unit_price"]);
            assert_eq!(exact, fen(&row["amount"]) * 10_i128.pow(10), "{id}: {row:?}");
            if row["role"] != "main" {
                sum += fen(&row["amount"]);
            }
        }
        assert_eq!(sum, bill, "{id}");
    }
    let first = table(&built, "data/dis-2026-power-q1.meters.csv");
    let per_area: Vec<&str> = first.iter().map(|row| row["per_area"].as_str()).collect();
    assert_eq!(per_area, ["0.3175", "0.1352", "0.1347", ""]);
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
