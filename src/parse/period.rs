//! Reads the days from and through which something is about.

use crate::model::parts::Period;
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};

/// The keys of `period`.
pub const PERIOD: &[Field] = &[
    Field::required(
        "from",
        FieldKind::Day,
        "从：第一天",
        "The first day",
        "2026-01-01",
    ),
    Field::required("to", FieldKind::Day, "到：最后一天", "The last day", "2026-03-31"),
];

/// Reads `period`.
pub fn read_period(fields: &Fields<'_>) -> Option<Period> {
    fields.map("period").and_then(|keys| read_days(&keys))
}

/// Reads the keys of a span of days.
pub fn read_days(keys: &Fields<'_>) -> Option<Period> {
    Some(Period {
        from: keys.day("from")?,
        to: keys.day("to")?,
        span: keys.span,
    })
}
