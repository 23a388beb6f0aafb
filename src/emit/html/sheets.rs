//! Tables of the service fee and of shared power and water.

use crate::emit::html::edition::Edition;
use crate::model::entry::Entry;
use crate::model::fee::{Budgeted, Collected, FEWEST_HOMES, Fee, percent};
use crate::model::ledger::Ledger;
use crate::model::money::{Decimal, Fen};
use crate::model::utility::{Meter, Role, Utility};
use crate::theme::view_project::{SheetRowView, SheetView};

/// Returns the tables of an entry, in the order of its page.
pub fn views(edition: &Edition, entry: &Entry) -> Vec<SheetView> {
    let fee = entry.parts.fee.as_ref();
    let collection = fee.filter(|fee| !fee.collection.is_empty());
    let budget = fee.filter(|fee| !fee.budget.is_empty());
    let utility = entry.parts.utility.as_ref();
    let sheets = [
        collection.and_then(|fee| collection_view(edition, fee)),
        budget.map(|fee| budget_view(edition, fee, entry.parts.ledgers.first())),
        utility.map(|utility| meters_view(edition, utility)),
    ];
    sheets.into_iter().flatten().collect()
}

fn words(edition: &Edition, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| edition.word(key).to_owned()).collect()
}

const COLLECTION: [&str; 8] = [
    "sheet.building",
    "fee.receivable",
    "fee.received",
    "fee.rate",
    "fee.earlier",
    "fee.arrears-from",
    "fee.arrears-to",
    "fee.homes-behind",
];

fn collection_view(edition: &Edition, fee: &Fee) -> Option<SheetView> {
    let hidden = fee.hidden();
    let totals = fee.totals()?;
    let hides = hidden.contains(&true);
    let mut notes = vec![edition.word("fee.rate-note").to_owned()];
    if totals.prepaid.0 != 0 {
        notes.push(edition.fill("fee.prepaid-note", &[("amount", &totals.prepaid.grouped())]));
    }
    if hides {
        notes.push(edition.word("fee.hidden-note").to_owned());
    }
    let behind: u32 = fee.collection.iter().map(|row| row.homes_behind).sum();
    Some(SheetView {
        id: "collection",
        title: edition.word("fee.collection").to_owned(),
        intro: edition.fill(
            "fee.collected",
            &[
                ("received", &totals.received.grouped()),
                ("receivable", &totals.receivable.grouped()),
                ("rate", &rate(totals.received, totals.receivable)),
            ],
        ),
        columns: words(edition, &COLLECTION),
        rows: fee
            .collection
            .iter()
            .zip(&hidden)
            .map(|(row, is_hidden)| collected_row(edition, row, *is_hidden))
            .collect(),
        total: Some(total(
            edition,
            vec![
                totals.receivable.grouped(),
                totals.received.grouped(),
                rate(totals.received, totals.receivable),
                totals.earlier.grouped(),
                totals.arrears_from.grouped(),
                totals.arrears_to.grouped(),
                if hides { String::new() } else { behind.to_string() },
            ],
        )),
        notes,
    })
}

/// Returns `92.30%`; of nothing, nothing.
fn rate(part: Fen, whole: Fen) -> String {
    percent(part, whole)
        .map(|rate| format!("{rate}%"))
        .unwrap_or_default()
}

fn total(edition: &Edition, cells: Vec<String>) -> SheetRowView {
    SheetRowView {
        name: edition.word("sheet.total").to_owned(),
        lang: String::new(),
        note: String::new(),
        cells,
    }
}

fn collected_row(edition: &Edition, row: &Collected, is_hidden: bool) -> SheetRowView {
    let (per_month, months) = (row.rate.to_string(), row.months.to_string());
    SheetRowView {
        name: edition.fill("building.name", &[("number", &row.building.value)]),
        lang: String::new(),
        note: edition.fill("fee.row-note", &[("rate", &per_month), ("months", &months)]),
        cells: match is_hidden {
            true => hidden_cells(edition, row),
            false => vec![
                row.receivable.value.grouped(),
                row.received.value.grouped(),
                rate(row.received.value, row.receivable.value),
                row.earlier.grouped(),
                row.arrears_from.grouped(),
                row.arrears_to.value.grouped(),
                row.homes_behind.to_string(),
            ],
        },
    }
}

/// Returns what may be said of a building where few are behind: what it owes for the period, no more.
fn hidden_cells(edition: &Edition, row: &Collected) -> Vec<String> {
    let hidden = || edition.word("fee.hidden").to_owned();
    let mut cells = vec![row.receivable.value.grouped()];
    cells.extend(std::iter::repeat_with(hidden).take(5));
    cells.push(match row.homes_behind < FEWEST_HOMES {
        true => edition.word("fee.few").to_owned(),
        false => hidden(),
    });
    cells
}

fn budget_view(edition: &Edition, fee: &Fee, ledger: Option<&Ledger>) -> SheetView {
    let spent = |row: &Budgeted| row.spent(ledger);
    let signed = |amount: Fen| match amount.0 {
        1.. => format!("+{}", amount.grouped()),
        _ => amount.grouped(),
    };
    let cells = |budget: Fen, actual: Option<Fen>| {
        let apart = actual.map(|actual| Fen(actual.0.saturating_sub(budget.0)));
        vec![
            budget.grouped(),
            actual.map(Fen::grouped).unwrap_or_default(),
            apart.map(signed).unwrap_or_default(),
        ]
    };
    let budget = Fen::sum(fee.budget.iter().map(|row| row.budget.value)).unwrap_or_default();
    let known: Vec<Fen> = fee.budget.iter().filter_map(spent).collect();
    let actual = match known.is_empty() {
        true => None,
        false => Fen::sum(known),
    };
    SheetView {
        id: "budget",
        title: edition.word("fee.budget").to_owned(),
        intro: edition.word(&format!("fee.mode.{}", fee.mode.name())).to_owned(),
        columns: words(
            edition,
            &["sheet.item", "fee.planned", "fee.actual", "fee.variance"],
        ),
        rows: fee
            .budget
            .iter()
            .map(|row| SheetRowView {
                name: row.item.clone(),
                lang: edition.facts().lang_of(&row.item).to_owned(),
                note: row.note.clone().unwrap_or_default(),
                cells: cells(row.budget.value, spent(row)),
            })
            .collect(),
        total: Some(total(edition, cells(budget, actual))),
        notes: Vec::new(),
    }
}

fn meters_view(edition: &Edition, utility: &Utility) -> SheetView {
    let key = format!("utility.unit.{}", utility.resource.name());
    let unit = edition.word(&key);
    let mut notes = Vec::new();
    if let Some((main, lost)) = utility.loss() {
        let share = percent(Fen(lost.millionths), Fen(main.millionths)).unwrap_or_default();
        let (main, lost) = (main.to_string(), lost.to_string());
        let values = [
            ("main", main.as_str()),
            ("lost", &lost),
            ("share", &share),
            ("unit", unit),
        ];
        notes.push(edition.fill("utility.loss", &values));
    }
    if let Some(bill) = &utility.bill {
        notes.push(edition.fill("utility.bill", &[("amount", &bill.value.grouped())]));
    }
    let quantity = utility.quantity().map(|sum| sum.to_string()).unwrap_or_default();
    SheetView {
        id: "meters",
        title: edition.word("utility.meters").to_owned(),
        intro: edition.word("utility.intro").to_owned(),
        columns: vec![
            edition.word("utility.meter").to_owned(),
            edition.fill("utility.quantity", &[("unit", unit)]),
            edition.word("utility.price").to_owned(),
            edition.word("utility.amount").to_owned(),
            edition.word("utility.per-area").to_owned(),
        ],
        rows: utility
            .meters
            .iter()
            .map(|meter| meter_row(edition, meter))
            .collect(),
        total: Some(total(
            edition,
            vec![
                quantity,
                String::new(),
                utility.total().unwrap_or_default().grouped(),
                String::new(),
            ],
        )),
        notes,
    }
}

fn meter_row(edition: &Edition, meter: &Meter) -> SheetRowView {
    let mut note = match meter.role {
        Role::Shared | Role::Loss => edition.facts().audience(&meter.scope),
        Role::WithinFee => edition.word("utility.within-fee").to_owned(),
        Role::Main => edition.word("utility.main").to_owned(),
    };
    if let Some((from, to)) = meter.readings {
        let ratio = meter.ratio.unwrap_or(Decimal::of_millionths(1_000_000));
        let readings = edition.fill(
            "utility.readings",
            &[
                ("from", &from.to_string()),
                ("to", &to.to_string()),
                ("ratio", &ratio.to_string()),
            ],
        );
        note = format!("{note} · {readings}");
    }
    let per_area = meter.per_area(&edition.site.community);
    SheetRowView {
        name: meter.name.clone(),
        lang: edition.facts().lang_of(&meter.name).to_owned(),
        note,
        cells: vec![
            meter.quantity.value.to_string(),
            meter.unit_price.to_string(),
            meter.amount.value.grouped(),
            per_area
                .map(|value| format!("{}.{:04}", value / 10_000, value % 10_000))
                .unwrap_or_default(),
        ],
    }
}
