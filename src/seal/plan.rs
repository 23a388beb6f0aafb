//! Which entries are sealed next, and what is written for it.

use crate::chain::digest::Digest;
use crate::chain::record::{Act, Record, SealedFile};
use crate::chain::shelf::{DOCUMENTS, FILES, LIST};
use crate::model::approval;
use crate::model::entry::Entry;
use crate::model::site::Site;
use crate::model::standing::{Standing, standing};
use crate::report::words::Words;
use crate::say;
use crate::seal::content;
use crate::seal::state::{self, FOLDER};
use crate::source::tree::SourceTree;

/// What is to be written so that entries are sealed.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Documents and attachments, by path from the site's folder.
    pub files: Vec<(String, Vec<u8>)>,
    /// The lines to be added to the list.
    pub lines: String,
    pub sealed: Vec<Record>,
    /// Titles of those that are left out, and why.
    pub refused: Vec<(String, Words)>,
}

/// The list of entries, by its path from the site's folder.
pub fn list_path() -> String {
    format!("{FOLDER}/{LIST}")
}

/// Returns what is to be written to seal the entries that are wanted.
///
/// `salt` gives 16 new random bytes at each call. Entries are taken by the day they were issued.
pub fn plan(
    site: &Site,
    sources: &SourceTree,
    is_wanted: impl Fn(&Entry) -> bool,
    mut salt: impl FnMut() -> [u8; 16],
) -> Plan {
    let mut plan = Plan::default();
    let mut known: Vec<Record> = state::shelf(sources).records().into_iter().flatten().collect();
    let mut entries: Vec<&Entry> = site
        .entries
        .iter()
        .filter(|entry| entry.can_be_sealed() && is_wanted(entry))
        .collect();
    entries.sort_by_key(|entry| (entry.meta.date, &entry.meta.id));
    for entry in entries {
        let (act, reason) = match act(site, entry) {
            Ok(Some(act)) => act,
            Ok(None) => continue,
            Err(why) => {
                plan.refused.push((entry.meta.title.clone(), why));
                continue;
            }
        };
        let Some(record) = seal(
            (site, sources),
            entry,
            (act, &reason),
            &known,
            &mut plan,
            &mut salt,
        ) else {
            continue;
        };
        plan.lines.push_str(&record.to_json());
        plan.lines.push('\n');
        known.push(record.clone());
        plan.sealed.push(record);
    }
    plan
}

/// Returns what is done with an entry, nothing if it stands as it was sealed, or why it cannot be sealed.
fn act(site: &Site, entry: &Entry) -> Result<Option<(Act, String)>, Words> {
    let act = match standing(site, entry) {
        Standing::Same => return Ok(None),
        Standing::Withdrawn => {
            let last = entry.meta.changes.last();
            let reason = last.map_or("撤回", |change| change.note.as_str());
            return Ok(Some((Act::Withdraw, reason.to_owned())));
        }
        Standing::New => (Act::Publish, String::new()),
        Standing::Corrected { reason } => (Act::Correct, reason.to_owned()),
        Standing::SameVersion => {
            return Err(say!(
                "封存以后改过，版本没有变：改回去，或者升一版并写一篇更正",
                "it was changed after it was sealed and has the same version: change it back, or raise the version and write a correction"
            ));
        }
        Standing::NoCorrection => {
            return Err(say!(
                "版本升了，没有写更正：在 `content/corrections` 里写一篇",
                "its version is higher and no correction says why: write one in `content/corrections`"
            ));
        }
    };
    let lacking = approval::lacking(entry, &site.proofs);
    match lacking.is_nothing() {
        true => Ok(Some(act)),
        false => Err(say!(
            "签字不齐，或者签字以后又改过（`linli check` 说缺什么）",
            "signatures are missing, or it was changed after they were given (`linli check` says which)"
        )),
    }
}

fn seal(
    (site, sources): (&Site, &SourceTree),
    entry: &Entry,
    (act, reason): (Act, &str),
    known: &[Record],
    plan: &mut Plan,
    salt: &mut impl FnMut() -> [u8; 16],
) -> Option<Record> {
    let id = &entry.meta.id;
    let before = known
        .iter()
        .rev()
        .find(|record| record.id == *id && record.kind != Act::Withdraw.name());
    let n = (known.len() + 1).to_string();
    let (doc, files) = match (act, before) {
        (Act::Withdraw, Some(before)) => (before.doc, Vec::new()),
        _ => {
            let document = content::of(entry, sources)?.sealed(|_| salt());
            let path = format!("{FOLDER}/{DOCUMENTS}/{n}-{id}.json");
            plan.files.push((path, document.to_json().into_bytes()));
            (document.digest(), attachments(entry, sources, &n, plan))
        }
    };
    // A withdrawal has no document of its own; the one it is about is named by `corrects`.
    let mut record = Record {
        kind: act.name().to_owned(),
        id: id.clone(),
        title: entry.meta.title.clone(),
        date: site.now.day().iso(),
        doc,
        files,
        prev: known.last().map_or(Digest::ZERO, |record| record.hash),
        corrects: match act {
            Act::Publish => String::new(),
            Act::Correct | Act::Withdraw => before.map_or(String::new(), |record| record.n.clone()),
        },
        reason: reason.to_owned(),
        hash: Digest::ZERO,
        n,
    };
    record.hash = record.computed_hash();
    Some(record)
}

/// Copies the attachments as they are, so that a later version does not take them away.
fn attachments(entry: &Entry, sources: &SourceTree, n: &str, plan: &mut Plan) -> Vec<SealedFile> {
    let own = sources.path(entry.meta.file);
    let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut out: Vec<SealedFile> = Vec::new();
    for attachment in &entry.meta.attachments {
        let path = format!("{folder}/{}", attachment.file.value);
        let Some((_, file)) = sources.find(&path) else {
            continue;
        };
        let base = path.rsplit('/').next().unwrap_or_default();
        let name = format!("{n}-{base}");
        if out.iter().any(|known| known.name == name) {
            continue;
        }
        let bytes = file.bytes.as_slice().to_vec();
        out.push(SealedFile {
            name: name.clone(),
            sha256: Digest::of_bytes(&bytes),
        });
        plan.files.push((format!("{FOLDER}/{FILES}/{name}"), bytes));
    }
    out
}
