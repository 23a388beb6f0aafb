//! Reads the service fee: collection by building, budget.

use crate::model::fee::{Budgeted, Collected, Fee, Mode};
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};

/// The keys of `fee`.
pub const FEE: &[Field] = &[
    Field::required(
        "mode",
        FieldKind::Choice(&["remuneration", "lump_sum"]),
        "收费方式：酬金制 remuneration、包干制 lump_sum",
        "A remuneration of the manager, or a lump sum",
        "remuneration",
    ),
    Field::optional(
        "collection",
        FieldKind::List(&FieldKind::Map(COLLECTED)),
        "收缴：每幢楼一行",
        "What was owed and paid, a building a row",
        "[{building: 1, rate: \"1.90\", months: 6, receivable: \"82900.80\", received: \"76500.00\", arrears_from: \"4120.00\", arrears_to: \"10520.80\", homes_behind: 9}]",
    ),
    Field::optional(
        "budget",
        FieldKind::List(&FieldKind::Map(BUDGETED)),
        "预算：每项的预算、实际和说明",
        "Planned and actual, an item a row",
        "[{item: 保洁, budget: \"41000.00\", actual: \"41260.00\"}]",
    ),
];

/// The keys of a row of `collection`.
pub const COLLECTED: &[Field] = &[
    Field::required("building", FieldKind::Text, "楼号：哪幢楼", "The building", "1"),
    Field::required(
        "rate",
        FieldKind::Decimal,
        "单价：每平方米每月几元",
        "Yuan per m² and month",
        "\"1.90\"",
    ),
    Field::required(
        "months",
        FieldKind::Number,
        "月数：本期几个月",
        "How many months",
        "6",
    ),
    Field::required(
        "receivable",
        FieldKind::Amount,
        "应收：本期应收",
        "Owed for this period",
        "\"82900.80\"",
    ),
    Field::required(
        "received",
        FieldKind::Amount,
        "实收：收到的本期费用",
        "Paid of it",
        "\"76500.00\"",
    ),
    Field::optional(
        "earlier",
        FieldKind::Amount,
        "清欠：收回的以前欠费",
        "Paid of what was owed before",
        "\"1800.00\"",
    )
    .or("0.00"),
    Field::optional(
        "prepaid",
        FieldKind::Amount,
        "预收：以后各期的，算欠业主的",
        "Paid for later periods, which is owed to the owners",
        "\"2400.00\"",
    )
    .or("0.00"),
    Field::required(
        "arrears_from",
        FieldKind::Amount,
        "期初欠费：上期末还欠多少",
        "Owed from before",
        "\"4120.00\"",
    ),
    Field::required(
        "arrears_to",
        FieldKind::Amount,
        "期末欠费：本期末还欠多少",
        "Still owed",
        "\"8720.80\"",
    ),
    Field::optional(
        "written_off",
        FieldKind::Amount,
        "核销：经决议不再收的",
        "Given up by a decision",
        "\"0.00\"",
    )
    .or("0.00"),
    Field::optional(
        "decision",
        FieldKind::Text,
        "决议：核销是谁决定的",
        "The decision behind what was given up",
        "d-2026-04",
    ),
    Field::required(
        "homes_behind",
        FieldKind::Number,
        "欠费户数：少于5户不公布",
        "Homes that are behind; fewer than 5 are not published",
        "9",
    ),
];

/// The keys of a row of `budget`.
pub const BUDGETED: &[Field] = &[
    Field::required(
        "item",
        FieldKind::Text,
        "项目：与账本的类别同名，实际数就由账本算",
        "As a category of the ledger, whose sum is then the actual",
        "保洁",
    ),
    Field::required(
        "budget",
        FieldKind::Amount,
        "预算：全期的预算",
        "As planned",
        "\"41000.00\"",
    ),
    Field::optional(
        "actual",
        FieldKind::Amount,
        "实际：实际发生",
        "As spent",
        "\"41260.00\"",
    ),
    Field::optional(
        "note",
        FieldKind::Text,
        "说明：相差超过一成要写",
        "Needed where they differ by more than a tenth",
        "加开了一次地库冲洗",
    ),
];

/// Reads a service fee; `None` if it does not say who bears what is left.
pub fn read_fee(fields: &Fields<'_>) -> Option<Fee> {
    Some(Fee {
        mode: fields.choice("mode", &Mode::NAMES)?,
        collection: fields
            .maps("collection")
            .filter_map(|row| read_collected(&row))
            .collect(),
        budget: fields
            .maps("budget")
            .filter_map(|row| read_budgeted(&row))
            .collect(),
    })
}

fn read_collected(fields: &Fields<'_>) -> Option<Collected> {
    let optional = |key: &str| fields.amount(key).map(|amount| amount.value).unwrap_or_default();
    Some(Collected {
        building: fields.spanned("building")?,
        rate: fields.decimal("rate")?,
        months: fields.number("months")?,
        receivable: fields.amount("receivable")?,
        received: fields.amount("received")?,
        earlier: optional("earlier"),
        prepaid: optional("prepaid"),
        arrears_from: fields.amount("arrears_from")?.value,
        arrears_to: fields.amount("arrears_to")?,
        written_off: optional("written_off"),
        decision: fields.string("decision"),
        homes_behind: fields.number("homes_behind")?,
        span: fields.span,
    })
}

fn read_budgeted(fields: &Fields<'_>) -> Option<Budgeted> {
    Some(Budgeted {
        item: fields.string("item")?,
        budget: fields.amount("budget")?,
        actual: fields.amount("actual"),
        note: fields.string("note"),
        span: fields.span,
    })
}
