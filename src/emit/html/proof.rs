//! What the chain says of an entry, on its page.

use crate::emit::html::edition::Edition;
use crate::model::address::{SitePath, encode_path};
use crate::model::correction::CorrectedRow;
use crate::model::entry::Entry;
use crate::model::proof::Head;
use crate::model::standing::{Standing, corrections_of, standing};
use crate::model::{correction, pages};
use crate::theme::qr;
use crate::theme::time_words;
use crate::theme::view_proof::{CorrectedView, CorrectionView, CorrectsView, ProofView};
use crate::theme::view_shapes::{LinkView, QrView};

/// Returns what the chain says of an entry; nothing of one that is never sealed.
pub fn view(edition: &Edition, entry: &Entry) -> Option<ProofView> {
    let site = &edition.site;
    let is_issue = entry.parts.issue.is_some();
    if !entry.can_be_sealed() && !is_issue && corrections_of(site, &entry.meta.id).next().is_none() {
        return None;
    }
    let head = match entry.meta.date.filter(|_| is_issue) {
        Some(day) => site.proofs.head_on(day),
        None => site.proofs.head(),
    };
    let sealing = site.proofs.entries.get(&entry.meta.id);
    let last = sealing.and_then(|sealing| sealing.last());
    let removed = last.map_or(0, |last| last.rows.iter().filter(|row| row.is_empty()).count());
    Some(ProofView {
        sealed: standing(site, entry) == Standing::Same,
        number: last.map_or(String::new(), |last| last.head.n.clone()),
        day: last
            .and_then(|last| last.head.date)
            .map(|day| time_words::day_view(day, edition.lang)),
        head: head.map_or(String::new(), |head| head.short.clone()),
        qr: head.and_then(|head| code(edition, head)),
        page: encode_path(pages::proof(edition.lang).as_str()),
        verify: encode_path(pages::verify(edition.lang).as_str()),
        older: older(edition, entry),
        corrections: corrections(edition, entry),
        correction: entry
            .parts
            .correction
            .as_ref()
            .map(|correction| corrects(edition, correction)),
        removed,
    })
}

/// Returns the whole of a hash for a camera: the page that verifies, with the hash behind the mark.
pub fn code(edition: &Edition, head: &Head) -> Option<QrView> {
    let verify = pages::verify(crate::model::lang::Lang::Zh).absolute(&edition.site.config.base_url);
    qr::draw(&format!("{verify}#{}", head.hash)).map(|code| QrView {
        width: code.width,
        path: code.path,
    })
}

/// Returns the address of a version as it was sealed.
pub fn old_path(edition: &Edition, entry: &Entry, version: u32) -> SitePath {
    let page = entry.path(edition.lang);
    let stem = page.as_str().trim_end_matches(".html");
    SitePath::new(format!("{stem}.v{version}.html"))
}

fn older(edition: &Edition, entry: &Entry) -> Vec<LinkView> {
    let sealing = edition.site.proofs.entries.get(&entry.meta.id);
    let versions = sealing.map_or(&[][..], |sealing| sealing.versions.as_slice());
    let older = versions
        .iter()
        .filter(|sealed| sealed.version < entry.meta.version);
    older
        .map(|sealed| {
            let number = sealed.version.to_string();
            let title = edition.fill("chain.version", &[("number", &number)]);
            edition.link(&old_path(edition, entry, sealed.version), title)
        })
        .collect()
}

fn corrections(edition: &Edition, entry: &Entry) -> Vec<CorrectionView> {
    corrections_of(&edition.site, &entry.meta.id)
        .map(|(own, correction)| CorrectionView {
            link: edition.link_to(own),
            day: own.meta.date.map(|day| time_words::day_view(day, edition.lang)),
            rows: rows(&correction.rows),
        })
        .collect()
}

fn rows(rows: &[CorrectedRow]) -> Vec<CorrectedView> {
    rows.iter()
        .map(|row| CorrectedView {
            field: row.field.clone(),
            was: row.was.value.clone(),
            now: row.now.value.clone(),
        })
        .collect()
}

fn corrects(edition: &Edition, correction: &correction::Correction) -> CorrectsView {
    let target = edition.site.entry(&correction.target.value);
    let old = target.and_then(|target| {
        let number = correction.from_version.value.to_string();
        let title = edition.fill("chain.version", &[("number", &number)]);
        older(edition, target)
            .into_iter()
            .find(|link| link.title == title)
    });
    CorrectsView {
        target: target.map(|target| edition.link_to(target)),
        old,
        from: correction.from_version.value,
        to: correction.to_version.value,
        rows: rows(&correction.rows),
        reason: correction.reason.clone(),
        effect: correction.effect.map_or(String::new(), |effect| effect.grouped()),
        later: target.map_or(Vec::new(), |target| later(edition, target)),
    }
}

/// Returns the accounts that carry on from an account, one after another.
fn later(edition: &Edition, target: &Entry) -> Vec<LinkView> {
    let mut out = Vec::new();
    for ledger in &target.parts.ledgers {
        let book = ledger.book.value.as_str();
        let mut id = target.meta.id.as_str();
        while let Some(next) = edition.catalogue.carried_to(&edition.site, id, book) {
            let link = edition.link_to(next);
            if out.iter().any(|known: &LinkView| known.path == link.path) {
                break;
            }
            out.push(link);
            id = next.meta.id.as_str();
        }
    }
    out
}
