//! Reads a ledger, its lines perhaps from a CSV file.

use crate::model::ledger::{Ledger, Line, Side};
use crate::parse::beside::Beside;
use crate::parse::encoding::text_of;
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::parse::table;
use crate::parse::validate::check_row;
use crate::parse::value::Shape;
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::Spanned;

/// The books there are; also the topics of disclosures.
pub const BOOKS: FieldKind = FieldKind::Choice(&[
    "common_income",
    "maintenance_fund",
    "service_fee",
    "utilities",
    "project",
    "other",
]);

/// The keys of a line; a CSV file has them, or their Chinese names, as its header.
pub const LINE: &[Field] = &[
    Field::optional(
        "date",
        FieldKind::Day,
        "日期：入账的日期",
        "The day it was booked",
        "2026-01-30",
    ),
    Field::required(
        "side",
        FieldKind::Choice(&["in", "out", "收", "支"]),
        "收支：收写 in 或 收，支写 out 或 支",
        "In or out",
        "in",
    ),
    Field::optional(
        "category",
        FieldKind::Text,
        "类别：同类的合在一起算",
        "Lines of one category are summed",
        "固定车位",
    ),
    Field::required(
        "item",
        FieldKind::Text,
        "项目：这一笔是什么",
        "What it is",
        "1月固定车位费",
    ),
    Field::optional(
        "quantity",
        FieldKind::Decimal,
        "数量：最多六位小数",
        "Up to six decimals",
        "\"64\"",
    ),
    Field::optional(
        "unit_price",
        FieldKind::Decimal,
        "单价：最多六位小数",
        "Up to six decimals",
        "\"200.00\"",
    ),
    Field::required(
        "amount",
        FieldKind::Amount,
        "金额：元，两位小数",
        "In yuan with two decimals",
        "\"12800.00\"",
    ),
    Field::optional(
        "voucher",
        FieldKind::Text,
        "凭证：凭证号",
        "The voucher's number",
        "S2026-0130-01",
    ),
    Field::optional(
        "decision",
        FieldKind::Text,
        "决议：谁决定的",
        "The decision behind it",
        "业主大会年度审计决议",
    ),
    Field::optional(
        "link",
        FieldKind::Id,
        "链接：说明这一笔的条目编号",
        "The id of an entry that tells more",
        "nt-10",
    ),
];

/// The keys of a ledger.
pub const LEDGER: &[Field] = &[
    Field::required(
        "book",
        BOOKS,
        "账本：公共收益、维修资金……",
        "Which book",
        "common_income",
    ),
    Field::required(
        "opening",
        FieldKind::Amount,
        "期初：期初余额",
        "The opening balance",
        "\"186420.35\"",
    ),
    Field::required(
        "lines",
        FieldKind::Lines(LINE),
        "明细：逐笔列出，或写旁边的 CSV 文件名",
        "The lines, or a CSV file beside this one",
        "dis-2026-ci-q1.csv",
    ),
    Field::required(
        "closing",
        FieldKind::Amount,
        "期末：期末余额",
        "The closing balance",
        "\"193936.58\"",
    ),
    Field::optional(
        "previous",
        FieldKind::Id,
        "上期：期末就是本期期初的那一份",
        "The one whose closing is this opening",
        "dis-2025-ci-q4",
    ),
];

/// Reads a ledger; `None` if it has no book or balances.
pub fn read_ledger(fields: &Fields<'_>, beside: Beside<'_>, faults: &mut Faults) -> Option<Ledger> {
    let (lines, file) = match &fields.get("lines")?.shape {
        Shape::Text(_) => read_table(&fields.spanned("lines")?, beside, faults),
        _ => (
            fields.maps("lines").filter_map(|keys| read_line(&keys)).collect(),
            None,
        ),
    };
    Some(Ledger {
        book: fields.spanned("book")?,
        opening: fields.amount("opening")?,
        lines,
        closing: fields.amount("closing")?,
        previous: fields.spanned("previous"),
        file,
    })
}

fn read_table(
    name: &Spanned<String>,
    beside: Beside<'_>,
    faults: &mut Faults,
) -> (Vec<Line>, Option<String>) {
    if !name.value.ends_with(".csv") {
        tell_not_csv(name, faults);
        return (Vec::new(), None);
    }
    let Some((id, file)) = beside.find(name, faults) else {
        return (Vec::new(), None);
    };
    let path = Some(file.path.clone());
    let Some(text) = text_of(beside.sources, id, faults) else {
        return (Vec::new(), path);
    };
    let mut lines = Vec::new();
    for row in table::read(text, id, LINE, faults) {
        check_row(&row, LINE, faults);
        lines.extend(read_line(&Fields::of(&row)));
    }
    (lines, path)
}

fn tell_not_csv(name: &Spanned<String>, faults: &mut Faults) {
    let written = &name.value;
    faults
        .error(
            "wrong-path",
            name.span,
            say!(
                "明细只能放在 `.csv` 文件里，`{written}` 不是",
                "lines can only stand in a `.csv` file; `{written}` is none"
            ),
        )
        .mend(say!(
            "在 Excel 或 WPS 里“另存为”，类型选“CSV UTF-8（逗号分隔）”，扩展名小写",
            "in Excel or WPS, save as “CSV UTF-8 (comma delimited)”, the extension in small letters"
        ));
}

fn read_line(fields: &Fields<'_>) -> Option<Line> {
    let side = match fields.text("side")? {
        "in" | "收" => Side::In,
        "out" | "支" => Side::Out,
        _ => return None,
    };
    Some(Line {
        date: fields.day("date"),
        side,
        category: fields.string("category"),
        item: fields.string("item")?,
        quantity: fields.decimal("quantity"),
        unit_price: fields.decimal("unit_price"),
        amount: fields.amount("amount")?,
        voucher: fields.string("voucher"),
        decision: fields.string("decision"),
        link: fields.spanned("link"),
        span: fields.span,
    })
}
