//! Findings that staff let stand, each with a reason.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::contract::Check;
use crate::model::date::Day;
use crate::model::entry::{Allow, Entry};
use crate::model::ledger::Ledger;
use crate::model::site::Site;
use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::faults::Faults;
use crate::report::manual;
use crate::say;
use crate::source::span::FileId;
use crate::source::tree::SourceTree;

/// Errors told outside of checks that may stand; other errors of form never may.
const MAY_STAND: [&str; 2] = ["dead-link", "dead-anchor"];

/// Returns the faults that remain, with those of `allow` itself: misspelt, refused, expired, without effect.
pub fn apply(
    found: Vec<Diagnostic>,
    site: &Site,
    sources: &SourceTree,
    checks: &[&'static dyn Check],
) -> Vec<Diagnostic> {
    let known = Known { checks };
    let mut faults = Faults::default();
    let mut rules = rules(site, sources);
    for rule in &mut rules {
        rule.judge(&known, site.now.day(), &mut faults);
    }
    let mut kept = Vec::with_capacity(found.len());
    for fault in found {
        let allowed = rules.iter_mut().find(|rule| rule.covers(&fault, sources));
        match allowed {
            Some(rule) if known.may_stand(&fault) => rule.used = true,
            Some(rule) => {
                rule.used = true;
                rule.refuse(&fault, &mut faults);
                kept.push(fault);
            }
            None => kept.push(fault),
        }
    }
    for rule in rules.iter().filter(|rule| rule.valid && !rule.used) {
        rule.tell_unused(&mut faults);
    }
    kept.extend(faults.into_vec());
    kept
}

struct Known<'c> {
    checks: &'c [&'static dyn Check],
}

impl Known<'_> {
    fn has(&self, name: &str) -> bool {
        self.checks.iter().any(|check| check.name() == name) || manual::page(name).is_some()
    }

    fn may_stand(&self, fault: &Diagnostic) -> bool {
        match self.checks.iter().find(|check| check.name() == fault.check) {
            Some(check) => check.may_be_allowed(),
            None => fault.severity != Severity::Error || MAY_STAND.contains(&fault.check),
        }
    }

    fn nearest(&self, name: &str) -> Option<&'static str> {
        let names = self.checks.iter().map(|check| check.name());
        names
            .chain(manual::names())
            .map(|known| (strsim::levenshtein(name, known), known))
            .min()
            .filter(|(distance, _)| *distance <= 4)
            .map(|(_, known)| known)
    }
}

/// One `allow` and the files it speaks for.
struct Rule<'s> {
    allow: &'s Allow,
    /// `None`: the whole site.
    files: Option<BTreeSet<FileId>>,
    valid: bool,
    used: bool,
    refused: bool,
}

fn rules<'s>(site: &'s Site, sources: &SourceTree) -> Vec<Rule<'s>> {
    let entries: BTreeMap<&str, &Entry> = site
        .checked()
        .map(|entry| (entry.meta.id.as_str(), entry))
        .collect();
    let rule = |allow: &'s Allow, files: Option<BTreeSet<FileId>>| Rule {
        allow,
        files,
        valid: true,
        used: false,
        refused: false,
    };
    let mut out = Vec::new();
    for entry in site.checked() {
        let files = files_of(entry, sources);
        out.extend(
            entry
                .meta
                .allow
                .iter()
                .map(|allow| rule(allow, Some(files.clone()))),
        );
    }
    for allow in &site.config.allow {
        let files = allow.entry.as_ref().map(|id| {
            let entry = entries.get(id.as_str());
            entry.map_or_else(BTreeSet::new, |entry| files_of(entry, sources))
        });
        out.push(rule(allow, files));
    }
    out
}

fn files_of(entry: &Entry, sources: &SourceTree) -> BTreeSet<FileId> {
    let tables = entry.parts.ledgers.iter().flat_map(Ledger::files);
    let tables = tables.filter_map(|path| Some(sources.find(path)?.0));
    std::iter::once(entry.meta.file)
        .chain(entry.translation.iter().map(|english| english.file))
        .chain(tables)
        .collect()
}

impl Rule<'_> {
    fn judge(&mut self, known: &Known<'_>, today: Day, faults: &mut Faults) {
        let name = self.allow.check.value.as_str();
        let span = self.allow.check.span;
        if !known.has(name) {
            self.valid = false;
            let fault = faults.error(
                "unknown-check",
                span,
                say!("没有 `{name}` 这项检查", "there is no check `{name}`"),
            );
            match known.nearest(name) {
                Some(near) => fault.mend(say!("是不是 `{near}`？", "did you mean `{near}`?")),
                None => fault.mend(say!(
                    "照报告里方括号中的名称写",
                    "write the name that the report shows in square brackets"
                )),
            };
            return;
        }
        if let Some(until) = self.allow.until.filter(|until| *until < today) {
            self.valid = false;
            let day = until.iso();
            faults
                .warn(
                    "expired-allow",
                    span,
                    say!(
                        "`{name}` 只放过到 {day}，已经过期",
                        "`{name}` was allowed until {day}, which is past"
                    ),
                )
                .mend(say!(
                    "改掉原来的问题，再去掉这一条；还要放过就改 `until`",
                    "mend the fault and remove this; or set a later `until`"
                ));
        }
    }

    fn covers(&self, fault: &Diagnostic, sources: &SourceTree) -> bool {
        let here = match (&self.files, &fault.place) {
            (None, _) => true,
            (Some(files), Place::At(span)) => files.contains(&span.file),
            (Some(files), Place::Path(path)) => sources.find(path).is_some_and(|(id, _)| files.contains(&id)),
        };
        self.valid && here && self.allow.check.value == fault.check && !self.allow.reason.trim().is_empty()
    }

    fn refuse(&mut self, fault: &Diagnostic, faults: &mut Faults) {
        if std::mem::replace(&mut self.refused, true) {
            return;
        }
        let name = fault.check;
        faults
            .error(
                "allow-refused",
                self.allow.check.span,
                say!(
                    "`{name}` 这种错误不能放过，只能改正",
                    "faults such as `{name}` cannot be allowed, only mended"
                ),
            )
            .mend(say!("去掉这一条，改正错误", "remove this and mend the fault"));
    }

    fn tell_unused(&self, faults: &mut Faults) {
        let name = self.allow.check.value.as_str();
        faults
            .warn(
                "unused-allow",
                self.allow.check.span,
                say!(
                    "这里没有 `{name}` 的问题，这一条用不上",
                    "there is no `{name}` here, so this has no effect"
                ),
            )
            .mend(say!("去掉这一条", "remove it"));
    }
}
