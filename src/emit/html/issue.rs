//! A newsletter on screen: sections and what they hold.

use crate::emit::html::block;
use crate::emit::html::canvas::Canvas;
use crate::emit::html::card::{card, cards};
use crate::emit::html::edition::Edition;
use crate::emit::html::ledger;
use crate::model::address::SitePath;
use crate::model::entry::Entry;
use crate::model::output::Receipts;
use crate::model::parts::{Section, Show};
use crate::theme::time_words;
use crate::theme::view::{IssueView, SectionItemView, SectionView};

/// Events after the issue's period that are announced at its end.
const NEXT_EVENTS: usize = 6;

/// Returns an issue on the page of that address.
pub fn view(edition: &Edition, entry: &Entry, from: &SitePath) -> Option<IssueView> {
    let issue = entry.parts.issue.as_ref()?;
    let ahead = edition.site.ahead_of_issue(entry);
    let events = ahead.into_iter().take(NEXT_EVENTS);
    Some(IssueView {
        number: issue.number,
        period: time_words::period(issue.period.from, issue.period.to, edition.lang),
        sections: issue
            .sections
            .iter()
            .map(|section| section_view(edition, section, from))
            .collect(),
        next_events: cards(edition, events),
    })
}

fn section_view(edition: &Edition, section: &Section, from: &SitePath) -> SectionView {
    let (show, items): (_, Vec<SectionItemView>) = match section.show {
        Show::Full => (
            "full",
            items(edition, section, |entry| full(edition, entry, from)),
        ),
        Show::Summary => ("summary", items(edition, section, |_| String::new())),
        Show::Table => ("table", items(edition, section, |_| String::new())),
    };
    SectionView {
        title: section.title.clone(),
        show,
        items,
    }
}

fn items(edition: &Edition, section: &Section, body: impl Fn(&Entry) -> String) -> Vec<SectionItemView> {
    edition
        .site
        .picked(&section.pick)
        .into_iter()
        .map(|entry| SectionItemView {
            card: card(edition, entry),
            body_html: body(entry),
            ledgers: match section.show {
                Show::Table => ledger::views(edition, entry, &Receipts::default()),
                Show::Full | Show::Summary => Vec::new(),
            },
        })
        .collect()
}

fn full(edition: &Edition, entry: &Entry, from: &SitePath) -> String {
    let english = entry
        .translation
        .as_ref()
        .filter(|_| edition.lang == crate::model::lang::Lang::En);
    let (body, links) = match english {
        Some(english) => (&english.body, &english.links),
        None => (&entry.body, &entry.links),
    };
    let mut canvas = Canvas::new(edition, links, from);
    canvas.id_prefix = format!("{}-", entry.meta.slug);
    canvas.lowered = 2;
    block::draw(body, &mut canvas)
}
