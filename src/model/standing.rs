//! Whether an entry still stands as it was sealed.

use crate::model::correction::Correction;
use crate::model::entry::{Entry, Status};
use crate::model::proof::{TEXT_KEY, VERSION_KEY};
use crate::model::site::Site;

/// How what is written stands to what was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'s> {
    /// Nothing of it was sealed yet.
    New,
    Same,
    /// It was withdrawn after it was sealed, and the chain does not say so yet.
    Withdrawn,
    /// A new version says why.
    Corrected {
        reason: &'s str,
    },
    /// Something differs, and the version is the sealed one.
    SameVersion,
    /// The version is higher, and no correction says why.
    NoCorrection,
}

/// Returns how an entry stands to its last sealed version.
pub fn standing<'s>(site: &'s Site, entry: &'s Entry) -> Standing<'s> {
    let sealing = site.proofs.entries.get(&entry.meta.id);
    let Some((sealing, last)) = sealing.and_then(|sealing| Some((sealing, sealing.last()?))) else {
        return Standing::New;
    };
    if entry.meta.status == Status::Withdrawn && !sealing.withdrawn {
        return Standing::Withdrawn;
    }
    if sealing.differences.is_empty() || sealing.withdrawn {
        return Standing::Same;
    }
    let version = entry.meta.version;
    if version <= last.version {
        return Standing::SameVersion;
    }
    if let Some((_, correction)) = correction_to(site, &entry.meta.id, version) {
        let reason = &correction.reason;
        return Standing::Corrected { reason };
    }
    let words = [TEXT_KEY, VERSION_KEY, "title"];
    let is_words = |key: &str| words.contains(&key);
    let only_words = sealing.differences.iter().all(|it| is_words(&it.key));
    let change = entry.meta.changes.iter().find(|change| change.version == version);
    match change.filter(|_| only_words) {
        Some(change) => Standing::Corrected { reason: &change.note },
        None => Standing::NoCorrection,
    }
}

/// Returns the correction that leads to a version of an entry.
pub fn correction_to<'s>(site: &'s Site, id: &str, version: u32) -> Option<(&'s Entry, &'s Correction)> {
    corrections_of(site, id).find(|(_, correction)| correction.to_version.value == version)
}

/// Returns the corrections of an entry, in the order of the site.
pub fn corrections_of<'s>(
    site: &'s Site,
    id: &str,
) -> impl Iterator<Item = (&'s Entry, &'s Correction)> + use<'s> {
    let id = id.to_owned();
    let all = site.entries.iter();
    all.filter_map(|entry| Some((entry, entry.parts.correction.as_ref()?)))
        .filter(move |(_, correction)| correction.target.value == id)
}
