//! A whole entry as templates see it.

use crate::emit::html::audit;
use crate::emit::html::block;
use crate::emit::html::canvas::Canvas;
use crate::emit::html::card::{self, card_of, cards};
use crate::emit::html::edition::Edition;
use crate::emit::html::files;
use crate::emit::html::issue;
use crate::emit::html::law;
use crate::emit::html::ledger;
use crate::emit::html::project;
use crate::emit::html::proof;
use crate::emit::html::sheets;
use crate::emit::html::vote;
use crate::model::address::{SitePath, encode_path};
use crate::model::block::{Block, text_of};
use crate::model::entry::{Entry, Phase};
use crate::model::lang::Lang;
use crate::model::output::Receipts;
use crate::model::pages;
use crate::report::words::Tongue;
use crate::theme::qr;
use crate::theme::time_words;
use crate::theme::view::{CardView, ChangeView, EntryView, HeadingView};
use crate::theme::view_shapes::{FlagView, LinkView, QrView};

/// Returns an entry on its page.
pub fn view(edition: &Edition, entry: &Entry, receipts: &Receipts) -> EntryView {
    let lang = edition.lang;
    let path = entry.path(lang);
    let body = Body::of(entry, lang);
    let related = entry.related.iter().filter_map(|id| edition.site.entry(id));
    let (previous, next) = neighbours(edition, entry);
    let has_calendar = edition.site.config.outputs.calendar && entry.parts.schedule.is_some();
    let card_view = card::view(edition, entry);
    // A translated body says in English what these say in Chinese.
    let translated = lang == Lang::En && entry.translation.is_some();
    let actions: &[String] = if translated { &[] } else { &entry.parts.actions };
    let (display_day, display_days) = ledger::display(edition, entry);
    EntryView {
        issuer: edition
            .word(&format!("issuer.{}", entry.meta.issuer.name()))
            .to_owned(),
        facts: edition.facts().of(entry),
        actions: actions.to_vec(),
        actions_html: dialling(edition, actions),
        text_lang: match lang {
            Lang::Zh => String::new(),
            Lang::En => Lang::Zh.tag().to_owned(),
        },
        body_html: body.draw(edition, &path),
        body_is_chinese: body.is_foreign,
        contents: contents(body.blocks),
        attachments: files::attachments(edition, entry, receipts),
        related: cards(edition, related),
        changes: changes(edition, entry),
        version: entry.meta.version,
        expired: entry.is_expired(edition.site.now),
        flags: flags(edition, entry),
        audit: audit::view(edition, entry),
        result: match translated {
            true => String::new(),
            false => result(entry),
        },
        superseded_by: edition
            .catalogue
            .superseded_by(&edition.site, &entry.meta.id)
            .map(|newer| edition.link_to(newer)),
        previous,
        next,
        review_by: entry.meta.review_by.map(|day| time_words::day_view(day, lang)),
        calendar: match has_calendar {
            true => encode_path(pages::entry_calendar(entry).as_str()),
            false => String::new(),
        },
        pdf: files::paper(edition, entry)
            .map(|path| files::file_view(&path, edition.word("download.pdf").to_owned(), receipts)),
        share_text: share_text(edition, entry, &card_view, actions),
        qr: code(edition, entry),
        card: card_of(edition, entry, &card_view),
        ledgers: ledger::views(edition, entry, receipts),
        project: project::view(edition, entry),
        sheets: sheets::views(edition, entry),
        tables: files::tables(edition, entry, receipts),
        display_day,
        display_days,
        chapters: chapters(edition, entry),
        statute: law::statute(edition, entry, &path),
        bulletin: law::bulletin(edition, entry, &path),
        issue: issue::view(edition, entry, &path),
        vote: vote::view(edition, entry),
        proof: proof::view(edition, entry),
    }
}

/// Returns what people are asked to do, with telephone numbers that dial.
fn dialling(edition: &Edition, actions: &[String]) -> Vec<String> {
    let linked = |action: &String| {
        let mut html = String::new();
        edition.phones.push_linked(action, &mut html);
        html
    };
    actions.iter().map(linked).collect()
}

/// Returns what came of it; empty if that is not known.
fn result(entry: &Entry) -> String {
    let follow_up = entry.parts.follow_up.as_ref();
    follow_up.and_then(|it| it.result.clone()).unwrap_or_default()
}

/// The body a page shows, and in which language it is.
struct Body<'s> {
    entry: &'s Entry,
    blocks: &'s [Block],
    /// In Chinese on an English page.
    is_foreign: bool,
}

impl<'s> Body<'s> {
    fn of(entry: &'s Entry, lang: Lang) -> Body<'s> {
        let english = entry.translation.as_ref().filter(|_| lang == Lang::En);
        Body {
            entry,
            blocks: english.map_or(&entry.body, |english| &english.body),
            is_foreign: lang != Lang::Zh && english.is_none() && !entry.body.is_empty(),
        }
    }

    fn draw(&self, edition: &Edition, path: &SitePath) -> String {
        let english = self
            .entry
            .translation
            .as_ref()
            .filter(|_| edition.lang == Lang::En);
        let links = english.map_or(&self.entry.links, |english| &english.links);
        let mut canvas = Canvas::new(edition, links, path);
        let html = block::draw(self.blocks, &mut canvas);
        match self.is_foreign {
            true => format!("<div lang=\"{}\">\n{html}</div>\n", Lang::Zh.tag()),
            false => html,
        }
    }
}

/// Returns the headings for the list on the page: two levels.
fn contents(blocks: &[Block]) -> Vec<HeadingView> {
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading {
            level: level @ 2..=3,
            id,
            content,
            ..
        } => Some(HeadingView {
            id: id.clone(),
            level: *level,
            text: text_of(content),
        }),
        _ => None,
    });
    headings.collect()
}

/// Returns what comes before and after: in a book by its order, else older and newer.
fn neighbours(edition: &Edition, entry: &Entry) -> (Option<LinkView>, Option<LinkView>) {
    let fits = |other: &Entry| other.speaks(edition.lang);
    let (before, after) = edition.catalogue.neighbours(&edition.site, entry, fits);
    let (previous, next) = match entry.parts.order {
        Some(_) => (before, after),
        None => (after, before),
    };
    let link = |entry: &Entry| edition.link_to(entry);
    (previous.map(link), next.map(link))
}

/// Returns how many chapters there are where an entry is one: the last one's number, or how many there are if that is more.
fn chapters(edition: &Edition, entry: &Entry) -> u32 {
    if entry.parts.order.is_none() {
        return 0;
    }
    let chapters = edition.catalogue.of_kind(entry.kind).iter();
    let orders = chapters.filter_map(|at| edition.site.entries.get(*at)?.parts.order);
    let (count, last) = orders.fold((0, 0), |(count, last), order| (count + 1, order.max(last)));
    u32::try_from(last.max(count)).unwrap_or(0)
}

fn changes(edition: &Edition, entry: &Entry) -> Vec<ChangeView> {
    let changes = entry.meta.changes.iter();
    changes
        .map(|change| {
            let name = match change.correction {
                true => "change.correction",
                false => "change.update",
            };
            ChangeView {
                version: change.version,
                date: time_words::day_view(change.date, edition.lang),
                correction: change.correction,
                word: edition.word(name).to_owned(),
                note: change.note.clone(),
            }
        })
        .collect()
}

/// More reasons than these are only counted.
const MOST_REASONS: usize = 12;

fn flags(edition: &Edition, entry: &Entry) -> Vec<FlagView> {
    let tongue = match edition.lang {
        Lang::Zh => Tongue::Zh,
        Lang::En => Tongue::En,
    };
    let flags = edition.site.flags.get(&entry.meta.id).into_iter().flatten();
    flags
        .map(|(name, reasons)| FlagView {
            text: edition.word(&format!("flag.{name}")).to_owned(),
            reasons: reasons
                .iter()
                .take(MOST_REASONS)
                .map(|reason| reason.in_tongue(tongue).replace('`', ""))
                .collect(),
            more: reasons.len().saturating_sub(MOST_REASONS),
        })
        .collect()
}

/// Returns the address for a camera: of what is still on or ahead, for that is what people pass on.
fn code(edition: &Edition, entry: &Entry) -> Option<QrView> {
    let (lang, now) = (edition.lang, edition.site.now);
    let is_over = entry.is_expired(now) || entry.phase(now) == Some(Phase::Ended);
    let is_told = entry.parts.level.is_some() || entry.parts.schedule.is_some();
    if is_over || !is_told {
        return None;
    }
    let address = entry.path(lang).absolute(&edition.site.config.base_url);
    qr::draw(&address).map(|code| QrView {
        width: code.width,
        path: code.path,
    })
}

/// Returns a text to be copied into a chat: who, what, when, for whom, where to read on.
fn share_text(edition: &Edition, entry: &Entry, card: &CardView, actions: &[String]) -> String {
    let shown_in = match entry.speaks(edition.lang) {
        true => edition.lang,
        false => Lang::Zh,
    };
    let address = entry.path(shown_in).absolute(&edition.site.config.base_url);
    let mut lines = vec![edition.fill(
        "share.title",
        &[
            ("community", edition.community()),
            ("title", entry.title(shown_in)),
        ],
    )];
    if let Some(phase) = card.phase.as_ref().filter(|phase| phase.name == "ended") {
        lines.push(edition.fill("share.phase", &[("phase", &phase.word)]));
    }
    if !card.when.is_empty() {
        let values = [("when", card.when.as_str()), ("audience", card.audience.as_str())];
        lines.push(edition.fill("share.when", &values));
    }
    if !card.place.is_empty() {
        lines.push(edition.fill("share.place", &[("place", &card.place)]));
    }
    let summary = entry.summary(shown_in);
    if !summary.is_empty() {
        lines.push(summary.to_owned());
    }
    if !actions.is_empty() {
        lines.push(edition.word("share.actions").to_owned());
        let numbered = actions.iter().enumerate();
        lines.extend(numbered.map(|(at, action)| format!("{}. {action}", at + 1)));
    }
    lines.push(edition.fill("share.more", &[("address", &address)]));
    lines.join("\n")
}
