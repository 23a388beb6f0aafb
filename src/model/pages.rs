//! The addresses of everything that is not an entry's page.

use crate::model::address::SitePath;
use crate::model::entry::Entry;
use crate::model::lang::Lang;

/// Returns the folder of a language's pages: empty, or `en/`.
pub fn prefix(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "",
        Lang::En => "en/",
    }
}

pub fn home(lang: Lang) -> SitePath {
    SitePath::new(format!("{}index.html", prefix(lang)))
}

/// Returns the page of a list; the first is `index.html`.
pub fn list(lang: Lang, folder: &str, page: usize) -> SitePath {
    let name = match page {
        0 | 1 => "index".to_owned(),
        page => format!("page-{page}"),
    };
    SitePath::new(format!("{}{folder}/{name}.html", prefix(lang)))
}

/// Returns a page of a year's list; the first is `2026.html`.
pub fn year(lang: Lang, folder: &str, year: i32, page: usize) -> SitePath {
    let name = match page {
        0 | 1 => year.to_string(),
        page => format!("{year}-{page}"),
    };
    SitePath::new(format!("{}{folder}/{name}.html", prefix(lang)))
}

/// Returns a page of a topic's list; the first is `topic-停水.html`.
pub fn topic(lang: Lang, folder: &str, topic: &str, page: usize) -> SitePath {
    let name = match page {
        0 | 1 => topic.to_owned(),
        page => format!("{topic}-{page}"),
    };
    SitePath::new(format!("{}{folder}/topic-{name}.html", prefix(lang)))
}

/// Returns the page that says how the site proves itself.
pub fn proof(lang: Lang) -> SitePath {
    SitePath::new(format!("{}proof.html", prefix(lang)))
}

/// Returns the page that verifies the disclosure chain.
pub fn verify(lang: Lang) -> SitePath {
    SitePath::new(format!("{}verify.html", prefix(lang)))
}

/// Returns the one that a resident keeps: a single file, not a page of the site.
pub fn verify_offline() -> SitePath {
    SitePath::new("verify-offline.htm".to_owned())
}

pub fn building(lang: Lang, number: &str) -> SitePath {
    SitePath::new(format!("{}buildings/{number}.html", prefix(lang)))
}

pub fn search(lang: Lang) -> SitePath {
    SitePath::new(format!("{}search.html", prefix(lang)))
}

/// Returns a page of the index of everything; the first is `all.html`.
pub fn all(lang: Lang, page: usize) -> SitePath {
    let name = match page {
        0 | 1 => "all".to_owned(),
        page => format!("all-{page}"),
    };
    SitePath::new(format!("{}{name}.html", prefix(lang)))
}

/// Returns the catalogue of disclosure.
pub fn catalogue(lang: Lang) -> SitePath {
    SitePath::new(format!("{}catalogue.html", prefix(lang)))
}

/// Returns the same as data.
pub fn catalogue_data() -> SitePath {
    SitePath::new("catalogue.json")
}

pub fn not_found(lang: Lang) -> SitePath {
    SitePath::new(format!("{}404.html", prefix(lang)))
}

/// Returns the page for hours without network.
pub fn offline(lang: Lang) -> SitePath {
    SitePath::new(format!("{}offline.html", prefix(lang)))
}

/// A feed's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feed {
    Atom,
    Json,
}

/// Returns the feed of the whole site.
pub fn feed(lang: Lang, format: Feed) -> SitePath {
    let extension = match format {
        Feed::Atom => "xml",
        Feed::Json => "json",
    };
    SitePath::new(format!("{}feed.{extension}", prefix(lang)))
}

pub fn section_feed(lang: Lang, folder: &str) -> SitePath {
    SitePath::new(format!("{}{folder}/feed.xml", prefix(lang)))
}

pub fn building_feed(lang: Lang, number: &str) -> SitePath {
    SitePath::new(format!("{}buildings/{number}.xml", prefix(lang)))
}

/// Returns the calendar of the whole site; there is one, in the main language.
pub fn calendar() -> SitePath {
    SitePath::new("events.ics")
}

pub fn building_calendar(number: &str) -> SitePath {
    SitePath::new(format!("buildings/{number}.ics"))
}

/// Returns the calendar of one entry: `events/<slug>.ics`.
pub fn entry_calendar(entry: &Entry) -> SitePath {
    SitePath::new(format!("{}/{}.ics", entry.folder, entry.meta.slug))
}

/// Returns the open data of an entry's ledgers.
pub fn data(entry: &Entry, extension: &str) -> SitePath {
    SitePath::new(format!("data/{}.{extension}", entry.meta.slug))
}

/// Returns the open data of one more table of an entry: `data/<slug>.meters.csv`.
pub fn table(entry: &Entry, name: &str) -> SitePath {
    SitePath::new(format!("data/{}.{name}.csv", entry.meta.slug))
}

pub fn data_package() -> SitePath {
    SitePath::new("data/datapackage.json")
}

/// Returns the PDF beside an entry's page; `form` is empty for the entry's own form.
pub fn paper(entry: &Entry, form: &str) -> SitePath {
    let dot = if form.is_empty() { "" } else { "." };
    SitePath::new(format!("{}/{}{dot}{form}.pdf", entry.folder, entry.meta.slug))
}
