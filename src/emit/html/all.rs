//! The index of everything, by kind and year.

use std::sync::Arc;

use crate::emit::html::card::card;
use crate::emit::html::edition::Edition;
use crate::emit::html::json_ld;
use crate::emit::html::page::Page;
use crate::model::output::{Made, Output};
use crate::model::pages;
use crate::report::diagnostic::Diagnostic;
use crate::theme::view::{AllGroupView, AllView};

/// An index holds so many times the entries of a list's page.
const TIMES: usize = 5;

/// Returns the pages of the index.
pub fn plan(edition: &Arc<Edition>) -> Vec<Output> {
    let speaks = |at: &usize| {
        let entry = edition.site.entries.get(*at);
        entry.is_some_and(|entry| entry.speaks(edition.lang))
    };
    let entries: Vec<usize> = (0..edition.site.entries.len()).filter(speaks).collect();
    let entries = Arc::new(entries);
    let pages = entries.len().div_ceil(per_page(edition)).max(1);
    (1..=pages)
        .map(|number| {
            let (edition, entries) = (Arc::clone(edition), Arc::clone(&entries));
            Output::make(pages::all(edition.lang, number), move |_| {
                render(&edition, &entries, number)
            })
        })
        .collect()
}

fn per_page(edition: &Edition) -> usize {
    edition.site.config.per_page.max(1) * TIMES
}

fn render(edition: &Edition, entries: &[usize], number: usize) -> Result<Made, Vec<Diagnostic>> {
    let lang = edition.lang;
    let path = pages::all(lang, number);
    let name = edition.word("all.title").to_owned();
    let title = match number {
        1 => name.clone(),
        number => edition.fill("pages.title", &[("title", &name), ("page", &number.to_string())]),
    };
    let mut page = Page::new("all", path.clone(), title.clone());
    page.nav_path = edition.link(&pages::all(lang, 1), "").path;
    page.crumbs = vec![edition.link(&pages::all(lang, 1), name)];
    if number == 1 {
        page.translation = edition.translated(|lang| pages::all(lang, 1));
    }
    let url = path.absolute(&edition.site.config.base_url);
    page.json_ld = vec![json_ld::collection(edition, &title, url)];
    page.render(edition, "layout/all.html", "all", &view(edition, entries, number))
}

fn view(edition: &Edition, entries: &[usize], number: usize) -> AllView {
    let per_page = per_page(edition);
    let mut groups: Vec<(&str, AllGroupView)> = Vec::new();
    let shown = entries.iter().skip((number - 1) * per_page).take(per_page);
    for entry in shown.filter_map(|at| edition.site.entries.get(*at)) {
        let dated = entry.meta.date.filter(|_| entry.parts.order.is_none());
        let year = dated.map(|day| day.year().to_string()).unwrap_or_default();
        let card = card(edition, entry);
        match groups.last_mut() {
            Some((kind, group)) if *kind == entry.kind && group.year == year => group.cards.push(card),
            _ => groups.push((
                entry.kind,
                AllGroupView {
                    title: edition.kind_title(entry.kind),
                    year,
                    cards: vec![card],
                },
            )),
        }
    }
    AllView {
        groups: groups.into_iter().map(|(_, group)| group).collect(),
        page: number,
        pages: (1..=entries.len().div_ceil(per_page).max(1))
            .map(|number| edition.link(&pages::all(edition.lang, number), number.to_string()))
            .collect(),
        total: entries.len(),
    }
}
