//! Reads where something stands on the estate's plan.

use crate::model::community::{Form, Lot};
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};

const X: Field = Field::required(
    "x",
    FieldKind::Number,
    "横向：从西往东，0到100",
    "From west to east, 0 to 100",
    "20",
);
const Y: Field = Field::required(
    "y",
    FieldKind::Number,
    "纵向：从北往南，0到100",
    "From north to south, 0 to 100",
    "30",
);

/// The keys of a building's or a board's place on the plan.
pub const PLAN: &[Field] = &[X, Y];

/// The keys of a place on the plan.
pub const PLACE_PLAN: &[Field] = &[
    X,
    Y,
    Field::optional(
        "form",
        FieldKind::Choice(&["gate", "square", "lawn", "house", "shed", "bins", "ramp"]),
        "样子：大门、广场、草坪、用房、车棚、投放点、车库坡道",
        "How it looks",
        "square",
    )
    .or("house"),
    Field::optional(
        "width",
        FieldKind::Number,
        "宽：占全宽的百分之几，草坪和广场用",
        "Hundredths of the whole width, for lawns and squares",
        "40",
    ),
    Field::optional(
        "depth",
        FieldKind::Number,
        "深：占全深的百分之几，草坪和广场用",
        "Hundredths of the whole depth, for lawns and squares",
        "20",
    ),
];

/// Returns where it stands, kept within the plan.
pub fn read_plan(fields: &Fields<'_>) -> Option<Lot> {
    let keys = fields.map("plan")?;
    let hundredths = |key: &str| Some(keys.number(key)?.min(100));
    Some(Lot {
        x: hundredths("x")?,
        y: hundredths("y")?,
        width: hundredths("width"),
        depth: hundredths("depth"),
        form: keys.choice("form", &Form::NAMES).unwrap_or_default(),
    })
}
