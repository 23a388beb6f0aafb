//! Calendars: what takes place, for phones and computers.

use std::sync::Arc;

use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

use crate::emit::emitter::Emitter;
use crate::model::address::SitePath;
use crate::model::date::Moment;
use crate::model::entry::{Entry, Status};
use crate::model::lang::Lang;
use crate::model::output::{Before, Output};
use crate::model::pages;
use crate::model::parts::{Mode, Schedule, Window};
use crate::model::site::Site;
use crate::theme::fact_words::FactWords;
use crate::theme::files::Theme;

/// Days for which the calendars of many entries keep what is over.
const KEPT_DAYS: i64 = 366;

/// Makes a calendar of everything, of each building, and of each entry that has a schedule.
pub struct Calendars;

impl Emitter for Calendars {
    fn name(&self) -> &'static str {
        "calendars"
    }

    fn plan(&self, site: &Arc<Site>, theme: &Arc<Theme>, _before: &Arc<Before>) -> Vec<Output> {
        if !site.config.outputs.calendar {
            return Vec::new();
        }
        let title = &site.config.title;
        let desk = Desk {
            site: Arc::clone(site),
            theme: Arc::clone(theme),
        };
        let name = theme.fill(Lang::Zh, "calendar.site", &[("title", title)]);
        let mut outputs = vec![desk.several(pages::calendar(), name, None)];
        for building in &site.community.buildings {
            let number = &building.number;
            let called = theme.fill(Lang::Zh, "building.name", &[("number", number)]);
            let values = [("title", title.as_str()), ("building", &called)];
            let name = theme.fill(Lang::Zh, "calendar.building", &values);
            let path = pages::building_calendar(number);
            outputs.push(desk.several(path, name, Some(number.clone())));
        }
        for (at, entry) in site.entries.iter().enumerate() {
            if entry.parts.schedule.is_some() {
                outputs.push(desk.one(pages::entry_calendar(entry), at));
            }
        }
        outputs
    }
}

#[derive(Clone)]
struct Desk {
    site: Arc<Site>,
    theme: Arc<Theme>,
}

impl Desk {
    /// Returns the calendar of what concerns a building, or anyone.
    fn several(&self, path: SitePath, name: String, building: Option<String>) -> Output {
        let desk = self.clone();
        Output::make(path, move |_| {
            let building = building.as_deref();
            let mut calendar = empty();
            calendar.name(&plain(&name));
            calendar.ttl(&icalendar_day());
            let oldest = desk.site.now.day().plus_days(-KEPT_DAYS).start();
            for entry in &desk.site.entries {
                let is_recent = entry
                    .window()
                    .is_some_and(|(starts, ends)| ends.or(starts) >= Some(oldest));
                let is_meant = building.is_none_or(|number| entry.meta.audience.reaches(number));
                if is_recent && is_meant {
                    desk.add(entry, building, &mut calendar);
                }
            }
            Ok(written(&calendar))
        })
    }

    fn one(&self, path: SitePath, at: usize) -> Output {
        let desk = self.clone();
        Output::make(path, move |_| {
            let mut calendar = empty();
            if let Some(entry) = desk.site.entries.get(at) {
                desk.add(entry, None, &mut calendar);
            }
            Ok(written(&calendar))
        })
    }

    /// Adds an entry: one event, or one for each of its windows.
    fn add(&self, entry: &Entry, building: Option<&str>, calendar: &mut Calendar) {
        let Some(schedule) = &entry.parts.schedule else {
            return;
        };
        if schedule.windows.is_empty() {
            let mut event = self.event(entry, schedule, "");
            set_time(&mut event, schedule.starts, schedule.ends, schedule.whole_days);
            calendar.push(event.done());
            return;
        }
        let is_meant = |window: &&Window| building.is_none_or(|number| window.audience.reaches(number));
        let numbered = (1..).zip(&schedule.windows);
        for (number, window) in numbered.filter(|(_, window)| is_meant(window)) {
            let mut event = self.event(entry, schedule, &format!("-{number}"));
            let audience = self.words().audience(&window.audience);
            let title = format!("{}（{audience}）", self.title(entry));
            event.summary(&plain(&title));
            let whole_days = window.starts.is_midnight() && window.ends.is_midnight();
            set_time(&mut event, window.starts, Some(window.ends), whole_days);
            calendar.push(event.done());
        }
    }

    /// Returns an event without its time.
    fn event(&self, entry: &Entry, schedule: &Schedule, suffix: &str) -> Event {
        let meta = &entry.meta;
        let url = entry.path(Lang::Zh).absolute(&self.site.config.base_url);
        let changed = meta.changes.iter().map(|change| change.date.start()).max();
        let stamp = changed.or(meta.visible_from).unwrap_or(self.site.now);
        let host = host(&self.site.config.base_url);
        let mut event = Event::with_uid(&plain(&format!("{}{suffix}@{host}", meta.id)));
        event.add_property("DTSTAMP", stamp.utc_compact());
        event.sequence(meta.version.saturating_sub(1));
        event.summary(&plain(&self.title(entry)));
        let about: Vec<&str> = [meta.summary.as_str(), &url]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect();
        event.description(&plain(&about.join("\n")));
        event.url(&url);
        if let Some(place) = &schedule.place {
            let place = self.words().place_name(place);
            event.location(&plain(&format!("{} {place}", self.site.community.name)));
        }
        let kind = format!("kind.{}", entry.kind);
        let kind = self.theme.find_word(Lang::Zh, &kind).unwrap_or(entry.kind);
        event.categories([plain(kind)]);
        event.status(match meta.status {
            Status::Withdrawn => EventStatus::Cancelled,
            Status::Draft | Status::Published => EventStatus::Confirmed,
        });
        event
    }

    fn title(&self, entry: &Entry) -> String {
        let title = &entry.meta.title;
        match entry.parts.mode {
            Mode::Real => title.clone(),
            mode => {
                let key = format!("mode.{}", mode.name());
                let word = self.theme.word(Lang::Zh, &key);
                match title.contains(word) {
                    true => title.clone(),
                    false => format!("【{word}】{title}"),
                }
            }
        }
    }

    fn words(&self) -> FactWords<'_> {
        FactWords {
            site: &self.site,
            theme: &self.theme,
            lang: Lang::Zh,
        }
    }
}

/// Sets start and end; the end of whole days is the day after the last.
fn set_time(event: &mut Event, starts: Moment, ends: Option<Moment>, whole_days: bool) {
    if whole_days {
        let first = starts.day();
        let after_last = ends
            .map(|ends| ends.day())
            .filter(|day| *day > first)
            .unwrap_or(first.plus_days(1));
        for (key, day) in [("DTSTART", first), ("DTEND", after_last)] {
            let property = Property::new(key, day.compact())
                .add_parameter("VALUE", "DATE")
                .done();
            event.append_property(property);
        }
        return;
    }
    event.add_property("DTSTART", starts.utc_compact());
    if let Some(ends) = ends.filter(|ends| *ends > starts) {
        event.add_property("DTEND", ends.utc_compact());
    }
}

fn empty() -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//linli//linli//ZH"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar
}

fn written(calendar: &Calendar) -> Vec<u8> {
    calendar.to_string().into_bytes()
}

/// Returns how often subscribers should look again.
fn icalendar_day() -> chrono::Duration {
    chrono::Duration::days(1)
}

/// Returns the text without control characters, which would end a line of the file.
fn plain(text: &str) -> String {
    let fits = |sign: &char| *sign == '\n' || !sign.is_control();
    text.chars().filter(fits).collect()
}

fn host(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}
