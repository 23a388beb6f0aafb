//! What allowed a payment.

use crate::model::date::Day;
use crate::model::entry::Entry;
use crate::model::ledger::{Approval, Line};
use crate::model::site::Site;
use crate::model::vote::{Body, Outcome};

/// A decision that a line names by its id.
pub struct Decision<'s> {
    pub entry: &'s Entry,
    pub outcome: Outcome,
    pub kind: Approval,
    /// The day on which its result was made known.
    pub day: Option<Day>,
}

/// Returns the decision that a line names by its id.
pub fn decision<'s>(site: &'s Site, line: &Line) -> Option<Decision<'s>> {
    let id = line.decision_id()?.value.as_str();
    let entry = site.entry(id).or_else(|| {
        let mut waiting = site.waiting.iter();
        waiting.find(|entry| entry.meta.id == id)
    })?;
    let vote = entry.parts.vote.as_ref()?;
    let kind = match &vote.by {
        Body::Assembly(_) => Approval::Vote,
        Body::Committee(_) => Approval::Committee,
    };
    Some(Decision {
        entry,
        outcome: vote.by.outcome(),
        kind,
        day: entry.meta.date,
    })
}

/// Returns what allowed a line: as its decision says, else as it was written.
pub fn kind(site: &Site, line: &Line) -> Option<Approval> {
    let decided = decision(site, line).map(|decision| decision.kind);
    decided.or(line.approval)
}
