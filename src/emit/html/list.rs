//! Lists of a kind: all, by year and by topic.

use std::sync::Arc;

use crate::emit::html::books;
use crate::emit::html::card::{cards, on_and_ahead};
use crate::emit::html::cover;
use crate::emit::html::edition::Edition;
use crate::emit::html::files;
use crate::emit::html::json_ld;
use crate::emit::html::law;
use crate::emit::html::ledger;
use crate::emit::html::months;
use crate::emit::html::page::Page;
use crate::model::address::SitePath;
use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::output::{Made, Output, Receipts, Recipe};
use crate::model::pages;
use crate::model::site::Section;
use crate::report::diagnostic::Diagnostic;
use crate::theme::view::{ListView, YearView};
use crate::theme::view_law::StatuteFactsView;
use crate::theme::view_shapes::LinkView;

/// Entries ahead that a list names before all others.
const NEXT: usize = 12;

/// The entries of a section in one language, and their years.
pub struct Shelf {
    section: Section,
    /// Positions in the site, in the order of the list.
    entries: Vec<usize>,
    /// Newest first; none for kinds that are read in order.
    years: Vec<(i32, Vec<usize>)>,
    /// Topics that several entries have, those of most entries first.
    topics: Vec<(String, Vec<usize>)>,
    /// Entries that only the Chinese list has.
    chinese_only: usize,
}

/// Which of the entries a list holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    All,
    Year(i32),
    /// By place among the topics.
    Topic(usize),
}

/// A page of a list.
#[derive(Clone, Copy)]
struct Part {
    cut: Cut,
    /// From 1.
    number: usize,
}

/// Returns the pages of a section.
pub fn plan(edition: &Arc<Edition>, section: Section) -> Vec<Output> {
    let shelf = Arc::new(Shelf::of(edition, section));
    let years = shelf.years.iter().map(|(year, _)| Cut::Year(*year));
    let topics = (0..shelf.topics.len()).map(Cut::Topic);
    let cuts = std::iter::once(Cut::All).chain(years).chain(topics);
    let pages = |cut: Cut| {
        let pages = pages_of(edition, shelf.part_entries(cut).len());
        (1..=pages).map(move |number| Part { cut, number })
    };
    let parts: Vec<Part> = cuts.flat_map(pages).collect();
    parts
        .into_iter()
        .map(|part| {
            let (edition, shelf) = (Arc::clone(edition), Arc::clone(&shelf));
            Output {
                path: shelf.path(edition.lang, part),
                after: shelf.papers(&edition, part),
                recipe: Recipe::Make(Box::new(move |receipts| shelf.render(&edition, part, receipts))),
            }
        })
        .collect()
}

fn pages_of(edition: &Edition, entries: usize) -> usize {
    entries.div_ceil(edition.site.config.per_page.max(1)).max(1)
}

/// Returns the topics that have a word and several entries; none if that leaves no choice.
fn topics(edition: &Edition, entries: &[usize]) -> Vec<(String, Vec<usize>)> {
    let mut topics: Vec<(String, Vec<usize>)> = Vec::new();
    for at in entries {
        let entry = edition.site.entries.get(*at);
        let dated = entry.filter(|entry| entry.parts.order.is_none());
        let Some(topic) = dated.and_then(|entry| entry.parts.topic.as_deref()) else {
            continue;
        };
        match topics.iter_mut().find(|(known, _)| known == topic) {
            Some((_, of_topic)) => of_topic.push(*at),
            None if edition
                .theme
                .find_word(edition.lang, &format!("topic.{topic}"))
                .is_some() =>
            {
                topics.push((topic.to_owned(), vec![*at]));
            }
            None => {}
        }
    }
    topics.retain(|(_, entries)| entries.len() > 1);
    topics.sort_by_key(|(_, entries)| std::cmp::Reverse(entries.len()));
    match topics.len() {
        1 => Vec::new(),
        _ => topics,
    }
}

fn topic_word<'e>(edition: &'e Edition, topic: &'e str) -> &'e str {
    let key = format!("topic.{topic}");
    edition.theme.find_word(edition.lang, &key).unwrap_or(topic)
}

impl Shelf {
    fn of(edition: &Edition, section: Section) -> Shelf {
        let all = edition.catalogue.of_kind(section.kind);
        let get = |at: &usize| edition.site.entries.get(*at);
        let speaks = |at: &&usize| get(at).is_some_and(|entry| entry.speaks(edition.lang));
        let entries: Vec<usize> = all.iter().filter(speaks).copied().collect();
        let mut years: Vec<(i32, Vec<usize>)> = Vec::new();
        for at in &entries {
            let day = get(at)
                .filter(|entry| entry.parts.order.is_none())
                .and_then(|entry| entry.meta.date);
            let Some(year) = day.map(|day| day.year()) else {
                continue;
            };
            match years.iter_mut().find(|(known, _)| *known == year) {
                Some((_, of_year)) => of_year.push(*at),
                None => years.push((year, vec![*at])),
            }
        }
        years.sort_by_key(|(year, _)| std::cmp::Reverse(*year));
        let topics = topics(edition, &entries);
        Shelf {
            section,
            chinese_only: all.len() - entries.len(),
            entries,
            years,
            topics,
        }
    }

    fn path(&self, lang: Lang, part: Part) -> SitePath {
        let folder = self.section.folder;
        match part.cut {
            Cut::Year(year) => pages::year(lang, folder, year, part.number),
            Cut::Topic(at) => pages::topic(lang, folder, self.topic(at), part.number),
            Cut::All => pages::list(lang, folder, part.number),
        }
    }

    fn topic(&self, at: usize) -> &str {
        self.topics.get(at).map_or("", |(topic, _)| topic)
    }

    fn part_entries(&self, cut: Cut) -> &[usize] {
        let found = match cut {
            Cut::All => Some(&self.entries),
            Cut::Year(year) => self
                .years
                .iter()
                .find_map(|(known, entries)| (*known == year).then_some(entries)),
            Cut::Topic(at) => self.topics.get(at).map(|(_, entries)| entries),
        };
        found.map_or(&[], Vec::as_slice)
    }

    /// Returns the PDFs whose sizes a page of the list states.
    fn papers(&self, edition: &Edition, part: Part) -> Vec<SitePath> {
        let shown = self.shown(edition, part);
        shown.filter_map(|entry| files::paper(edition, entry)).collect()
    }

    /// Returns the entries of a page of the list.
    fn shown<'s>(&'s self, edition: &'s Edition, part: Part) -> impl Iterator<Item = &'s Entry> + Clone {
        let per_page = edition.site.config.per_page.max(1);
        self.part_entries(part.cut)
            .iter()
            .skip((part.number - 1) * per_page)
            .take(per_page)
            .filter_map(|at| edition.site.entries.get(*at))
    }

    fn render(&self, edition: &Edition, part: Part, receipts: &Receipts) -> Result<Made, Vec<Diagnostic>> {
        let lang = edition.lang;
        let section = &self.section;
        let name = edition.kind_title(section.kind);
        let path = self.path(lang, part);
        let first = pages::list(lang, section.folder, 1);
        let title = self.title(edition, &name, part);
        let mut page = Page::new("list", path.clone(), title.clone());
        page.kind = section.kind;
        page.description = self.intro(edition);
        page.nav_path = edition.link(&first, "").path;
        page.feed = edition.feed(pages::section_feed(lang, section.folder));
        page.crumbs = match path == first {
            true => vec![edition.link(&first, name)],
            false => vec![edition.link(&first, name), edition.link(&path, title.clone())],
        };
        page.translation = match (part.cut, part.number) {
            (Cut::All, 1) => edition.translated_section(section),
            _ => None,
        };
        let url = path.absolute(&edition.site.config.base_url);
        page.json_ld = vec![json_ld::collection(edition, &title, url)];
        let own = format!("kinds/{}/list.html", section.kind);
        let template = match edition.theme.templates.has(&own) {
            true => own.as_str(),
            false => "layout/list.html",
        };
        page.render(
            edition,
            template,
            "list",
            &self.view(edition, part, title, receipts),
        )
    }

    fn title(&self, edition: &Edition, name: &str, part: Part) -> String {
        let title = match part.cut {
            Cut::Year(year) => edition.fill("years.title", &[("year", &year.to_string()), ("title", name)]),
            Cut::Topic(at) => {
                let topic = topic_word(edition, self.topic(at));
                edition.fill("topics.title", &[("topic", topic), ("title", name)])
            }
            Cut::All => name.to_owned(),
        };
        match part.number {
            1 => title,
            number => edition.fill("pages.title", &[("title", &title), ("page", &number.to_string())]),
        }
    }

    fn intro(&self, edition: &Edition) -> String {
        let key = format!("intro.{}", self.section.kind);
        let intro = edition.theme.find_word(edition.lang, &key);
        intro.unwrap_or_default().to_owned()
    }

    fn view(&self, edition: &Edition, part: Part, title: String, receipts: &Receipts) -> ListView {
        let all = self.part_entries(part.cut);
        let get = |at: &usize| edition.site.entries.get(*at);
        let shown = self.shown(edition, part);
        let is_first = part.cut == Cut::All && part.number == 1;
        let everything = || -> Vec<&Entry> {
            let at = edition.catalogue.of_kind(self.section.kind).iter();
            at.filter_map(get).collect()
        };
        let months = match is_first {
            true => {
                let mut events = everything();
                events.retain(|entry| entry.parts.level.is_none());
                months::months(edition, &events)
            }
            false => Vec::new(),
        };
        let (on, ahead) = match is_first {
            true => on_and_ahead(everything().into_iter(), edition.site.now),
            false => (Vec::new(), Vec::new()),
        };
        ListView {
            title,
            intro: self.intro(edition),
            minutes: shown
                .clone()
                .map(|entry| edition.catalogue.minutes(&edition.site, &entry.meta.id))
                .sum(),
            issues: shown
                .clone()
                .filter_map(|entry| cover::cover(edition, entry, receipts))
                .collect(),
            cards: cards(edition, shown),
            years: self.years(edition, part.cut),
            year: match part.cut {
                Cut::Year(year) => year.to_string(),
                Cut::All | Cut::Topic(_) => String::new(),
            },
            topics: self.topic_links(edition, part.cut),
            has_all: part.cut == Cut::All,
            page: part.number,
            pages: self.page_links(edition, part.cut, all.len()),
            total: all.len(),
            money: match is_first {
                true => ledger::all(edition, everything().into_iter()),
                false => Vec::new(),
            },
            other_accounts: match is_first {
                true => {
                    let plain = everything()
                        .into_iter()
                        .filter(|entry| entry.parts.ledgers.is_empty());
                    cards(edition, plain.filter(|entry| entry.parts.period.is_some()))
                }
                false => Vec::new(),
            },
            books: match is_first {
                true => books::books(edition, &everything()),
                false => None,
            },
            now: cards(edition, on),
            next: cards(edition, ahead.into_iter().take(NEXT)),
            months,
            statutes: match is_first {
                true => statutes(edition, &everything()),
                false => Vec::new(),
            },
            chinese_only: self.chinese_only,
        }
    }

    fn years(&self, edition: &Edition, shown: Cut) -> Vec<YearView> {
        let years = self.years.iter();
        years
            .map(|(year, entries)| {
                let path = pages::year(edition.lang, self.section.folder, *year, 1);
                YearView {
                    year: year.to_string(),
                    path: edition.link(&path, "").path,
                    count: entries.len(),
                    current: shown == Cut::Year(*year),
                }
            })
            .collect()
    }

    fn topic_links(&self, edition: &Edition, shown: Cut) -> Vec<YearView> {
        let topics = self.topics.iter().enumerate();
        topics
            .map(|(at, (topic, entries))| {
                let path = pages::topic(edition.lang, self.section.folder, topic, 1);
                YearView {
                    year: topic_word(edition, topic).to_owned(),
                    path: edition.link(&path, "").path,
                    count: entries.len(),
                    current: shown == Cut::Topic(at),
                }
            })
            .collect()
    }

    fn page_links(&self, edition: &Edition, cut: Cut, entries: usize) -> Vec<LinkView> {
        let pages = 1..=pages_of(edition, entries);
        pages
            .map(|number| {
                let path = self.path(edition.lang, Part { cut, number });
                edition.link(&path, number.to_string())
            })
            .collect()
    }
}

/// Returns the statutes of the site where a list is about law.
fn statutes(edition: &Edition, listed: &[&Entry]) -> Vec<StatuteFactsView> {
    let is_law = |entry: &&Entry| entry.parts.bulletin.is_some() || entry.parts.statute.is_some();
    if !listed.iter().any(is_law) {
        return Vec::new();
    }
    let entries = edition.site.entries.iter();
    entries.filter_map(|entry| law::facts(edition, entry)).collect()
}
