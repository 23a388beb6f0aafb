//! The home page: what is on, what is next, what is new.

use crate::emit::html::card::{card, cards, on_and_ahead};
use crate::emit::html::edition::Edition;
use crate::emit::html::json_ld;
use crate::emit::html::ledger;
use crate::emit::html::page::Page;
use crate::emit::html::plan;
use crate::emit::html::urgency;
use crate::model::address::encode_path;
use crate::model::entry::{Entry, Status};
use crate::model::lang::Lang;
use crate::model::output::Made;
use crate::model::pages;
use crate::report::diagnostic::Diagnostic;
use crate::theme::view::{HomeView, HouseView};

/// At most so many banners, however urgent the rest.
const BANNERS: usize = 2;
/// What begins within so many seconds begins soon.
const SOON: i64 = 48 * 3600;
const NEXT: usize = 4;
const NOTICES: usize = 5;
const EVENTS: usize = 3;
const CHAPTERS: usize = 8;
const LAWS: usize = 3;

/// Renders the home page.
pub fn render(edition: &Edition) -> Result<Made, Vec<Diagnostic>> {
    let lang = edition.lang;
    let mut page = Page::new("home", pages::home(lang), edition.title());
    let written = edition.site.config.description.as_ref();
    page.description = match written.filter(|_| lang == Lang::Zh) {
        Some(description) => description.clone(),
        None => edition.fill("description.home", &[("community", edition.community())]),
    };
    page.translation = edition.translated(pages::home);
    page.json_ld = json_ld::home(edition);
    page.feed = edition.feed(pages::feed(lang, pages::Feed::Atom));
    page.calendar = edition.calendar(pages::calendar());
    page.render(edition, "layout/home.html", "home", &view(edition))
}

fn view(edition: &Edition) -> HomeView {
    let (site, now) = (&edition.site, edition.site.now);
    let shelves = &edition.theme.settings.home;
    let urgent: Vec<&Entry> = urgent(edition).into_iter().take(BANNERS).collect();
    let is_banner = |entry: &Entry| urgent.iter().any(|shown| shown.meta.id == entry.meta.id);
    let (on, ahead) = on_and_ahead(site.entries.iter(), now);
    let current = |entry: &&Entry| entry.meta.status != Status::Withdrawn && !entry.is_expired(now);
    let shelf = |kind: &'_ str| {
        let at = edition.catalogue.of_kind(kind).iter();
        at.filter_map(|at| site.entries.get(*at)).filter(current)
    };
    let of_events = |entry: &&&Entry| entry.kind == shelves.events;
    let events = on.iter().chain(&ahead).filter(of_events).copied();
    let starts = |entry: &Entry| entry.window().and_then(|(starts, _)| starts);
    let is_soon = |entry: &&Entry| starts(entry).is_some_and(|starts| starts.unix() - now.unix() <= SOON);
    let (soon, later): (Vec<&Entry>, Vec<&Entry>) = ahead
        .iter()
        .copied()
        .filter(|entry| !is_banner(entry))
        .partition(is_soon);
    let later = later.into_iter().filter(|entry| entry.kind != shelves.events);
    HomeView {
        urgent: cards(edition, urgent.iter().copied()),
        now: cards(edition, on.iter().copied().filter(|entry| !is_banner(entry))),
        soon: cards(edition, soon),
        next: cards(edition, later.take(NEXT)),
        plan: plan::view(edition),
        houses: houses(edition),
        notices: cards(edition, shelf(&shelves.notices).take(NOTICES)),
        events: cards(edition, events.take(EVENTS)),
        money: ledger::newest(edition, site.entries.iter()),
        newsletter: shelf(&shelves.newsletter)
            .next()
            .map(|entry| card(edition, entry)),
        handbook: cards(edition, shelf(&shelves.handbook).take(CHAPTERS)),
        laws: cards(edition, shelf(&shelves.laws).take(LAWS)),
    }
}

/// Returns every building and what is on or ahead there.
fn houses(edition: &Edition) -> Vec<HouseView> {
    let buildings = edition.site.community.buildings.iter();
    buildings
        .map(|building| HouseView {
            number: building.number.clone(),
            name: edition.building_name(building),
            path: encode_path(pages::building(edition.lang, &building.number).as_str()),
            mark: plan::mark(edition, &building.number),
        })
        .collect()
}

/// Returns the urgent entries that are in force, newest first.
fn urgent(edition: &Edition) -> Vec<&Entry> {
    let (site, now) = (&edition.site, edition.site.now);
    let in_force = |entry: &&Entry| {
        let replaced = edition.catalogue.superseded_by(site, &entry.meta.id).is_some();
        entry.meta.status != Status::Withdrawn
            && !replaced
            && !entry.is_expired(now)
            && urgency::until(entry).is_some_and(|until| now < until)
    };
    let mut urgent: Vec<&Entry> = site.entries.iter().filter(in_force).collect();
    urgent.sort_by_key(|entry| std::cmp::Reverse((entry.meta.visible_from, entry.meta.id.as_str())));
    urgent
}
