//! The site as documents; of statutes, each article.

use crate::emit::search::body::add_blocks;
use crate::emit::search::document::{Document, Form};
use crate::emit::search::wording;
use crate::han::fold::is_han;
use crate::model::address::{SitePath, encode_path};
use crate::model::block::{Block, text_of};
use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::law::Article;
use crate::model::pages;
use crate::model::parts::Statute;
use crate::model::site::Site;
use crate::theme::fact_words::FactWords;
use crate::theme::files::Theme;

/// Returns what can be found in one language: undated things first, then from the oldest day on.
pub fn documents(site: &Site, theme: &Theme, lang: Lang) -> Vec<Document> {
    let words = FactWords { site, theme, lang };
    let mut found = places(&words);
    for entry in site.entries.iter().filter(|entry| entry.speaks(lang)) {
        match &entry.parts.statute {
            Some(statute) if lang == Lang::Zh => add_statute(entry, statute, &words, &mut found),
            _ => found.push(page(entry, &words)),
        }
    }
    // A later document of two that fit equally is shown first: among undated ones the first of the site.
    found.reverse();
    found.sort_by_key(|document| document.day);
    found
}

/// Returns the lists of the sections and the pages of the buildings, for those who look for a place.
fn places(words: &FactWords<'_>) -> Vec<Document> {
    let (site, theme, lang) = (words.site, words.theme, words.lang);
    let place = |path: SitePath, title: String, section: &str| Document {
        path: encode_path(path.as_str()),
        title,
        section: theme.word(lang, section).to_owned(),
        ..Document::default()
    };
    let lists = theme.sections(site, lang).into_iter().map(|section| {
        let title = theme.word(lang, &format!("kind.{}", section.kind)).to_owned();
        place(pages::list(lang, section.folder, 1), title, "frame.sections")
    });
    let buildings = site.community.buildings.iter().map(|building| {
        let name = theme.fill(lang, "building.name", &[("number", &building.number)]);
        let title = theme.fill(lang, "building-title", &[("name", &name)]);
        place(pages::building(lang, &building.number), title, "foot.buildings")
    });
    lists.chain(buildings).collect()
}

fn page(entry: &Entry, words: &FactWords<'_>) -> Document {
    let mut document = opened(entry, words);
    let lang = words.lang;
    match (&entry.translation, lang) {
        (_, Lang::Zh) => add_blocks(&entry.body, &mut document),
        (Some(english), Lang::En) => add_blocks(&english.body, &mut document),
        (None, Lang::En) => {}
    }
    for ledger in &entry.parts.ledgers {
        for line in wording::ledger(ledger, words) {
            document.add(Form::Text, &line);
        }
    }
    if lang == Lang::Zh {
        for attachment in &entry.meta.attachments {
            document.add(Form::Text, &attachment.title);
        }
        for change in &entry.meta.changes {
            document.add(Form::Text, &change.note);
        }
    }
    document
}

/// Returns the document of an entry with all that stands before its body.
fn opened(entry: &Entry, words: &FactWords<'_>) -> Document {
    let lang = words.lang;
    let mut document = Document {
        path: encode_path(entry.path(lang).as_str()),
        title: one_line(entry.title(lang)),
        section: words
            .theme
            .word(words.lang, &format!("kind.{}", entry.kind))
            .to_owned(),
        day: entry.meta.date,
        buildings: entry.meta.audience.buildings.clone(),
        lines: Vec::new(),
    };
    document.add(Form::Text, entry.summary(lang));
    let english = lang == Lang::En;
    for line in wording::facts(entry, words) {
        if !(english && line.chars().any(is_han)) {
            document.add(Form::Text, &line);
        }
    }
    if lang == Lang::Zh {
        for line in parts_in_words(entry) {
            let told = document.lines.iter().any(|known| known.text == *line);
            if !told {
                document.add(Form::Text, line);
            }
        }
    }
    document
}

/// Returns what an entry's parts say in words of their own.
fn parts_in_words(entry: &Entry) -> impl Iterator<Item = &String> {
    let parts = &entry.parts;
    let bulletin = parts.bulletin.iter();
    parts
        .actions
        .iter()
        .chain(
            parts
                .follow_up
                .iter()
                .filter_map(|follow_up| follow_up.result.as_ref()),
        )
        .chain(bulletin.flat_map(|bulletin| bulletin.here.iter().chain(&bulletin.affects)))
        .chain(
            parts
                .issue
                .iter()
                .flat_map(|issue| issue.sections.iter().map(|section| &section.title)),
        )
}

/// Adds a statute as a page of its own, then each of its articles.
fn add_statute(entry: &Entry, statute: &Statute, words: &FactWords<'_>, found: &mut Vec<Document>) {
    let mut whole = opened(entry, words);
    let in_article = |at: usize| {
        statute
            .articles
            .iter()
            .any(|article| article.blocks.contains(&at))
    };
    for (at, block) in entry.body.iter().enumerate() {
        if !in_article(at) {
            add_blocks(std::slice::from_ref(block), &mut whole);
        }
    }
    if let Some(short) = &statute.short_title {
        whole.add(Form::Text, short);
    }
    found.push(whole);
    for article in &statute.articles {
        found.push(article_document(entry, statute, article, words));
    }
}

fn article_document(entry: &Entry, statute: &Statute, article: &Article, words: &FactWords<'_>) -> Document {
    let short = statute.short_title.as_deref().unwrap_or(&entry.meta.title);
    let page = encode_path(entry.path(words.lang).as_str());
    let mut document = Document {
        path: format!("{page}#{}", encode_path(&article.number)),
        title: one_line(&format!("{short} {}", article.label)),
        section: words
            .theme
            .word(words.lang, &format!("kind.{}", entry.kind))
            .to_owned(),
        day: entry.meta.date,
        ..Document::default()
    };
    let blocks = entry.body.get(article.blocks.clone()).unwrap_or_default();
    match blocks.split_first() {
        Some((Block::Heading { content, .. }, rest)) => {
            // What a heading says beyond `第十条` is text of the article.
            let heading = text_of(content);
            let more = heading.strip_prefix(article.label.as_str()).unwrap_or(&heading);
            document.add(Form::Text, more);
            add_blocks(rest, &mut document);
        }
        _ => add_blocks(blocks, &mut document),
    }
    document
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
