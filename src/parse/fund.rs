//! Reads a fund by building, and what the bank says of it.

use crate::model::fund::{Bank, BuildingRow, Explained, Holder};
use crate::model::money::Fen;
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::source::span::Spanned;

/// The keys of `account`.
pub const ACCOUNT: &[Field] = &[
    Field::required(
        "holder",
        FieldKind::Text,
        "户名：账户是谁的",
        "Whose account it is",
        "松荫里小区业主大会",
    ),
    Field::optional(
        "name",
        FieldKind::Text,
        "名称：账户的叫法，不写账号",
        "How it is called; never its number",
        "维修资金专户",
    ),
];

/// The keys of `explained`.
const EXPLAINED: &[Field] = &[
    Field::required(
        "item",
        FieldKind::Text,
        "事项：为什么差这一笔",
        "Why it differs",
        "6月30日存入，银行7月1日入账",
    ),
    Field::required(
        "amount",
        FieldKind::Amount,
        "金额：银行余额要加的数，要减的写负数",
        "To be added to the bank's balance, or negative",
        "\"2471.00\"",
    ),
];

/// The keys of `bank`.
pub const BANK: &[Field] = &[
    Field::required(
        "date",
        FieldKind::Day,
        "日期：对账单的日期",
        "The day of the statement",
        "2026-06-30",
    ),
    Field::required(
        "balance",
        FieldKind::Amount,
        "余额：对账单上的余额",
        "The balance it states",
        "\"2519609.58\"",
    ),
    Field::optional(
        "explained",
        FieldKind::List(&FieldKind::Map(EXPLAINED)),
        "说明：期末与银行余额的差在哪里",
        "What makes the closing differ from it",
        "[{item: 银行次日入账, amount: \"2471.00\"}]",
    ),
];

/// The keys of a building's row; a CSV file has them, or their Chinese names, as its header.
pub const BUILDING: &[Field] = &[
    Field::required(
        "building",
        FieldKind::Text,
        "楼栋：楼号",
        "The building's number",
        "1",
    ),
    Field::required(
        "opening",
        FieldKind::Amount,
        "期初：期初余额",
        "Its opening balance",
        "\"570124.80\"",
    ),
    amount(
        "deposit",
        "交存：首期、续筹、补建",
        "Paid in by owners",
        "\"0.00\"",
    ),
    amount(
        "from_common_income",
        "公共收益转入：从公共收益转来的",
        "From common income",
        "\"8852.71\"",
    ),
    amount("gain", "增值：利息等", "Interest and gains", "\"3055.47\""),
    amount(
        "other",
        "其他：旧物残值、赔偿等",
        "Anything else that came in",
        "\"0.00\"",
    ),
    amount("spent", "支出：本期花掉的", "Spent", "\"98135.03\""),
    Field::required(
        "closing",
        FieldKind::Amount,
        "期末：期末余额",
        "Its closing balance",
        "\"483897.95\"",
    ),
    Field::optional(
        "first_deposit",
        FieldKind::Amount,
        "首期额：当初应交的首期专项维修资金",
        "What its owners paid in at first",
        "\"618120.00\"",
    ),
];

/// Returns a column that is nothing where it is left out.
const fn amount(name: &'static str, zh: &'static str, en: &'static str, example: &'static str) -> Field {
    Field::optional(name, FieldKind::Amount, zh, en, example).or("0.00")
}

/// Reads whose account it is.
pub fn read_holder(fields: &Fields<'_>) -> Option<Holder> {
    Some(Holder {
        holder: fields.string("holder")?,
        name: fields.string("name"),
    })
}

/// Reads what the bank's statement says.
pub fn read_bank(fields: &Fields<'_>) -> Option<Bank> {
    let explained = |keys: Fields<'_>| {
        Some(Explained {
            item: keys.string("item")?,
            amount: keys.amount("amount")?,
        })
    };
    Some(Bank {
        date: fields.day("date"),
        balance: fields.amount("balance")?,
        explained: fields.maps("explained").filter_map(explained).collect(),
    })
}

/// Reads a building's row; `None` if it has no number or balances.
pub fn read_building(fields: &Fields<'_>) -> Option<BuildingRow> {
    let moved = |key: &str| {
        fields.amount(key).unwrap_or(Spanned {
            value: Fen(0),
            span: fields.span,
        })
    };
    let mut building = fields.spanned("building")?;
    building.value = building.value.trim_end_matches("号楼").to_owned();
    Some(BuildingRow {
        building,
        opening: fields.amount("opening")?,
        deposit: moved("deposit"),
        transferred: moved("from_common_income"),
        gain: moved("gain"),
        other: moved("other"),
        spent: moved("spent"),
        closing: fields.amount("closing")?,
        first_deposit: fields.amount("first_deposit"),
        span: fields.span,
    })
}
