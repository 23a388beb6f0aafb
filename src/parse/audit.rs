//! Reads the result of an audit.

use crate::model::audit::{Audit, Finding};
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};

/// The keys of a finding.
pub const FINDING: &[Field] = &[
    Field::required(
        "text",
        FieldKind::Text,
        "问题：审计发现了什么",
        "What was found",
        "两笔支出没有附验收单",
    ),
    Field::optional(
        "fix",
        FieldKind::Text,
        "整改：怎么改",
        "What is done about it",
        "补齐验收单",
    ),
    Field::optional("due", FieldKind::Day, "期限：哪天前改好", "By when", "2026-05-31"),
    Field::optional(
        "done",
        FieldKind::Day,
        "改好的日期",
        "The day it was settled",
        "2026-05-12",
    ),
];

/// The keys of `audit`.
pub const AUDIT: &[Field] = &[
    Field::required(
        "firm",
        FieldKind::Text,
        "审计单位",
        "Who audited",
        "示例会计师事务所",
    ),
    Field::optional(
        "report",
        FieldKind::Text,
        "报告文号",
        "The number of the report",
        "示例审字〔2026〕018号",
    ),
    Field::required(
        "opinion",
        FieldKind::Text,
        "审计意见",
        "The opinion",
        "无保留意见",
    ),
    Field::optional(
        "findings",
        FieldKind::List(&FieldKind::Map(FINDING)),
        "问题和整改",
        "Findings, and what became of them",
        "[{text: 两笔支出没有附验收单, fix: 补齐验收单, due: 2026-05-31, done: 2026-05-12}]",
    ),
];

/// Reads `audit`.
pub fn read_audit(fields: &Fields<'_>) -> Option<Audit> {
    let finding = |keys: Fields<'_>| {
        Some(Finding {
            text: keys.string("text")?,
            fix: keys.string("fix"),
            due: keys.day("due"),
            done: keys.day("done"),
        })
    };
    Some(Audit {
        firm: fields.string("firm")?,
        report: fields.string("report"),
        opinion: fields.string("opinion")?,
        findings: fields.maps("findings").filter_map(finding).collect(),
    })
}
