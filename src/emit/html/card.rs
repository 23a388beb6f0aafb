//! An entry as a card in lists.

use crate::emit::html::edition::Edition;
use crate::emit::html::picture;
use crate::emit::html::urgency;
use crate::model::address::encode_path;
use crate::model::date::Moment;
use crate::model::entry::{Entry, Phase, Status};
use crate::model::fact::FactValue;
use crate::model::lang::Lang;
use crate::model::parts::Mode;
use crate::theme::time_words;
use crate::theme::view::{Card, CardView, PhaseView};

/// Returns an entry as a card; it is made when it is first asked for.
pub fn card(edition: &Edition, entry: &Entry) -> Card {
    kept(edition, entry, || Card::of(&view(edition, entry)))
}

/// Returns the card of an entry whose view is at hand.
pub fn card_of(edition: &Edition, entry: &Entry, view: &CardView) -> Card {
    kept(edition, entry, || Card::of(view))
}

fn kept(edition: &Edition, entry: &Entry, make: impl FnOnce() -> Card) -> Card {
    let place = edition.site.numbers.get(&entry.meta.id);
    match place.and_then(|place| edition.cards.get(*place)) {
        Some(kept) => kept.get_or_init(make).clone(),
        None => make(),
    }
}

/// Returns what a card says.
pub fn view(edition: &Edition, entry: &Entry) -> CardView {
    let (lang, parts, meta) = (edition.lang, &entry.parts, &entry.meta);
    let facts = edition.facts();
    let schedule = parts.schedule.as_ref();
    let mode = match parts.mode {
        Mode::Real => "",
        mode => mode.name(),
    };
    let level = parts.level.map_or("", |level| level.name());
    let shown_in = if entry.speaks(lang) { lang } else { Lang::Zh };
    let number = parts.issue.as_ref().map(|issue| issue.number);
    let order = parts.order.and_then(|order| u32::try_from(order).ok());
    let place = schedule
        .and_then(|schedule| schedule.place.as_deref())
        .map_or(String::new(), |place| facts.place_name(place));
    let topic = parts.topic.as_deref().map_or(String::new(), |topic| {
        let key = format!("topic.{topic}");
        edition.theme.find_word(lang, &key).unwrap_or(topic).to_owned()
    });
    CardView {
        id: meta.id.clone(),
        kind: entry.kind.to_owned(),
        kind_title: edition.kind_title(entry.kind),
        path: facts.path_of(entry),
        title: entry.title(shown_in).to_owned(),
        lang: edition.lang_of(entry),
        summary: entry.summary(shown_in).to_owned(),
        date: meta.date.map(|day| time_words::day_view(day, lang)),
        text_lang: facts.lang_of(&format!("{topic}{place}")).to_owned(),
        topic,
        topic_name: parts.topic.clone().unwrap_or_default(),
        level: level.to_owned(),
        level_word: word_of(edition, "level", level),
        mode: mode.to_owned(),
        mode_word: word_of(edition, "mode", mode),
        phase: phase(edition, entry),
        when: schedule.map_or(String::new(), |schedule| {
            time_words::span(schedule.starts, schedule.ends, edition.site.now, lang)
        }),
        hours: schedule.map_or(String::new(), |schedule| {
            time_words::hours(schedule.starts, schedule.ends, edition.site.now, lang)
        }),
        last_day: schedule.and_then(|schedule| {
            let last = time_words::last_day(schedule.ends?);
            (last > schedule.starts.day()).then(|| time_words::day_view(last, lang))
        }),
        starts: schedule.map(|schedule| match schedule.starts.is_midnight() {
            true => time_words::day_view(schedule.starts.day(), lang),
            false => time_words::moment_view(schedule.starts, lang),
        }),
        place,
        audience: facts.audience(&meta.audience),
        buildings: buildings(entry),
        image: picture::lead(edition, entry),
        corrected: meta.changes.iter().any(|change| change.correction),
        urgent_until: urgency::until(entry).map_or(String::new(), |moment| moment.iso()),
        expires: meta.expires.map_or(String::new(), |moment| moment.iso()),
        withdrawn: meta.status == Status::Withdrawn,
        minutes: edition.catalogue.minutes(&edition.site, &meta.id),
        readers: readers(edition, entry),
        pdf: pdf(edition, entry),
        number: number.or(order).unwrap_or(0),
    }
}

/// Returns cards of several entries.
pub fn cards<'s>(edition: &Edition, entries: impl IntoIterator<Item = &'s Entry>) -> Vec<Card> {
    entries.into_iter().map(|entry| card(edition, entry)).collect()
}

/// Returns the phase of an entry at the moment of the build.
pub fn phase(edition: &Edition, entry: &Entry) -> Option<PhaseView> {
    let phase = entry.phase(edition.site.now)?;
    let (starts, ends) = entry.window()?;
    // What has a start and no end is over when its day is.
    let ends = ends.or(starts.map(|starts| starts.day().end()));
    let iso = |moment: Option<Moment>| moment.map(Moment::iso).unwrap_or_default();
    Some(PhaseView {
        name: phase.name(),
        word: word_of(edition, "phase", phase.name()),
        starts: iso(starts),
        ends: iso(ends),
    })
}

/// Returns the entries that are on, by end, and those ahead, by start.
pub fn on_and_ahead<'s>(
    entries: impl Iterator<Item = &'s Entry>,
    now: Moment,
) -> (Vec<&'s Entry>, Vec<&'s Entry>) {
    let (mut on, mut ahead) = (Vec::new(), Vec::new());
    for entry in entries.filter(|entry| entry.meta.status != Status::Withdrawn) {
        if entry.parts.schedule.is_none() || entry.is_expired(now) {
            continue;
        }
        match entry.phase(now) {
            Some(Phase::Now) => on.push(entry),
            Some(Phase::Upcoming) => ahead.push(entry),
            Some(Phase::Ended) | None => {}
        }
    }
    let window = |entry: &Entry| entry.window().unwrap_or_default();
    on.sort_by_key(|entry| (window(entry).1, entry.meta.id.clone()));
    ahead.sort_by_key(|entry| (window(entry).0, entry.meta.id.clone()));
    (on, ahead)
}

/// Returns the numbers of buildings an entry concerns; none if it concerns all.
fn buildings(entry: &Entry) -> Vec<String> {
    let audience = &entry.meta.audience;
    let mut numbers = audience.buildings.clone();
    for unit in &audience.units {
        let building = unit.split_once('-').map_or(unit.as_str(), |(number, _)| number);
        if numbers.iter().all(|number| number != building) {
            numbers.push(building.to_owned());
        }
    }
    numbers
}

fn word_of(edition: &Edition, group: &str, name: &str) -> String {
    match name.is_empty() {
        true => String::new(),
        false => edition.word(&format!("{group}.{name}")).to_owned(),
    }
}

/// Returns whom a chapter is for, as its facts have it.
fn readers(edition: &Edition, entry: &Entry) -> String {
    let mut facts = entry.facts.iter();
    let found = facts.find_map(|fact| match (fact.label, &fact.value) {
        ("for", FactValue::Audience(audience)) => Some(edition.facts().audience(audience)),
        _ => None,
    });
    found.unwrap_or_default()
}

fn pdf(edition: &Edition, entry: &Entry) -> String {
    crate::emit::html::files::paper(edition, entry).map_or(String::new(), |path| encode_path(path.as_str()))
}
