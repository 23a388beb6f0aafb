//! The catalogue of disclosure: every duty and how it stands.

use std::sync::Arc;

use crate::emit::html::edition::Edition;
use crate::emit::html::json_ld;
use crate::emit::html::page::Page;
use crate::model::address::encode_path;
use crate::model::date::Day;
use crate::model::duty_state::{Standing, State, Time, has_catalogue, standings};
use crate::model::output::{Made, Output};
use crate::model::pages;
use crate::model::rules::{Duty, Rhythm};
use crate::report::diagnostic::Diagnostic;
use crate::theme::duty_words::DutyWords;
use crate::theme::time_words::day_view;
use crate::theme::view_duty::{CountView, DutiesView, DutyGroupView, DutyTimeView, DutyView};

const TEMPLATE: &str = "layout/catalogue.html";
/// A duty shows so many of its times; all are in the data.
const TIMES: usize = 4;
/// Those that want attention stand first.
const STATES: [&str; 5] = ["missing", "late", "due", "met", "not-applicable"];

/// Returns the page, where there is something to lay open.
pub fn plan(edition: &Arc<Edition>) -> Option<Output> {
    if !has_catalogue(&edition.site) || !edition.theme.templates.has(TEMPLATE) {
        return None;
    }
    let edition = Arc::clone(edition);
    let path = pages::catalogue(edition.lang);
    Some(Output::make(path, move |_| render(&edition)))
}

fn render(edition: &Edition) -> Result<Made, Vec<Diagnostic>> {
    let path = pages::catalogue(edition.lang);
    let title = edition.word("duty.title").to_owned();
    let mut page = Page::new("catalogue", path.clone(), title.clone());
    page.description = edition.word("duty.description").to_owned();
    page.crumbs = vec![edition.link(&path, title.clone())];
    page.translation = edition.translated(pages::catalogue);
    let url = path.absolute(&edition.site.config.base_url);
    page.json_ld = vec![json_ld::collection(edition, &title, url)];
    page.render(edition, TEMPLATE, "catalogue", &view(edition))
}

fn view(edition: &Edition) -> DutiesView {
    let site = &edition.site;
    let words = DutyWords {
        site,
        theme: &edition.theme,
        lang: edition.lang,
    };
    let standings = standings(site);
    let mut groups: Vec<DutyGroupView> = Vec::new();
    for standing in &standings {
        let letter: String = standing.duty.id.chars().take(1).collect();
        let duty = duty_view(edition, &words, standing);
        match groups.last_mut() {
            Some(group) if group.letter == letter => group.duties.push(duty),
            _ => groups.push(DutyGroupView {
                title: edition.word(&format!("duty.group.{letter}")).to_owned(),
                letter,
                duties: vec![duty],
            }),
        }
    }
    let count = |state: &'static str| CountView {
        state,
        count: standings
            .iter()
            .filter(|standing| standing.state.name() == state)
            .count(),
    };
    DutiesView {
        name: words.of(&site.rules.name).to_owned(),
        codes: site.rules.codes.clone(),
        strictest: site.rules.strictest,
        verified: site.rules.verified_on.map(|day| day_view(day, edition.lang)),
        counts: STATES
            .map(count)
            .into_iter()
            .filter(|count| count.count > 0)
            .collect(),
        groups,
        data: encode_path(pages::catalogue_data().as_str()),
    }
}

fn duty_view(edition: &Edition, words: &DutyWords<'_>, standing: &Standing<'_>) -> DutyView {
    let duty = standing.duty;
    let shown = standing.times.iter().rev().filter(|time| is_shown(time));
    let times: Vec<&Time<'_>> = shown.collect();
    DutyView {
        id: duty.id.clone(),
        item: words.of(&duty.item).to_owned(),
        state: standing.state.name(),
        state_text: words.state(&standing.state),
        reason: words.reason(&standing.state),
        who: words.who(duty),
        rhythm: words.rhythm(duty),
        due: words.due(duty),
        display: words.display(duty),
        basis: duty.basis.iter().map(|law| words.law(law)).collect(),
        columns: duty.columns.clone(),
        note: duty.note.clone().unwrap_or_default(),
        earlier: times.len().saturating_sub(TIMES),
        times: times
            .into_iter()
            .take(TIMES)
            .map(|time| time_view(edition, words, duty, time))
            .collect(),
    }
}

/// A period that is still running is shown once there is something of it.
fn is_shown(time: &Time<'_>) -> bool {
    !matches!(time.state, State::DueIn(_)) || time.due.is_some()
}

fn time_view(edition: &Edition, words: &DutyWords<'_>, duty: &Duty, time: &Time<'_>) -> DutyTimeView {
    let day = |day: Day| day_view(day, edition.lang);
    let is_permanent = duty.rhythm.value == Rhythm::Permanent;
    DutyTimeView {
        period: time.period.map(|period| words.period(period)).unwrap_or_default(),
        state: time.state.name(),
        state_text: words.state(&time.state),
        due: time.due.map(day),
        issued: time.issued.filter(|_| !is_permanent).map(day),
        links: time.entries.iter().map(|entry| edition.link_to(entry)).collect(),
        boards: time
            .entries
            .first()
            .map(|entry| words.boards(duty, entry))
            .unwrap_or_default(),
        short: time.short.is_some(),
    }
}
