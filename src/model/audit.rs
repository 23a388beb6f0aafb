//! What auditors found, and what became of it.

use crate::model::date::Day;

/// The result of an audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    pub firm: String,
    /// The number of the report.
    pub report: Option<String>,
    pub opinion: String,
    pub findings: Vec<Finding>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub text: String,
    /// What is done about it.
    pub fix: Option<String>,
    pub due: Option<Day>,
    /// The day on which it was settled.
    pub done: Option<Day>,
}
