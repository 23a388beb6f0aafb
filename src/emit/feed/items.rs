//! What a feed holds: entries, newest first, worded.

use crate::model::date::Moment;
use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::site::Site;
use crate::theme::fact_words::FactWords;
use crate::theme::files::Theme;

/// Entries in a feed.
const MOST: usize = 30;

/// A feed before it has a format.
pub struct Channel {
    pub title: String,
    pub lang: Lang,
    /// Absolute addresses of the feed itself and of the page it follows.
    pub own_url: String,
    pub page_url: String,
    pub updated: Moment,
    pub items: Vec<Item>,
}

/// An entry in a feed.
pub struct Item {
    pub url: String,
    pub title: String,
    pub summary: String,
    /// Safe HTML: the summary and the facts.
    pub html: String,
    pub author: String,
    pub kind: String,
    pub published: Moment,
    pub updated: Moment,
}

/// Returns the items of entries that pass, newest first.
pub fn items(site: &Site, theme: &Theme, lang: Lang, passes: impl Fn(&Entry) -> bool) -> Vec<Item> {
    let mut dated: Vec<(Moment, &Entry)> = site
        .entries
        .iter()
        .filter(|entry| entry.speaks(lang) && entry.meta.date.is_some() && passes(entry))
        .filter_map(|entry| Some((entry.meta.visible_from?, entry)))
        .collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.meta.id.cmp(&b.1.meta.id)));
    dated
        .into_iter()
        .take(MOST)
        .map(|(published, entry)| item(site, theme, lang, published, entry))
        .collect()
}

fn item(site: &Site, theme: &Theme, lang: Lang, published: Moment, entry: &Entry) -> Item {
    let changed = entry.meta.changes.iter().map(|change| change.date.start()).max();
    let issuer = format!("issuer.{}", entry.meta.issuer.name());
    let kind = format!("kind.{}", entry.kind);
    Item {
        url: entry.path(lang).absolute(&site.config.base_url),
        title: entry.title(lang).to_owned(),
        summary: entry.summary(lang).to_owned(),
        html: html(site, theme, lang, entry),
        author: theme.word(lang, &issuer).to_owned(),
        kind: theme.find_word(lang, &kind).unwrap_or(entry.kind).to_owned(),
        published,
        updated: changed.map_or(published, |changed| changed.max(published)),
    }
}

fn html(site: &Site, theme: &Theme, lang: Lang, entry: &Entry) -> String {
    let mut out = String::new();
    let summary = entry.summary(lang);
    if !summary.is_empty() {
        out.push_str("<p>");
        push_text(summary, &mut out);
        out.push_str("</p>");
    }
    let facts = FactWords { site, theme, lang }.of(entry);
    if !facts.is_empty() {
        out.push_str("<dl>");
        for fact in facts {
            out.push_str("<dt>");
            push_text(&fact.label, &mut out);
            out.push_str("</dt>");
            for value in fact.values {
                out.push_str("<dd>");
                push_text(&value.text, &mut out);
                out.push_str("</dd>");
            }
        }
        out.push_str("</dl>");
    }
    out
}

fn push_text(text: &str, out: &mut String) {
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            sign => out.push(sign),
        }
    }
}
