//! What templates see of an audit.

use serde::Serialize;

use crate::theme::view_shapes::TimeView;

/// The result of an audit; its texts are as written.
#[derive(Clone, Debug, Serialize)]
pub struct AuditView {
    pub firm: String,
    pub report: String,
    pub opinion: String,
    pub findings: Vec<FindingView>,
    /// How many findings are settled.
    pub settled: usize,
}

/// One finding, and what became of it.
#[derive(Clone, Debug, Serialize)]
pub struct FindingView {
    pub text: String,
    pub fix: String,
    pub due: Option<TimeView>,
    pub done: Option<TimeView>,
    /// It should have been settled by now and is not.
    pub overdue: bool,
}
