//! The pages and files by which a site proves itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::emit::html::edition::Edition;
use crate::emit::html::page::Page;
use crate::emit::html::proof;
use crate::model::address::{SitePath, encode_path};
use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::output::{Made, Output, Recipe};
use crate::model::pages;
use crate::model::proof::{SealedVersion, TEXT_KEY};
use crate::report::diagnostic::Diagnostic;
use crate::source::file::Bytes;
use crate::theme::time_words;
use crate::theme::view_proof::{ChainView, SealedView};

/// Keys of a sealed head that its page says elsewhere.
const SAID: [&str; 5] = ["id", "kind", "title", "version", TEXT_KEY];

/// Returns the explanation, the page that verifies, old versions and, once, the chain itself.
pub fn plan(edition: &Arc<Edition>) -> Vec<Output> {
    let proofs = &edition.site.proofs;
    let mut out = Vec::new();
    // Whatever the theme can draw, the chain itself is there for whoever wants to verify it.
    if edition.lang == Lang::Zh {
        out.extend(proofs.files.iter().map(|file| Output {
            path: SitePath::new(file.path.clone()),
            after: Vec::new(),
            recipe: Recipe::Ready(file.bytes.clone()),
        }));
    }
    if !edition.theme.draws_proofs() {
        return out;
    }
    out.push(page(edition, "proof", pages::proof));
    out.push(page(edition, "verify", pages::verify));
    for (at, entry) in edition.site.entries.iter().enumerate() {
        if entry.speaks(edition.lang) {
            out.extend(old_versions(edition, at, entry));
        }
    }
    if edition.lang == Lang::Zh {
        out.extend(offline(edition));
    }
    out
}

fn page(edition: &Arc<Edition>, form: &'static str, path: fn(Lang) -> SitePath) -> Output {
    let edition = Arc::clone(edition);
    Output::make(path(edition.lang), move |_| {
        let key = format!("{form}-page.title");
        let here = path(edition.lang);
        let mut page = Page::new(form, here.clone(), edition.word(&key));
        page.crumbs = vec![edition.link(&here, edition.word(&key))];
        page.translation = edition.translated(path);
        let template = format!("layout/{form}.html");
        page.render(&edition, &template, "chain", &chain_view(&edition))
    })
}

fn chain_view(edition: &Edition) -> ChainView {
    let proofs = &edition.site.proofs;
    let head = proofs.head();
    ChainView {
        head: head.map_or(String::new(), |head| head.short.clone()),
        qr: head.and_then(|head| proof::code(edition, head)),
        count: proofs.heads.len(),
        verify: encode_path(pages::verify(edition.lang).as_str()),
        offline: encode_path(pages::verify_offline().as_str()),
        list: match proofs.begun {
            true => "chain/chain.jsonl".to_owned(),
            false => String::new(),
        },
    }
}

fn old_versions(edition: &Arc<Edition>, at: usize, entry: &Entry) -> Vec<Output> {
    let sealing = edition.site.proofs.entries.get(&entry.meta.id);
    let versions = sealing.map_or(&[][..], |sealing| sealing.versions.as_slice());
    let older = versions
        .iter()
        .filter(|sealed| sealed.version < entry.meta.version);
    older
        .cloned()
        .map(|sealed| {
            let own = Arc::clone(edition);
            let path = proof::old_path(edition, entry, sealed.version);
            Output::make(path.clone(), move |_| {
                let entry = own.site.entries.get(at);
                entry.map_or(Ok(Made::from(Vec::new())), |entry| {
                    old_version(&own, entry, &sealed, &path)
                })
            })
        })
        .collect()
}

fn old_version(
    edition: &Edition,
    entry: &Entry,
    sealed: &SealedVersion,
    path: &SitePath,
) -> Result<Made, Vec<Diagnostic>> {
    let number = sealed.version.to_string();
    let version = edition.fill("chain.version", &[("number", &number)]);
    let title = edition.fill(
        "chain.old-title",
        &[("title", &sealed.title), ("number", &number)],
    );
    let mut page = Page::new("sealed", path.clone(), title);
    let list = pages::list(edition.lang, entry.folder, 1);
    page.crumbs = vec![
        edition.link(&list, edition.kind_title(entry.kind)),
        edition.link_to(entry),
        edition.link(path, version),
    ];
    page.render(
        edition,
        "layout/sealed.html",
        "sealed",
        &sealed_view(edition, entry, sealed),
    )
}

fn sealed_view(edition: &Edition, entry: &Entry, sealed: &SealedVersion) -> SealedView {
    let mut columns: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    for (key, _) in sealed.rows.iter().flatten() {
        if known.insert(key) {
            columns.push(key.clone());
        }
    }
    let cell = |row: &[(String, String)], column: &String| {
        let found = row.iter().find(|(key, _)| key == column);
        found.map_or(String::new(), |(_, text)| text.clone())
    };
    let rows = sealed.rows.iter().map(|row| {
        let cells = columns.iter().map(|column| cell(row, column));
        cells.collect()
    });
    let text = sealed.keys.iter().find(|(key, _)| key == TEXT_KEY);
    SealedView {
        newest: edition.link_to(entry),
        version: sealed.version,
        day: sealed
            .head
            .date
            .map(|day| time_words::day_view(day, edition.lang)),
        number: sealed.head.n.clone(),
        code: sealed.head.short.clone(),
        keys: sealed
            .keys
            .iter()
            .filter(|(key, _)| !SAID.contains(&key.as_str()))
            .cloned()
            .collect(),
        rows: rows.collect(),
        columns,
        text: text.map_or(String::new(), |(_, text)| text.clone()),
        lang: match edition.lang {
            Lang::Zh => String::new(),
            Lang::En => Lang::Zh.tag().to_owned(),
        },
    }
}

/// The page to keep: one file that asks nobody for anything, and says so in its policy.
fn offline(edition: &Arc<Edition>) -> Option<Output> {
    let script = edition.theme.assets.get("verify.js")?.bytes.clone();
    let text = String::from_utf8_lossy(script.as_slice()).into_owned();
    let (title, intro) = (
        edition.word("verify-page.title").to_owned(),
        edition.word("verify-page.keep").to_owned(),
    );
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-{}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n</head>\n\
         <body>\n<h1>{title}</h1>\n<p>{intro}</p>\n<div data-verify=\"both\"></div>\n<script>{text}</script>\n</body>\n</html>\n",
        base64(&Sha256::digest(text.as_bytes())),
    );
    Some(Output {
        path: pages::verify_offline(),
        after: Vec::new(),
        recipe: Recipe::Ready(Bytes::Read(html.into_bytes().into())),
    })
}

/// Returns bytes as a policy names them.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for part in bytes.chunks(3) {
        let whole = part
            .iter()
            .fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte))
            << (8 * (3 - part.len()));
        for at in 0..4 {
            let sign = SIGNS.get(whole >> (18 - 6 * at) & 63).copied().unwrap_or(b'A');
            out.push(if at > part.len() { '=' } else { char::from(sign) });
        }
    }
    out
}
