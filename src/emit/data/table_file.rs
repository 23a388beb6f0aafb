//! Tables of projects, fees and meters, as CSV and JSON.

use csv::{Terminator, WriterBuilder};
use serde_json::{Value, json};

use crate::emit::data::csv_file::{MARK, safe};
use crate::model::entry::Entry;
use crate::model::fee::{Fee, percent};
use crate::model::fund::BuildingRow;
use crate::model::ledger::Ledger;
use crate::model::money::Fen;
use crate::model::parts::Table;
use crate::model::project::Project;
use crate::model::site::Site;
use crate::model::utility::Utility;

/// How a column is called, in English and in Chinese, and what type it has.
pub type Column = (&'static str, &'static str, &'static str);

const SHARES: &[Column] = &[
    ("building", "楼号", "string"),
    ("unit", "单元", "string"),
    ("home_type", "户型", "string"),
    ("area", "面积", "number"),
    ("homes", "户数", "integer"),
    ("each", "每户分摊", "number"),
    ("sum", "小计", "number"),
];

const COLLECTION: &[Column] = &[
    ("building", "楼号", "string"),
    ("rate", "单价", "number"),
    ("months", "月数", "integer"),
    ("area", "面积", "number"),
    ("receivable", "应收", "number"),
    ("received", "实收", "number"),
    ("rate_percent", "收缴率", "number"),
    ("earlier", "清欠", "number"),
    ("prepaid", "预收", "number"),
    ("arrears_from", "期初欠费", "number"),
    ("arrears_to", "期末欠费", "number"),
    ("written_off", "核销", "number"),
    ("homes_behind", "欠费户数", "integer"),
];

const BUDGET: &[Column] = &[
    ("item", "项目", "string"),
    ("budget", "预算", "number"),
    ("actual", "实际", "number"),
    ("variance", "相差", "number"),
    ("note", "说明", "string"),
];

const METERS: &[Column] = &[
    ("name", "名称", "string"),
    ("role", "性质", "string"),
    ("from", "起码", "number"),
    ("to", "止码", "number"),
    ("ratio", "倍率", "number"),
    ("quantity", "用量", "number"),
    ("unit_price", "单价", "number"),
    ("amount", "金额", "number"),
    ("area", "分摊面积", "number"),
    ("per_area", "每平方米", "number"),
];

const BUILDINGS: &[Column] = &[
    ("book", "账簿", "string"),
    ("building", "楼号", "string"),
    ("opening", "期初", "number"),
    ("deposit", "交存", "number"),
    ("from_common_income", "公共收益转入", "number"),
    ("gain", "增值", "number"),
    ("other", "其他", "number"),
    ("spent", "支出", "number"),
    ("closing", "期末", "number"),
    ("first_deposit", "首期额", "number"),
];

/// Returns the columns of a table.
pub fn columns(table: Table) -> &'static [Column] {
    match table {
        Table::Apportionment => SHARES,
        Table::Collection => COLLECTION,
        Table::Budget => BUDGET,
        Table::Meters => METERS,
        Table::Buildings => BUILDINGS,
    }
}

type Row = Vec<String>;

/// Returns the rows of a table, as many cells as there are columns; what must stay hidden is empty.
fn rows(table: Table, entry: &Entry, site: &Site) -> Vec<Row> {
    let parts = &entry.parts;
    let found = match table {
        Table::Apportionment => parts.project.as_ref().and_then(|project| shares(project, site)),
        Table::Collection => parts.fee.as_ref().map(|fee| collection(fee, site)),
        Table::Budget => parts.fee.as_ref().map(|fee| budget(fee, entry)),
        Table::Meters => parts.utility.as_ref().map(|utility| meters(utility, site)),
        Table::Buildings => Some(buildings(entry)),
    };
    found.unwrap_or_default()
}

fn buildings(entry: &Entry) -> Vec<Row> {
    let rows = |ledger: &'_ Ledger| -> Vec<Row> {
        let book = &ledger.book.value;
        ledger.buildings.iter().map(|row| building(book, row)).collect()
    };
    entry.parts.ledgers.iter().flat_map(rows).collect()
}

fn building(book: &str, row: &BuildingRow) -> Row {
    let first = row.first_deposit.map(|first| first.value.to_string());
    let amounts = [
        row.opening,
        row.deposit,
        row.transferred,
        row.gain,
        row.other,
        row.spent,
        row.closing,
    ];
    let amounts = amounts.iter().map(|amount| amount.value.to_string());
    [book.to_owned(), row.building.value.clone()]
        .into_iter()
        .chain(amounts)
        .chain([first.unwrap_or_default()])
        .collect()
}

fn shares(project: &Project, site: &Site) -> Option<Vec<Row>> {
    let mut out = Vec::new();
    for building in project.shared(&site.community)? {
        for unit in &building.units {
            for homes in &unit.homes {
                for (each, count) in &homes.amounts {
                    let sum = Fen(each.0.saturating_mul(i64::from(*count)));
                    out.push(vec![
                        building.number.clone(),
                        unit.number.clone().unwrap_or_default(),
                        homes.home_type.clone(),
                        homes.area.to_string(),
                        count.to_string(),
                        each.to_string(),
                        sum.to_string(),
                    ]);
                }
            }
        }
    }
    Some(out)
}

fn collection(fee: &Fee, site: &Site) -> Vec<Row> {
    let rows = fee.collection.iter().zip(fee.hidden());
    rows.map(|(row, hidden)| {
        let number = row.building.value.as_str();
        let area = site
            .community
            .building(number)
            .map(|building| site.community.area_of([building]));
        let shown = |text: String| if hidden { String::new() } else { text };
        let rate = percent(row.received.value, row.receivable.value);
        vec![
            number.to_owned(),
            row.rate.to_string(),
            row.months.to_string(),
            area.map(|area| area.to_string()).unwrap_or_default(),
            row.receivable.value.to_string(),
            shown(row.received.value.to_string()),
            shown(rate.unwrap_or_default()),
            shown(row.earlier.to_string()),
            shown(row.prepaid.to_string()),
            shown(row.arrears_from.to_string()),
            shown(row.arrears_to.value.to_string()),
            shown(row.written_off.to_string()),
            shown(row.homes_behind.to_string()),
        ]
    })
    .collect()
}

fn budget(fee: &Fee, entry: &Entry) -> Vec<Row> {
    let ledger = entry.parts.ledgers.first();
    let rows = fee.budget.iter().map(|row| {
        let actual = row.spent(ledger);
        let apart = actual.map(|actual| Fen(actual.0.saturating_sub(row.budget.value.0)));
        let text = |amount: Option<Fen>| amount.map(|amount| amount.to_string()).unwrap_or_default();
        vec![
            row.item.clone(),
            row.budget.value.to_string(),
            text(actual),
            text(apart),
            row.note.clone().unwrap_or_default(),
        ]
    });
    rows.collect()
}

fn meters(utility: &Utility, site: &Site) -> Vec<Row> {
    let rows = utility.meters.iter().map(|meter| {
        let text = |value: Option<String>| value.unwrap_or_default();
        let per_area = meter.per_area(&site.community);
        let area = per_area.map(|_| site.community.area_within(&meter.scope).to_string());
        vec![
            meter.name.clone(),
            meter.role.name().to_owned(),
            text(meter.readings.map(|(from, _)| from.to_string())),
            text(meter.readings.map(|(_, to)| to.to_string())),
            text(meter.ratio.map(|ratio| ratio.to_string())),
            meter.quantity.value.to_string(),
            meter.unit_price.to_string(),
            meter.amount.value.to_string(),
            text(area),
            text(per_area.map(|value| format!("{}.{:04}", value / 10_000, value % 10_000))),
        ]
    });
    rows.collect()
}

/// Returns a table as CSV that spreadsheets open safely.
pub fn csv(table: Table, entry: &Entry, site: &Site) -> Vec<u8> {
    let mut bytes = MARK.to_vec();
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(&mut bytes);
    let mut written = writer.write_record(columns(table).iter().map(|(key, ..)| *key));
    for row in rows(table, entry, site) {
        written = written.and_then(|()| writer.write_record(row.iter().map(|cell| safe(cell))));
    }
    let flushed = writer.flush();
    drop(writer);
    match (written, flushed) {
        (Ok(()), Ok(())) => bytes,
        // Writing into memory does not fail.
        _ => Vec::new(),
    }
}

/// Returns the rows of every table of an entry by the table's name; empty cells are left out.
pub fn json(entry: &Entry, site: &Site) -> Vec<(&'static str, Value)> {
    let tables = entry.parts.tables().into_iter();
    tables
        .map(|table| {
            let rows = rows(table, entry, site).into_iter().map(|row| {
                let cells = columns(table).iter().zip(row);
                let cells = cells.filter(|(_, cell)| !cell.is_empty());
                let object = cells.map(|((key, ..), cell)| ((*key).to_owned(), Value::String(cell)));
                Value::Object(object.collect())
            });
            (table.name(), json!(rows.collect::<Vec<Value>>()))
        })
        .collect()
}

/// Returns the amounts of an entry's project; nothing where it has none.
pub fn project(entry: &Entry) -> Option<Value> {
    let project = entry.parts.project.as_ref()?;
    let amount = |amount: Option<Fen>| amount.map(|amount| amount.to_string());
    let contract = project.contract.as_ref();
    Some(json!({
        "part": project.part,
        "buildings": project.scope.buildings,
        "units": project.scope.units,
        "item": project.item,
        "budget": amount(project.budget.as_ref().map(|it| it.value)),
        "contract": amount(contract.map(|contract| contract.amount.value)),
        "settlement": amount(project.settlement.as_ref().map(|it| it.value)),
        "audited": amount(project.audited.as_ref().map(|it| it.value)),
        "paid": amount(project.paid.as_ref().map(|it| it.value)),
        "retention": amount(project.retention.as_ref().map(|it| it.value)),
        "decision": project.decision.as_ref().map(|id| id.value.clone()),
        "method": project.method.name(),
    }))
}
