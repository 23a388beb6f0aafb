//! An issue of the newsletter as data for its template.

use serde_json::{Map, Value, json};

use crate::emit::print::letter;
use crate::emit::print::press::Job;
use crate::emit::print::section;
use crate::emit::print::tree::Tree;
use crate::emit::print::whole;
use crate::model::community::{Building, Channel};
use crate::model::date::Day;
use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::pages;
use crate::model::parts::Issue;
use crate::model::site::Site;
use crate::theme::files::Theme;
use crate::theme::qr;
use crate::theme::time_words;

/// The template that draws it.
const MAIN: &str = "print/newsletter/main.typ";

/// Events that are announced at the end of an issue.
const NEXT_EVENTS: usize = 6;

/// Channels that people turn to; boards and displays only tell.
const TURNED_TO: [&str; 4] = ["phone", "mail", "desk", "letter-box"];

/// Returns what is to be set for an issue.
pub fn job(site: &Site, theme: &Theme, entry: &Entry, issue: &Issue) -> Job {
    let date = entry.meta.date.unwrap_or(issue.period.to);
    let closed = issue.period.to.end();
    let mut tree = Tree::new(site, theme, &entry.links);
    let lead = entry.meta.image.as_ref();
    let cover = lead.and_then(|lead| {
        tree.pictures
            .take(site, &entry.links, &lead.file.value, &lead.alt)
    });
    let mut letter = tree.body(&entry.meta.title, &entry.body, &entry.links);
    letter::shape(&entry.body, &mut letter);
    let sections = issue.sections.iter();
    let sections: Vec<Value> = sections
        .map(|section| section::data(&mut tree, section, closed))
        .collect();
    let events = events(&tree, entry);
    let address = site.config.base_url.clone();
    let code = qr::svg(&address).map(|svg| tree.pictures.draw("address", svg));
    let head = site.proofs.head_on(date);
    let proof = head.map(|head| {
        let verify = pages::verify(Lang::Zh).absolute(&site.config.base_url);
        let code = qr::svg(&format!("{verify}#{}", head.hash));
        json!({
            "qr": code.map(|svg| tree.pictures.draw("chain", svg)),
            "code": head.short,
            "number": head.n,
        })
    });
    let mut data = front(site, theme, entry, issue, date);
    data.insert("cover".to_owned(), json!(cover));
    data.insert("letter".to_owned(), letter.into());
    data.insert("sections".to_owned(), sections.into());
    data.insert("events".to_owned(), events.into());
    data.insert("back".to_owned(), back(site, theme, entry, code));
    data.insert("proof".to_owned(), json!(proof));
    data.insert("words".to_owned(), words(theme).into());
    Job {
        main: MAIN,
        data: data.into(),
        pictures: tree.pictures.into_files(),
        ident: format!("{} {}", site.config.base_url, entry.meta.id),
        date,
    }
}

fn front(site: &Site, theme: &Theme, entry: &Entry, issue: &Issue, date: Day) -> Map<String, Value> {
    let number = issue.number.to_string();
    let title = entry.meta.title.as_str();
    // Of `2026年第2期（夏）：雨停了，来乘凉` the masthead says the first half.
    let headline = title.split_once('：').map_or(title, |(_, headline)| headline);
    let issuer = format!("issuer.{}", entry.meta.issuer.name());
    let community = &site.community;
    let year = issue.period.to.year().to_string();
    let data = json!({
        "name": name(site, theme),
        "title_en": entry.meta.title_en,
        "title": title,
        "headline": headline,
        "standfirst": whole::line(&entry.meta.summary),
        "year": theme.fill(Lang::Zh, "print.year", &[("year", &year)]),
        "number": theme.fill(Lang::Zh, "print.number", &[("number", &number)]),
        "period": time_words::period(issue.period.from, issue.period.to, Lang::Zh),
        "date": date.long(Lang::Zh),
        "ymd": [date.year(), date.month() as i32, date.day_of_month() as i32],
        "issuer": theme.word(Lang::Zh, &issuer),
        "community": community.name,
        "buildings": community.buildings.iter().map(bars).collect::<Vec<_>>(),
        "hotline": {"number": community.hotline.number, "hours": community.hotline.hours},
    });
    match data {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// Returns how the newsletter is called: 松荫里通讯 of 松荫里小区.
fn name(site: &Site, theme: &Theme) -> String {
    let title = site.config.title.as_str();
    let short = ["小区", "社区"]
        .iter()
        .find_map(|kind| title.strip_suffix(kind))
        .filter(|short| !short.is_empty())
        .unwrap_or(title);
    theme.fill(Lang::Zh, "print.name", &[("community", short)])
}

/// Returns a building of the skyline: floors, and windows across each.
fn bars(building: &Building) -> Value {
    let floors = building.floors.max(1);
    let windows = building.home_count().div_ceil(floors);
    json!({
        "number": building.number,
        "floors": floors.min(60),
        "windows": windows.clamp(2, 12),
        "lifts": building.lifts > 0,
    })
}

fn events(tree: &Tree<'_>, issue: &Entry) -> Vec<Value> {
    let ahead = tree.site.ahead_of_issue(issue).into_iter().take(NEXT_EVENTS);
    ahead
        .map(|entry| {
            let day = entry
                .parts
                .schedule
                .as_ref()
                .map(|schedule| schedule.starts.day());
            json!({
                "title": entry.meta.title,
                "day": day.map(|day| day.day_of_month().to_string()),
                "month": day.map(|day| tree.theme.fill(
                    Lang::Zh,
                    "print.month",
                    &[("month", &day.month().to_string())],
                )),
                "weekday": day.map(|day| day.weekday_name(Lang::Zh)),
                "summary": whole::line(&entry.meta.summary),
                "facts": section::facts(tree, entry, false),
            })
        })
        .collect()
}

fn back(site: &Site, theme: &Theme, entry: &Entry, code: Option<String>) -> Value {
    let community = &site.community;
    let host = site.config.base_url.trim_end_matches('/');
    let channels = community.channels.iter();
    let channels: Vec<Value> = channels
        .filter(|channel| TURNED_TO.contains(&channel.kind.as_str()))
        .map(channel)
        .collect();
    let places: Vec<Value> = community
        .places
        .iter()
        .filter_map(|place| {
            let hours = place.hours.as_deref()?;
            Some(json!({
                "name": place.name,
                "hours": whole::line(hours),
                "access": place.access.as_deref().map(whole::line),
            }))
        })
        .collect();
    let escalation = community.escalation.iter();
    let escalation: Vec<Value> = escalation.map(|step| whole::line(step).into()).collect();
    let section = site.sections.iter().find(|section| section.kind == entry.kind);
    let called = section.map_or(entry.kind, |section| section.called.0);
    let key = format!("kind.{}", entry.kind);
    let list = theme.find_word(Lang::Zh, &key).unwrap_or(called);
    json!({
        "address": community.address,
        "url": site.config.base_url,
        "shown_url": host,
        "qr": code,
        "qr_alt": theme.fill(Lang::Zh, "print.qr", &[("address", host)]),
        "steps": theme.fill(Lang::Zh, "print.web-steps", &[("list", list)]),
        "channels": channels,
        "places": places,
        "escalation": escalation,
    })
}

fn channel(channel: &Channel) -> Value {
    let name = channel.name.as_str();
    json!({
        "name": match name.contains('@') {
            true => vec![json!({"t": "url", "url": format!("mailto:{name}"), "s": name})],
            false => whole::line(name),
        },
        "hours": channel.hours.as_deref().map(whole::line),
        "note": channel.note.as_deref().map(whole::line),
    })
}

/// Returns the words of paper, for the template: `print.contents` as `contents`.
fn words(theme: &Theme) -> Map<String, Value> {
    let Some(table) = theme.words.get(&Lang::Zh) else {
        return Map::new();
    };
    table
        .keys()
        .filter_map(|key| {
            let name = key.strip_prefix("print.")?;
            Some((name.to_owned(), json!(table.get(key))))
        })
        .collect()
}
