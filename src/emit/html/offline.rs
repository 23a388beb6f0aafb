//! What is kept for hours without network.

use std::sync::Arc;

use serde_json::json;

use crate::emit::html::card::cards;
use crate::emit::html::edition::Edition;
use crate::emit::html::page::Page;
use crate::model::address::{SitePath, encode_path};
use crate::model::entry::{Entry, Status};
use crate::model::lang::Lang;
use crate::model::output::{Output, Receipts, Recipe};
use crate::model::pages;
use crate::theme::view::{OfflineView, ShelfView};

/// So many of the newest notices are kept.
const NOTICES: usize = 30;
const TEMPLATE: &str = "layout/offline.html";

/// Returns whether the site asks for it and the theme has what it needs.
pub fn is_wanted(edition: &Edition) -> bool {
    let theme = &edition.theme;
    let is_able = theme.templates.has(TEMPLATE) && theme.assets.contains_key("worker.js");
    is_able && edition.site.config.outputs.offline
}

/// Returns the page that is shown where nothing was kept.
pub fn page(edition: &Arc<Edition>) -> Output {
    let edition = Arc::clone(edition);
    let path = pages::offline(edition.lang);
    Output::make(path.clone(), move |_| {
        let mut page = Page::new("offline", path.clone(), edition.word("offline.title"));
        page.crumbs = vec![edition.link(&path, edition.word("offline.title"))];
        page.translation = edition.translated(pages::offline);
        let shelf = |entries: Vec<&Entry>| {
            let first = entries.first()?;
            Some(ShelfView {
                title: edition.kind_title(first.kind),
                cards: cards(&edition, entries.iter().copied()),
            })
        };
        let view = OfflineView {
            shelves: kept(&edition).into_iter().filter_map(shelf).collect(),
        };
        page.render(&edition, TEMPLATE, "offline", &view)
    })
}

/// Returns the entries that are kept: the newest notices, and the handbook.
fn kept(edition: &Edition) -> [Vec<&Entry>; 2] {
    let shelves = &edition.theme.settings.home;
    let of = |kind: &str| -> Vec<&Entry> {
        let entries = edition.entries_of(kind);
        let current = entries
            .filter(|entry| entry.meta.status != Status::Withdrawn && !entry.is_expired(edition.site.now));
        current.collect()
    };
    let mut notices = of(&shelves.notices);
    notices.truncate(NOTICES);
    [notices, of(&shelves.handbook)]
}

/// Returns the script that keeps pages, and the list of what it keeps.
pub fn worker(edition: &Edition) -> Vec<Output> {
    let Some(worker) = edition.theme.assets.get("worker.js") else {
        return Vec::new();
    };
    let langs = [Lang::Zh, Lang::En].into_iter();
    let langs = langs.filter(|lang| *lang == edition.lang || edition.site.config.speaks(*lang));
    let mut paths: Vec<SitePath> = langs
        .flat_map(|lang| [pages::home(lang), pages::offline(lang)])
        .collect();
    for entries in kept(edition) {
        let first = entries
            .first()
            .map(|entry| pages::list(edition.lang, entry.folder, 1));
        paths.extend(first);
        paths.extend(entries.iter().map(|entry| entry.path(edition.lang)));
    }
    let assets = ["site.css", "site.js", "boot.js"].iter();
    let assets = assets.filter_map(|name| edition.theme.assets.get(*name));
    paths.extend(assets.map(|asset| asset.path.clone()));
    let names: Vec<String> = paths.iter().map(|path| encode_path(path.as_str())).collect();
    let list = json!({ "files": names }).to_string();
    let script = encode_path(worker.path.as_str());
    let after = paths.clone();
    vec![
        Output::make(SitePath::new("offline.json"), move |_| {
            Ok(list.clone().into_bytes())
        }),
        Output {
            path: SitePath::new("sw.js"),
            after,
            recipe: Recipe::Make(Box::new(move |receipts| {
                let build = build(&paths, receipts);
                Ok(
                    format!("self.linliBuild = \"{build}\";\nimportScripts(\"{script}\");\n")
                        .into_bytes()
                        .into(),
                )
            })),
        },
    ]
}

/// Returns a digest of everything that is kept, so that a browser takes the new when one of them changes.
fn build(paths: &[SitePath], receipts: &Receipts) -> String {
    let mut hasher = blake3::Hasher::new();
    for path in paths {
        hasher.update(path.as_str().as_bytes());
        hasher.update(
            receipts
                .get(path)
                .map_or("", |receipt| &receipt.sha256)
                .as_bytes(),
        );
    }
    hasher.finalize().to_hex().chars().take(16).collect()
}
