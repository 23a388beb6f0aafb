//! Newsletters by number, and what their sections hold.

use crate::model::entry::{Entry, Status};
use crate::model::parts::{Issue, Pick, Section};
use crate::model::site::Site;

/// A newsletter entry and its issue.
#[derive(Clone, Copy)]
pub struct Numbered<'s> {
    pub entry: &'s Entry,
    pub issue: &'s Issue,
}

/// Returns the newsletters by number, then by date.
pub fn by_number(site: &Site) -> Vec<Numbered<'_>> {
    let mut out: Vec<Numbered<'_>> = site
        .checked()
        .filter(|entry| entry.meta.status != Status::Withdrawn)
        .filter_map(|entry| {
            let issue = entry.parts.issue.as_ref()?;
            Some(Numbered { entry, issue })
        })
        .collect();
    out.sort_by_key(|one| (one.issue.number, one.entry.meta.date, one.entry.meta.file));
    out
}

/// Returns the entries a section holds, of those that are or will be visible.
pub fn held<'s>(site: &'s Site, section: &Section) -> Vec<&'s Entry> {
    match &section.pick {
        Pick::Ids(ids) => ids
            .iter()
            .filter_map(|id| site.checked().find(|entry| entry.meta.id == id.value))
            .collect(),
        Pick::Rule {
            kind,
            from,
            to,
            limit,
        } => site
            .checked()
            .filter(|entry| entry.kind == kind.value)
            .filter(|entry| {
                let date = entry.meta.date;
                from.is_none_or(|from| date.is_some_and(|date| date >= from))
                    && to.is_none_or(|to| date.is_some_and(|date| date <= to))
            })
            .take(limit.unwrap_or(usize::MAX))
            .collect(),
    }
}
