//! The search page: choices, and words to begin with.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::emit::html::edition::Edition;
use crate::emit::html::page::Page;
use crate::han::fold::is_han;
use crate::model::entry::{Entry, Phase};
use crate::model::lang::Lang;
use crate::model::output::{Made, Output};
use crate::model::pages;
use crate::model::site::Site;
use crate::report::diagnostic::Diagnostic;
use crate::theme::files::Theme;
use crate::theme::view::{KindView, SearchView};

/// So many words are offered to begin with.
const TOPICS: usize = 8;

/// Returns the page.
pub fn plan(edition: &Arc<Edition>) -> Output {
    let edition = Arc::clone(edition);
    Output::make(pages::search(edition.lang), move |_| render(&edition))
}

fn render(edition: &Edition) -> Result<Made, Vec<Diagnostic>> {
    let path = pages::search(edition.lang);
    let title = edition.word("search.title");
    let mut page = Page::new("search", path.clone(), title);
    page.crumbs = vec![edition.link(&path, title)];
    page.translation = edition.translated(pages::search);
    page.render(edition, "layout/search.html", "search", &view(edition))
}

fn view(edition: &Edition) -> SearchView {
    let kinds = edition.sections().into_iter().map(|section| KindView {
        name: section.kind.to_owned(),
        title: edition.kind_title(section.kind),
        path: edition
            .link(&pages::list(edition.lang, section.folder, 1), "")
            .path,
    });
    let days = speaking(&edition.site, edition.lang).filter_map(|entry| entry.meta.date);
    let years: BTreeSet<Reverse<i32>> = days.map(|day| Reverse(day.year())).collect();
    SearchView {
        kinds: kinds.collect(),
        years: years.into_iter().map(|Reverse(year)| year.to_string()).collect(),
        topics: topics(&edition.site, &edition.theme, edition.lang),
    }
}

fn speaking(site: &Site, lang: Lang) -> impl Iterator<Item = &Entry> {
    site.entries.iter().filter(move |entry| entry.speaks(lang))
}

/// Returns what entries are about: first of those that are on or ahead, then of the others, the newest first.
pub fn topics(site: &Site, theme: &Theme, lang: Lang) -> Vec<String> {
    let over = |entry: &Entry| entry.is_expired(site.now) || entry.phase(site.now) == Some(Phase::Ended);
    let mut entries: Vec<&Entry> = speaking(site, lang)
        .filter(|entry| entry.meta.date.is_some())
        .collect();
    entries.sort_by_key(|entry| (over(entry), Reverse(entry.meta.date), entry.meta.id.as_str()));
    let mut found: Vec<String> = Vec::new();
    for topic in entries.iter().filter_map(|entry| entry.parts.topic.as_deref()) {
        let name = theme.find_word(lang, &format!("topic.{topic}")).unwrap_or(topic);
        let foreign = lang == Lang::En && name.chars().any(is_han);
        let says_nothing = matches!(topic, "其他" | "other");
        if !foreign && !says_nothing && !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    }
    found.truncate(TOPICS);
    found
}
