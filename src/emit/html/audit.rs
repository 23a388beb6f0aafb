//! What auditors found, as a page shows it.

use crate::emit::html::edition::Edition;
use crate::model::entry::Entry;
use crate::theme::time_words::day_view;
use crate::theme::view_audit::{AuditView, FindingView};

/// Returns the audit of an entry, if it has one.
pub fn view(edition: &Edition, entry: &Entry) -> Option<AuditView> {
    let audit = entry.parts.audit.as_ref()?;
    let today = edition.site.now.day();
    // What was settled after the moment of the site is not settled yet.
    let done = |day: &crate::model::date::Day| *day <= today;
    let findings: Vec<FindingView> = audit
        .findings
        .iter()
        .map(|finding| {
            let done = finding.done.filter(done);
            FindingView {
                text: finding.text.clone(),
                fix: finding.fix.clone().unwrap_or_default(),
                due: finding.due.map(|day| day_view(day, edition.lang)),
                done: done.map(|day| day_view(day, edition.lang)),
                overdue: done.is_none() && finding.due.is_some_and(|due| due < today),
            }
        })
        .collect();
    Some(AuditView {
        firm: audit.firm.clone(),
        report: audit.report.clone().unwrap_or_default(),
        opinion: audit.opinion.clone(),
        settled: findings.iter().filter(|finding| finding.done.is_some()).count(),
        findings,
    })
}
