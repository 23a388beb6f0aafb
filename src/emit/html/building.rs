//! A building's page: what is on, ahead and past there.

use crate::emit::html::card::{cards, on_and_ahead};
use crate::emit::html::edition::Edition;
use crate::emit::html::json_ld;
use crate::emit::html::page::Page;
use crate::model::community::Building;
use crate::model::entry::{Entry, Phase};
use crate::model::output::Made;
use crate::model::pages;
use crate::report::diagnostic::Diagnostic;
use crate::theme::view::BuildingPageView;

const PAST: usize = 20;

/// Renders the page of a building.
pub fn render(edition: &Edition, building: &Building) -> Result<Made, Vec<Diagnostic>> {
    let lang = edition.lang;
    let path = pages::building(lang, &building.number);
    let name = edition.building_name(building);
    let title = edition.fill("building-title", &[("name", &name)]);
    let mut page = Page::new("building", path.clone(), title.clone());
    page.crumbs = vec![edition.link(&path, name)];
    page.translation = edition.translated(|lang| pages::building(lang, &building.number));
    page.feed = edition.feed(pages::building_feed(lang, &building.number));
    page.calendar = edition.calendar(pages::building_calendar(&building.number));
    let url = path.absolute(&edition.site.config.base_url);
    page.json_ld = vec![json_ld::collection(edition, &title, url)];
    let view = view(edition, building);
    page.render(edition, "layout/building.html", "building", &view)
}

fn view(edition: &Edition, building: &Building) -> BuildingPageView {
    let (site, now) = (&edition.site, edition.site.now);
    let reached = |entry: &&Entry| entry.meta.audience.reaches(&building.number);
    let (on, ahead) = on_and_ahead(site.entries.iter().filter(reached), now);
    let is_past = |entry: &&Entry| {
        let ended = entry.phase(now) == Some(Phase::Ended) || entry.is_expired(now);
        ended && entry.parts.schedule.is_some()
    };
    let mut past: Vec<&Entry> = site.entries.iter().filter(reached).filter(is_past).collect();
    past.sort_by_key(|entry| {
        let starts = entry.window().and_then(|(starts, _)| starts);
        std::cmp::Reverse((starts, entry.meta.id.as_str()))
    });
    let number = &building.number;
    BuildingPageView {
        building: edition.building_view(building),
        now: cards(edition, on),
        next: cards(edition, ahead),
        past: cards(edition, past.into_iter().take(PAST)),
        feed: edition.feed(pages::building_feed(edition.lang, number)),
        calendar: edition.calendar(pages::building_calendar(number)),
    }
}
