//! Facts and ledgers in words, as a search should find them.

use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::ledger::{Ledger, Line};
use crate::theme::fact_words::FactWords;
use crate::theme::view_shapes::ValueView;

/// Facts of the office rather than of the matter; on every page, and asked for by nobody.
const OF_THE_OFFICE: [&str; 4] = ["issued", "issuer", "review-by", "owner-role"];

/// Returns the facts of an entry, one line for each row, and the buildings by their full names.
pub fn facts(entry: &Entry, words: &FactWords<'_>) -> Vec<String> {
    let rows = words.of(entry).into_iter();
    let mut lines: Vec<String> = rows
        .filter(|row| !OF_THE_OFFICE.contains(&row.name))
        .map(|row| {
            let values: Vec<String> = row.values.into_iter().map(value_text).collect();
            format!("{}：{}", row.label, values.join("；"))
        })
        .collect();
    let buildings = &entry.meta.audience.buildings;
    // 3、4号楼 is not found by 3号楼.
    if buildings.len() > 1 {
        let name = |number: &String| {
            let gaps = [("number", number.as_str())];
            words.theme.fill(words.lang, "building.name", &gaps)
        };
        let names: Vec<String> = buildings.iter().map(name).collect();
        lines.push(names.join(words.theme.word(words.lang, "list-comma")));
    }
    lines
}

fn value_text(value: ValueView) -> String {
    match value.note.is_empty() {
        true => value.text,
        false => format!("{}（{}）", value.text, value.note),
    }
}

/// Returns the lines of a ledger: its book, how it opens and closes, and every item.
pub fn ledger(ledger: &Ledger, words: &FactWords<'_>) -> Vec<String> {
    let key = format!("book.{}", ledger.book.value);
    let book = words.theme.word(words.lang, &key);
    let (opening, closing) = (ledger.opening.value.grouped(), ledger.closing.value.grouped());
    let mut lines = vec![format!("{book} · {opening} → {closing}")];
    lines.extend(ledger.lines.iter().map(|line| ledger_line(line, words.lang)));
    lines
}

fn ledger_line(line: &Line, lang: Lang) -> String {
    let date = line.date.map(|day| day.short(lang));
    let amount = line.amount.value.grouped();
    let amount = match lang {
        Lang::Zh => format!("{amount}元"),
        Lang::En => format!("CNY {amount}"),
    };
    let parts = [
        date.as_deref(),
        line.category.as_deref(),
        Some(line.item.as_str()),
        Some(amount.as_str()),
        line.voucher.as_deref(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
