//! Whether those who must sign have signed what is written.

use std::collections::BTreeSet;

use crate::model::entry::Entry;
use crate::model::proof::Proofs;

/// What is missing before an entry may be sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lacking {
    /// Who has not signed: `preparer`, `reviewer`, `confirmer`.
    pub roles: Vec<String>,
    /// So many different roles of the community must sign, and so many did.
    pub count: Option<(u32, u32)>,
    /// Positions in `approved` of signatures under something else.
    pub stale: Vec<usize>,
}

impl Lacking {
    /// Returns whether nothing is missing.
    pub fn is_nothing(&self) -> bool {
        *self == Lacking::default()
    }
}

/// Returns what is missing of an entry's signatures.
pub fn lacking(entry: &Entry, proofs: &Proofs) -> Lacking {
    let digest = proofs
        .entries
        .get(&entry.meta.id)
        .map(|sealing| plain(&sealing.digest));
    let digest = digest.unwrap_or_default();
    let signed = entry.meta.approved.iter().enumerate();
    let (good, stale): (Vec<_>, Vec<_>) =
        signed.partition(|(_, approval)| plain(&approval.digest.value) == digest);
    let mut out = Lacking {
        stale: stale.into_iter().map(|(at, _)| at).collect(),
        ..Lacking::default()
    };
    if let Some(rule) = proofs.rule(entry.kind, entry.parts.topic.as_deref()) {
        let has = |role: &String| good.iter().any(|(_, approval)| approval.role.value == *role);
        out.roles = rule.roles.iter().filter(|role| !has(role)).cloned().collect();
        let people: BTreeSet<&str> = good
            .iter()
            .map(|(_, approval)| approval.by.value.as_str())
            .collect();
        let people = u32::try_from(people.len()).unwrap_or(u32::MAX);
        if out.roles.is_empty() && people < rule.count {
            out.count = Some((rule.count, people));
        }
    }
    out
}

/// What is read off a screen is written with or without blanks, and with letters for digits.
fn plain(signs: &str) -> String {
    let kept = signs.chars().filter(|sign| sign.is_ascii_alphanumeric());
    kept.map(|sign| match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        sign => sign,
    })
    .collect()
}
