//! What pages look up about entries, gathered once a site.

use std::collections::HashMap;

use crate::model::block::{Block, Inline};
use crate::model::entry::Entry;
use crate::model::site::Site;

/// Characters of Chinese that are read in a minute; the lists of chapters say so.
const PER_MINUTE: usize = 300;

/// Which entries speak of which.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// Place of each entry among its kind, and how many there are.
    of_kind: HashMap<&'static str, Vec<usize>>,
    place: Vec<usize>,
    superseded_by: HashMap<String, usize>,
    /// By statute and article (empty for the whole): entries that cite it.
    cited_by: HashMap<(String, String), Vec<usize>>,
    /// By disclosure and book: the disclosure that carries its closing on.
    carried_to: HashMap<(String, String), usize>,
    minutes: Vec<usize>,
}

impl Catalogue {
    /// Looks through the entries of a site.
    pub fn of(site: &Site) -> Catalogue {
        let mut catalogue = Catalogue::default();
        for (at, entry) in site.entries.iter().enumerate() {
            let of_kind = catalogue.of_kind.entry(entry.kind).or_default();
            catalogue.place.push(of_kind.len());
            of_kind.push(at);
            catalogue.minutes.push(minutes(entry));
            if let Some(id) = &entry.parts.supersedes {
                catalogue.superseded_by.insert(id.value.clone(), at);
            }
            catalogue.note_laws(at, entry);
            for ledger in &entry.parts.ledgers {
                if let Some(previous) = &ledger.previous {
                    let key = (previous.value.clone(), ledger.book.value.clone());
                    catalogue.carried_to.insert(key, at);
                }
            }
        }
        catalogue
    }

    fn note_laws(&mut self, at: usize, entry: &Entry) {
        let basis = entry.meta.basis.iter().map(|law| {
            let article = law.value.article.clone().unwrap_or_default();
            (law.value.statute.clone(), article)
        });
        let bulletin = entry.parts.bulletin.iter().flat_map(|bulletin| {
            let statute = bulletin.statute.as_ref().map(|id| id.value.clone());
            let articles = bulletin.articles.iter().map(|article| article.value.clone());
            articles.filter_map(move |article| Some((statute.clone()?, article)))
        });
        for key in basis.chain(bulletin) {
            let citing = self.cited_by.entry(key).or_default();
            if citing.last() != Some(&at) {
                citing.push(at);
            }
        }
    }

    /// Returns the places of a kind's entries in the site, in their order.
    pub fn of_kind(&self, kind: &str) -> &[usize] {
        self.of_kind.get(kind).map_or(&[], Vec::as_slice)
    }

    /// Returns the entry before and the one after among those of its kind that fit.
    pub fn neighbours<'s>(
        &self,
        site: &'s Site,
        entry: &Entry,
        fits: impl Fn(&Entry) -> bool,
    ) -> (Option<&'s Entry>, Option<&'s Entry>) {
        let all = self.of_kind(entry.kind);
        let place = site
            .numbers
            .get(&entry.meta.id)
            .and_then(|at| self.place.get(*at));
        let Some(place) = place else { return (None, None) };
        let get = |at: &usize| site.entries.get(*at).filter(|entry| fits(entry));
        let before = all.get(..*place).unwrap_or_default();
        let after = all.get(place + 1..).unwrap_or_default();
        (before.iter().rev().find_map(get), after.iter().find_map(get))
    }

    /// Returns the entry that replaced this one.
    pub fn superseded_by<'s>(&self, site: &'s Site, id: &str) -> Option<&'s Entry> {
        self.superseded_by.get(id).and_then(|at| site.entries.get(*at))
    }

    /// Returns the entries that cite an article.
    pub fn cited_by<'s>(
        &'s self,
        site: &'s Site,
        statute: &str,
        article: &str,
    ) -> impl Iterator<Item = &'s Entry> {
        let key = (statute.to_owned(), article.to_owned());
        let found = self.cited_by.get(&key).map_or(&[][..], Vec::as_slice);
        found.iter().filter_map(|at| site.entries.get(*at))
    }

    /// Returns the disclosure that carries on a book of this one.
    pub fn carried_to<'s>(&self, site: &'s Site, id: &str, book: &str) -> Option<&'s Entry> {
        let key = (id.to_owned(), book.to_owned());
        self.carried_to.get(&key).and_then(|at| site.entries.get(*at))
    }

    /// Returns how long an entry takes to read, in minutes from 1.
    pub fn minutes(&self, site: &Site, id: &str) -> usize {
        let at = site.numbers.get(id);
        at.and_then(|at| self.minutes.get(*at)).copied().unwrap_or(1)
    }
}

fn minutes(entry: &Entry) -> usize {
    let characters: usize = entry.body.iter().map(length).sum();
    characters.div_ceil(PER_MINUTE).max(1)
}

fn length(block: &Block) -> usize {
    let of_all = |blocks: &[Block]| -> usize { blocks.iter().map(length).sum() };
    match block {
        Block::Heading { content, .. } | Block::Paragraph { content, .. } => line_length(content),
        Block::List { items, .. } => items.iter().map(|item| of_all(&item.body)).sum(),
        Block::Quote(body) | Block::Alert { body, .. } | Block::Footnote { body, .. } => of_all(body),
        Block::Code { text, .. } => text.len() / 3,
        Block::Table(table) => table
            .rows
            .iter()
            .flatten()
            .chain(&table.head)
            .map(|cell| line_length(cell))
            .sum(),
        Block::Definitions(definitions) => definitions
            .iter()
            .map(|it| line_length(&it.term) + it.meanings.iter().map(|body| of_all(body)).sum::<usize>())
            .sum(),
        Block::Details { summary, body } => line_length(summary) + of_all(body),
        Block::Rule => 0,
    }
}

/// Returns the length of a line in Chinese characters, about.
fn line_length(content: &[Inline]) -> usize {
    let of = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.len() / 3,
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Strike(inner)
        | Inline::Link { content: inner, .. }
        | Inline::Element { content: inner, .. } => line_length(inner),
        Inline::Image { .. } | Inline::FootnoteMark(_) | Inline::LineBreak => 0,
    };
    content.iter().map(of).sum()
}
