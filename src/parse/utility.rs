//! Reads shared power and water: meters and the bill.

use crate::model::utility::{Meter, Resource, Role, Utility};
use crate::parse::fields::Fields;
use crate::parse::project::read_scope;
use crate::parse::schema::{Field, FieldKind};
use crate::parse::tally::SCOPE;
use crate::source::span::Spanned;

/// The keys of `utility`.
pub const UTILITY: &[Field] = &[
    Field::optional(
        "resource",
        FieldKind::Choice(&["power", "water"]),
        "水或电：电 power、水 water",
        "What is metered",
        "power",
    )
    .or("power"),
    Field::required(
        "meters",
        FieldKind::List(&FieldKind::Map(METER)),
        "表：每只表一行",
        "A meter a row",
        "[{name: 电梯, quantity: \"18420\", unit_price: \"0.53\", amount: \"9762.60\", scope: {buildings: [1, 2, 3, 4]}}]",
    ),
    Field::optional(
        "bill",
        FieldKind::Amount,
        "账单：供电、供水单位账单上的金额",
        "What the supplier's bill says",
        "\"22172.55\"",
    ),
];

/// The keys of a meter.
pub const METER: &[Field] = &[
    Field::required("name", FieldKind::Text, "名称：哪只表", "Which meter", "电梯"),
    Field::optional(
        "from",
        FieldKind::Decimal,
        "起码：期初读数",
        "The reading at the start",
        "\"120460\"",
    ),
    Field::optional(
        "to",
        FieldKind::Decimal,
        "止码：期末读数",
        "The reading at the end",
        "\"121388\"",
    ),
    Field::optional(
        "ratio",
        FieldKind::Decimal,
        "倍率：互感器的倍率",
        "What the reading is multiplied by",
        "\"20\"",
    )
    .or("1"),
    Field::required(
        "quantity",
        FieldKind::Decimal,
        "用量：度或立方米",
        "In kWh or m³",
        "\"18420\"",
    ),
    Field::required(
        "unit_price",
        FieldKind::Decimal,
        "单价：每度、每立方米几元",
        "Yuan for one",
        "\"0.53\"",
    ),
    Field::required(
        "amount",
        FieldKind::Amount,
        "金额：用量乘单价",
        "Quantity times price",
        "\"9762.60\"",
    ),
    Field::optional(
        "scope",
        FieldKind::Map(SCOPE),
        "范围：由哪些楼栋、单元分摊",
        "Whose homes bear it",
        "{buildings: [1, 2, 3, 4]}",
    )
    .or("全体业主"),
    Field::optional(
        "role",
        FieldKind::Choice(&["shared", "within_fee", "loss", "main"]),
        "性质：分摊 shared、物业费已含 within_fee、线损 loss、总表 main",
        "Shared, within the service fee, lost on the way, or the main meter",
        "shared",
    )
    .or("shared"),
];

/// Reads what the meters counted.
pub fn read_utility(fields: &Fields<'_>) -> Utility {
    Utility {
        resource: fields.choice("resource", &Resource::NAMES).unwrap_or_default(),
        meters: fields.maps("meters").filter_map(|row| read_meter(&row)).collect(),
        bill: fields.amount("bill"),
    }
}

fn read_meter(fields: &Fields<'_>) -> Option<Meter> {
    let readings = fields.decimal("from").zip(fields.decimal("to"));
    Some(Meter {
        name: fields.string("name")?,
        readings,
        ratio: fields.decimal("ratio"),
        quantity: Spanned {
            value: fields.decimal("quantity")?,
            span: fields.span("quantity"),
        },
        unit_price: fields.decimal("unit_price")?,
        amount: fields.amount("amount")?,
        scope: fields
            .map("scope")
            .map(|keys| read_scope(&keys))
            .unwrap_or_default(),
        role: fields.choice("role", &Role::NAMES).unwrap_or_default(),
        span: fields.span,
    })
}
