//! Shows a fund by building beside the bank's balance.

use crate::emit::html::edition::Edition;
use crate::model::fund::{BuildingRow, Column};
use crate::model::ledger::Ledger;
use crate::model::money::{Area, Fen};
use crate::theme::time_words;
use crate::theme::view_ledger::{FundRowView, FundView};

/// Returns the table by building; nothing where a ledger has none.
pub fn view(edition: &Edition, ledger: &Ledger) -> Option<FundView> {
    let rows = &ledger.buildings;
    if rows.is_empty() {
        return None;
    }
    let sum = |read: &dyn Fn(&BuildingRow) -> Fen| {
        let total = Fen::sum(rows.iter().map(read)).unwrap_or_default();
        total.grouped()
    };
    let community = &edition.site.community;
    let buildings = || {
        rows.iter()
            .filter_map(|row| community.building(&row.building.value))
    };
    let has_ratio = rows.iter().any(|row| row.first_deposit.is_some());
    let total = FundRowView {
        building: edition.word("fund.total").to_owned(),
        homes: buildings().map(|building| building.home_count()).sum(),
        area: grouped(community.area_of(buildings())),
        opening: sum(&|row| row.opening.value),
        deposit: sum(&|row| row.deposit.value),
        transferred: sum(&|row| row.transferred.value),
        gain: sum(&|row| row.gain.value),
        other: sum(&|row| row.other.value),
        spent: sum(&|row| row.spent.value),
        closing: sum(&|row| row.closing.value),
        first_deposit: match has_ratio {
            true => sum(&|row| row.first_deposit.map_or(Fen(0), |first| first.value)),
            false => String::new(),
        },
        ..FundRowView::default()
    };
    Some(FundView {
        rows: rows.iter().map(|row| row_view(edition, row)).collect(),
        total,
        has_other: rows.iter().any(|row| row.column(Column::Other).value != Fen(0)),
        has_ratio,
    })
}

fn row_view(edition: &Edition, row: &BuildingRow) -> FundRowView {
    let community = &edition.site.community;
    let number = &row.building.value;
    let building = community.building(number);
    let note = match row {
        row if row.closing.value.0 < 0 => "fund.overdrawn",
        row if row.is_low() => "fund.low",
        row if row.first_deposit.is_some() => "fund.enough",
        _ => "",
    };
    FundRowView {
        building: building.map_or(number.clone(), |building| edition.building_name(building)),
        homes: building.map_or(0, |building| building.home_count()),
        area: grouped(community.area_of(building)),
        opening: row.opening.value.grouped(),
        deposit: row.deposit.value.grouped(),
        transferred: row.transferred.value.grouped(),
        gain: row.gain.value.grouped(),
        other: row.other.value.grouped(),
        spent: row.spent.value.grouped(),
        closing: row.closing.value.grouped(),
        first_deposit: row
            .first_deposit
            .map_or(String::new(), |first| first.value.grouped()),
        ratio: row.permille().map_or(String::new(), |permille| {
            let sign = if permille < 0 { "−" } else { "" };
            let permille = permille.unsigned_abs();
            format!("{sign}{}.{}%", permille / 10, permille % 10)
        }),
        low: row.is_low(),
        note: match note {
            "" => String::new(),
            key => edition.word(key).to_owned(),
        },
    }
}

/// Returns an area with thousands apart.
fn grouped(area: Area) -> String {
    Fen(area.0).grouped()
}

/// Returns what the bank's statement says and what explains a difference; empty if it was not written.
pub fn bank(edition: &Edition, ledger: &Ledger) -> String {
    let Some(bank) = &ledger.bank else {
        return String::new();
    };
    let day = bank
        .date
        .map(|day| time_words::day_view(day, edition.lang).long)
        .unwrap_or_default();
    let balance = bank.balance.value.grouped();
    let mut said = edition.fill("ledger.bank", &[("day", &day), ("balance", &balance)]);
    for explained in &bank.explained {
        let amount = explained.amount.value.grouped();
        let values = [("item", explained.item.as_str()), ("amount", amount.as_str())];
        said.push_str(&edition.fill("ledger.bank-explained", &values));
    }
    said
}
