//! Reads a line of a ledger.

use crate::model::audience::Audience;
use crate::model::ledger::{Approval, Line, Side};
use crate::parse::audience::read_audience;
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::parse::tally::SCOPE;

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
        "决议：谁决定的；有决议页的写编号，如 `d-2026-04`",
        "The decision behind it: its id, or words",
        "d-2026-04",
    ),
    Field::optional(
        "approval",
        FieldKind::Choice(&[
            "vote",
            "committee",
            "contract",
            "emergency",
            "standing",
            "表决",
            "业委会",
            "合同",
            "应急",
            "常设",
        ]),
        "审批：凭什么付的；写了决议编号的不用写",
        "What allowed the payment; not needed beside the id of a decision",
        "contract",
    ),
    Field::optional(
        "contract",
        FieldKind::Text,
        "合同：合同名称或编号",
        "The contract's name or number",
        "停车系统维护合同2026",
    ),
    Field::optional(
        "payee",
        FieldKind::Text,
        "收款方：付给哪家单位，不写个人",
        "The firm that was paid; never a person",
        "某电梯公司",
    ),
    Field::optional(
        "project",
        FieldKind::Id,
        "工程：所属工程那一篇的编号",
        "The id of the project it belongs to",
        "dis-2026-p1",
    ),
    Field::optional(
        "scope",
        FieldKind::Map(SCOPE),
        "范围：由哪些楼栋、单元分摊；表格里写 `1、2` 或 `1-1`",
        "The homes it was spent on; in a table `1、2` or `1-1`",
        "{units: [\"1-1\"]}",
    ),
    Field::optional(
        "link",
        FieldKind::Id,
        "链接：说明这一笔的条目编号；转账写对方那本账",
        "The id of an entry that tells more; of a transfer, the other book's",
        "nt-10",
    ),
];

/// Reads a line; `None` if it has no side, item or amount.
pub fn read_line(fields: &Fields<'_>) -> Option<Line> {
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
        decision: fields.spanned("decision"),
        approval: fields.text("approval").and_then(Approval::of_name),
        contract: fields.string("contract"),
        payee: fields.string("payee"),
        project: fields.spanned("project"),
        scope: read_scope(fields),
        link: fields.spanned("link"),
        span: fields.span,
    })
}

/// Reads buildings and units, from keys or from a cell such as `1、2` or `1-1`.
fn read_scope(fields: &Fields<'_>) -> Audience {
    if let Some(keys) = fields.map("scope") {
        return read_audience(&keys);
    }
    let mut scope = Audience::default();
    let written = fields.text("scope").unwrap_or_default();
    let names = written.split(['、', '，', ',', ' ', ';', '；']);
    for name in names.map(str::trim).filter(|name| !name.is_empty()) {
        match name.contains('-') {
            true => scope.units.push(name.to_owned()),
            false => scope.buildings.push(name.trim_end_matches("号楼").to_owned()),
        }
    }
    scope
}
