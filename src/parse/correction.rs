//! Reads what a correction corrects.

use crate::model::correction::{CorrectedRow, Correction, FoundBy};
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::source::span::Spanned;

/// The keys of a corrected row.
pub const ROW: &[Field] = &[
    Field::required(
        "field",
        FieldKind::Text,
        "哪一处：改的是什么",
        "What was corrected",
        "水泵用电量（千瓦时）",
    ),
    Field::required(
        "was",
        FieldKind::Text,
        "原来：原来写的，照抄",
        "As it was written",
        "\"7851\"",
    ),
    Field::required(
        "now",
        FieldKind::Text,
        "现在：改成的，照抄",
        "As it is written now",
        "\"7815\"",
    ),
];

/// The keys of a correction.
pub const CORRECTION: &[Field] = &[
    Field::required(
        "target",
        FieldKind::Id,
        "更正哪一篇：那一篇的编号",
        "The id of the entry it corrects",
        "dis-2026-power-q1",
    ),
    Field::optional(
        "from_version",
        FieldKind::Number,
        "原来是第几版",
        "The version that was wrong",
        "1",
    )
    .or("1"),
    Field::optional(
        "to_version",
        FieldKind::Number,
        "改后是第几版",
        "The version that is right",
        "2",
    )
    .or("2"),
    Field::optional(
        "rows",
        FieldKind::List(&FieldKind::Map(ROW)),
        "改了哪些：逐处写原来和现在",
        "What was, and what is",
        "[{field: 水泵用电量, was: \"7851\", now: \"7815\"}]",
    ),
    Field::required(
        "reason",
        FieldKind::Text,
        "原因：为什么错了",
        "Why it was wrong",
        "抄表时两位数字写颠倒。",
    ),
    Field::optional(
        "found_by",
        FieldKind::Choice(&["self", "owner", "audit"]),
        "谁发现：自查 self、业主 owner、审计 audit",
        "Who found it: ourselves, an owner, an audit",
        "owner",
    )
    .or("self"),
    Field::optional(
        "effect",
        FieldKind::Amount,
        "金额变化：多了写正数，少了写负数",
        "By how much the money changes",
        "\"-19.08\"",
    ),
    Field::optional(
        "reprint",
        FieldKind::List(&FieldKind::Text),
        "重新张贴：公告栏的编号",
        "Boards on which it is put up anew",
        "[east, west]",
    ),
    Field::optional(
        "newsletter",
        FieldKind::Id,
        "通讯勘误：刊登勘误的那一期的编号",
        "The newsletter that tells it",
        "nl-04",
    ),
];

/// Reads the keys of a correction; `None` if what must be there is not.
pub fn read_correction(fields: &Fields<'_>) -> Option<Correction> {
    let version = |key: &str, default: u32| Spanned {
        value: fields.number(key).unwrap_or(default),
        span: fields.span(key),
    };
    Some(Correction {
        target: fields.spanned("target")?,
        from_version: version("from_version", 1),
        to_version: version("to_version", 2),
        rows: fields.maps("rows").filter_map(|keys| read_row(&keys)).collect(),
        reason: fields.string("reason")?,
        found_by: fields.choice("found_by", &FoundBy::NAMES).unwrap_or_default(),
        effect: fields.amount("effect").map(|amount| amount.value),
        reprint: fields.spanned_texts("reprint"),
        newsletter: fields.spanned("newsletter"),
    })
}

fn read_row(fields: &Fields<'_>) -> Option<CorrectedRow> {
    Some(CorrectedRow {
        field: fields.string("field")?,
        was: fields.spanned("was")?,
        now: fields.spanned("now")?,
    })
}
