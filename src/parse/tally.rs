//! Reads the counts of a vote.

use crate::model::vote::{Committee, Tally};
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::source::span::Spanned;

/// The keys of `scope`.
pub const SCOPE: &[Field] = &[
    Field::optional(
        "buildings",
        FieldKind::List(&FieldKind::Text),
        "楼栋：写楼号",
        "Numbers of buildings",
        "[5]",
    ),
    Field::optional(
        "units",
        FieldKind::List(&FieldKind::Text),
        "单元：楼号-单元号",
        "Units, as building-unit",
        "[\"1-1\"]",
    ),
];

/// The keys of `heads`.
pub const HEADS: &[Field] = &[
    Field::required(
        "total",
        FieldKind::Number,
        "应有：有权表决的人数",
        "All who may vote",
        "356",
    ),
    Field::required(
        "participating",
        FieldKind::Number,
        "参与：交了票的",
        "Those who voted",
        "268",
    ),
    Field::required("agree", FieldKind::Number, "同意：投同意的", "In favour", "221"),
    Field::optional("oppose", FieldKind::Number, "反对：投反对的", "Against", "30").or("0"),
    Field::optional("abstain", FieldKind::Number, "弃权：投弃权的", "Abstaining", "15").or("0"),
    Field::optional(
        "invalid",
        FieldKind::Number,
        "废票：不能计的",
        "Invalid ballots",
        "2",
    )
    .or("0"),
];

/// The keys of `area`.
pub const AREAS: &[Field] = &[
    Field::required(
        "total",
        FieldKind::Area,
        "应有：有权表决的面积",
        "Of all who may vote",
        "\"36684.00\"",
    ),
    Field::required(
        "participating",
        FieldKind::Area,
        "参与：交了票的",
        "Of those who voted",
        "\"27905.35\"",
    ),
    Field::required(
        "agree",
        FieldKind::Area,
        "同意：投同意的",
        "In favour",
        "\"23108.60\"",
    ),
    Field::optional(
        "oppose",
        FieldKind::Area,
        "反对：投反对的",
        "Against",
        "\"3000.00\"",
    )
    .or("0"),
    Field::optional(
        "abstain",
        FieldKind::Area,
        "弃权：投弃权的",
        "Abstaining",
        "\"1600.00\"",
    )
    .or("0"),
    Field::optional(
        "invalid",
        FieldKind::Area,
        "废票：不能计的",
        "Invalid ballots",
        "\"196.75\"",
    )
    .or("0"),
];

/// The keys of `committee`.
pub const COMMITTEE: &[Field] = &[
    Field::required("members", FieldKind::Number, "委员：一共几名", "All members", "5"),
    Field::required(
        "present",
        FieldKind::Number,
        "到会：到了几名",
        "Those present",
        "5",
    ),
    Field::required("agree", FieldKind::Number, "同意：同意的几名", "In favour", "4"),
];

/// Reads counts of heads.
pub fn read_heads(fields: &Fields<'_>) -> Option<Tally> {
    read(fields, |key| fields.number(key).map(i64::from))
}

/// Reads areas, in whole 0.01 m².
pub fn read_areas(fields: &Fields<'_>) -> Option<Tally> {
    read(fields, |key| fields.area(key).map(|area| area.0))
}

/// Reads the votes of a committee.
pub fn read_committee(fields: &Fields<'_>) -> Option<Committee> {
    Some(Committee {
        members: i64::from(fields.number("members")?),
        present: i64::from(fields.number("present")?),
        agree: i64::from(fields.number("agree")?),
        span: fields.span,
    })
}

fn read(fields: &Fields<'_>, count: impl Fn(&str) -> Option<i64>) -> Option<Tally> {
    let spanned = |key: &str| {
        count(key).map(|value| Spanned {
            value,
            span: fields.span(key),
        })
    };
    Some(Tally {
        total: spanned("total")?,
        participating: spanned("participating")?,
        agree: spanned("agree")?,
        oppose: count("oppose").unwrap_or(0),
        abstain: count("abstain").unwrap_or(0),
        invalid: count("invalid").unwrap_or(0),
        span: fields.span,
    })
}
