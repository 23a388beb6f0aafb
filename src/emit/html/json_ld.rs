//! What pages are, for machines: schema.org descriptions.

use serde_json::{Map, Value, json};

use crate::emit::html::edition::Edition;
use crate::emit::html::files;
use crate::emit::html::photograph;
use crate::emit::html::picture;
use crate::model::entry::{Entry, Status};
use crate::model::lang::Lang;
use crate::model::pages;

/// Returns the community and the site, for the home page.
pub fn home(edition: &Edition) -> Vec<Value> {
    let community = &edition.site.community;
    let base = &edition.site.config.base_url;
    let url = pages::home(edition.lang).absolute(base);
    let mut complex = object(&[
        ("@type", json!("ApartmentComplex")),
        ("name", json!(edition.community())),
        ("url", json!(url)),
        ("telephone", json!(community.hotline.number)),
        ("numberOfAccommodationUnits", json!(community.homes())),
    ]);
    if let Some(address) = &community.address {
        complex.insert("address".into(), json!(address));
    }
    let mut site = object(&[
        ("@type", json!("WebSite")),
        ("name", json!(edition.title())),
        ("url", json!(url)),
        ("inLanguage", json!(edition.lang.tag())),
    ]);
    if edition.site.config.outputs.search {
        let search = pages::search(edition.lang).absolute(base);
        site.insert(
            "potentialAction".into(),
            json!({
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": format!("{search}?q={{query}}")},
                "query-input": "required name=query",
            }),
        );
    }
    vec![Value::Object(complex), Value::Object(site)]
}

/// Returns a list page.
pub fn collection(edition: &Edition, title: &str, url: String) -> Value {
    json!({
        "@type": "CollectionPage",
        "name": title,
        "url": url,
        "inLanguage": edition.lang.tag(),
        "isPartOf": {"@type": "WebSite", "url": pages::home(edition.lang).absolute(&edition.site.config.base_url)},
    })
}

/// Returns an entry, described by what it has.
pub fn entry(edition: &Edition, entry: &Entry) -> Value {
    let parts = &entry.parts;
    let mut out = core(edition, entry);
    let kind = if parts.schedule.is_some() && parts.level.is_none() {
        event(edition, entry, &mut out);
        "Event"
    } else if parts.schedule.is_some() || entry.meta.expires.is_some() && parts.level.is_some() {
        announcement(edition, entry, &mut out);
        "SpecialAnnouncement"
    } else if !parts.ledgers.is_empty() {
        dataset(edition, entry, &mut out);
        "Dataset"
    } else if let Some(issue) = &parts.issue {
        out.insert("issueNumber".into(), json!(issue.number));
        "PublicationIssue"
    } else if let Some(statute) = &parts.statute {
        out.insert("legislationDate".into(), optional_day(statute.promulgated));
        out.insert(
            "legislationDateVersion".into(),
            json!(statute.validity.effective.iso()),
        );
        out.insert("legislationIdentifier".into(), json!(statute.document_number));
        "Legislation"
    } else if parts.bulletin.is_some() {
        about_law(edition, entry, &mut out);
        "Article"
    } else if entry.kind == edition.theme.settings.home.handbook {
        chapter(edition, entry, &mut out);
        "Chapter"
    } else if entry.meta.date.is_none() {
        "WebPage"
    } else {
        "Article"
    };
    out.insert("@type".into(), json!(kind));
    if matches!(kind, "Article" | "PublicationIssue" | "Chapter") {
        let headline = out.get("name").cloned().unwrap_or_default();
        out.insert("headline".into(), headline);
    }
    out.retain(|_, value| !value.is_null());
    Value::Object(out)
}

fn core(edition: &Edition, entry: &Entry) -> Map<String, Value> {
    let lang = if entry.speaks(edition.lang) {
        edition.lang
    } else {
        Lang::Zh
    };
    let base = &edition.site.config.base_url;
    let changed = entry.meta.changes.iter().map(|change| change.date).max();
    let mut out = object(&[
        ("@type", json!("Article")),
        ("name", json!(entry.title(lang))),
        ("url", json!(entry.path(lang).absolute(base))),
        ("inLanguage", json!(lang.tag())),
        (
            "publisher",
            json!({
                "@type": "Organization",
                "name": edition.word(&format!("issuer.{}", entry.meta.issuer.name())),
            }),
        ),
    ]);
    let summary = entry.summary(lang);
    if !summary.is_empty() {
        out.insert("description".into(), json!(summary));
    }
    if let Some(day) = entry.meta.date {
        out.insert("datePublished".into(), json!(day.iso()));
    }
    if let Some(day) = changed {
        out.insert("dateModified".into(), json!(day.iso()));
    }
    if let Some(file) = entry
        .meta
        .image
        .as_ref()
        .and_then(|image| picture::published(edition, entry, &image.file.value))
    {
        out.insert(
            "image".into(),
            json!(photograph::largest(file).path.absolute(base)),
        );
    }
    out
}

fn event(edition: &Edition, entry: &Entry, out: &mut Map<String, Value>) {
    let Some(schedule) = &entry.parts.schedule else {
        return;
    };
    let status = match entry.meta.status {
        Status::Withdrawn => "EventCancelled",
        Status::Draft | Status::Published => "EventScheduled",
    };
    let moment = |at: crate::model::date::Moment| match schedule.whole_days {
        true => crate::theme::time_words::last_day(at).iso(),
        false => at.iso(),
    };
    let starts = match schedule.whole_days {
        true => schedule.starts.day().iso(),
        false => schedule.starts.iso(),
    };
    out.insert("startDate".into(), json!(starts));
    out.insert("endDate".into(), json!(schedule.ends.map(moment)));
    out.insert(
        "eventStatus".into(),
        json!(format!("https://schema.org/{status}")),
    );
    out.insert(
        "eventAttendanceMode".into(),
        json!("https://schema.org/OfflineEventAttendanceMode"),
    );
    let place = schedule.place.as_deref().map(|id| edition.facts().place_name(id));
    out.insert("location".into(), location(edition, place.as_deref()));
    let organiser = out.remove("publisher").unwrap_or_default();
    out.insert("organizer".into(), organiser);
    out.remove("datePublished");
    out.remove("dateModified");
}

fn announcement(edition: &Edition, entry: &Entry, out: &mut Map<String, Value>) {
    let published = out.remove("datePublished").unwrap_or_default();
    out.insert("datePosted".into(), published);
    let text = out.remove("description").unwrap_or_default();
    out.insert("text".into(), text);
    out.insert("category".into(), json!(entry.parts.topic));
    let ends = entry.window().and_then(|(_, ends)| ends);
    let expires = entry.meta.expires.or(ends);
    out.insert("expires".into(), json!(expires.map(|at| at.iso())));
    let audience = edition.facts().audience(&entry.meta.audience);
    out.insert("spatialCoverage".into(), location(edition, Some(&audience)));
}

fn location(edition: &Edition, name: Option<&str>) -> Value {
    let community = edition.community();
    let name = name.map_or(community.to_owned(), |place| format!("{community} {place}"));
    let mut place = object(&[("@type", json!("Place")), ("name", json!(name))]);
    if let Some(address) = &edition.site.community.address {
        place.insert("address".into(), json!(address));
    }
    Value::Object(place)
}

fn dataset(edition: &Edition, entry: &Entry, out: &mut Map<String, Value>) {
    let base = &edition.site.config.base_url;
    let period = entry.parts.period;
    let covered = period.map(|period| format!("{}/{}", period.from.iso(), period.to.iso()));
    out.insert("temporalCoverage".into(), json!(covered));
    out.insert("isAccessibleForFree".into(), json!(true));
    if out.get("description").is_none_or(Value::is_null) {
        let name = out.get("name").cloned().unwrap_or_default();
        out.insert("description".into(), name);
    }
    let downloads: Vec<Value> = files::data(edition, entry)
        .iter()
        .map(|path| {
            let format = match path.as_str().ends_with(".csv") {
                true => "text/csv",
                false => "application/json",
            };
            json!({"@type": "DataDownload", "encodingFormat": format, "contentUrl": path.absolute(base)})
        })
        .collect();
    if !downloads.is_empty() {
        out.insert("distribution".into(), json!(downloads));
    }
}

fn chapter(edition: &Edition, entry: &Entry, out: &mut Map<String, Value>) {
    let book = pages::list(edition.lang, entry.folder, 1);
    out.insert("position".into(), json!(entry.parts.order));
    out.insert(
        "isPartOf".into(),
        json!({
            "@type": "Book",
            "name": edition.kind_title(entry.kind),
            "url": book.absolute(&edition.site.config.base_url),
        }),
    );
}

fn about_law(edition: &Edition, entry: &Entry, out: &mut Map<String, Value>) {
    let id = entry
        .parts
        .bulletin
        .as_ref()
        .and_then(|bulletin| bulletin.statute.as_ref());
    let Some(statute) = id.and_then(|id| edition.site.entry(&id.value)) else {
        return;
    };
    let url = statute.path(Lang::Zh).absolute(&edition.site.config.base_url);
    out.insert(
        "about".into(),
        json!({"@type": "Legislation", "name": statute.meta.title, "url": url}),
    );
}

fn optional_day(day: Option<crate::model::date::Day>) -> Value {
    json!(day.map(|day| day.iso()))
}

fn object(pairs: &[(&str, Value)]) -> Map<String, Value> {
    pairs
        .iter()
        .map(|(key, value)| ((*key).to_owned(), value.clone()))
        .collect()
}
