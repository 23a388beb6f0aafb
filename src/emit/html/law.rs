//! Statutes by articles, and bulletins, for templates.

use std::ops::Range;

use crate::emit::html::block;
use crate::emit::html::canvas::Canvas;
use crate::emit::html::edition::Edition;
use crate::model::address::SitePath;
use crate::model::block::{Block, text_of};
use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::law::{Article, Force, LawRef};
use crate::theme::time_words;
use crate::theme::view_law::{
    ArticleView, BulletinView, ClauseView, HereView, PartView, StatuteFactsView, StatuteView,
};
use crate::theme::view_shapes::LinkView;

/// Returns what an entry says of itself as a statute.
pub fn facts(edition: &Edition, entry: &Entry) -> Option<StatuteFactsView> {
    let statute = entry.parts.statute.as_ref()?;
    let force = match statute.validity.at(edition.site.now) {
        Force::InForce => "in-force",
        Force::NotYet => "not-yet",
        Force::Repealed => "repealed",
    };
    let day = |day| time_words::day_view(day, edition.lang);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let newer = statute.validity.repealed_by.as_ref();
    Some(StatuteFactsView {
        link: edition.link_to(entry),
        short_title: text(&statute.short_title),
        issuer: text(&statute.issuer),
        document_number: text(&statute.document_number),
        text_lang: edition.facts().lang_of(&statute.source).to_owned(),
        promulgated: statute.promulgated.map(day),
        effective: day(statute.validity.effective),
        repealed: statute.validity.repealed.map(day),
        repealed_by: newer
            .and_then(|id| edition.site.entry(id))
            .map(|newer| edition.link_to(newer)),
        source: statute.source.clone(),
        force,
        force_word: edition.word(&format!("force.{force}")).to_owned(),
        excerpt: statute.excerpt,
        count: statute.articles.len(),
    })
}

/// Returns a statute's text by parts and articles, for the page of that address.
pub fn statute(edition: &Edition, entry: &Entry, page: &SitePath) -> Option<StatuteView> {
    let facts = facts(edition, entry)?;
    let (mut parts, mut notes_html) = (Vec::new(), String::new());
    // Articles are places in the original; a translation is not parted.
    if edition.lang == Lang::Zh || entry.translation.is_none() {
        let mut canvas = Canvas::new(edition, &entry.links, page);
        parts = parts_of(edition, entry, &mut canvas);
        notes_html = block::notes(&entry.body, &mut canvas);
    }
    Some(StatuteView {
        facts,
        parts,
        notes_html,
        lang: match edition.lang {
            Lang::Zh => String::new(),
            Lang::En => Lang::Zh.tag().to_owned(),
        },
    })
}

fn parts_of(edition: &Edition, entry: &Entry, canvas: &mut Canvas<'_>) -> Vec<PartView> {
    let articles = entry.parts.statute.iter().flat_map(|it| &it.articles);
    let mut articles = articles.peekable();
    let mut parts = Vec::new();
    let mut part = PartView::default();
    let mut at = 0;
    while let Some(block) = entry.body.get(at) {
        if let Some(article) = articles.next_if(|article| article.blocks.start == at) {
            part.articles.push(article_view(edition, entry, article, canvas));
            at = article.blocks.end.max(at + 1);
            continue;
        }
        match block {
            Block::Heading {
                level, id, content, ..
            } => {
                let title = text_of(content);
                canvas.heading.clone_from(&title);
                let next = PartView {
                    id: id.clone(),
                    level: *level,
                    title,
                    ..PartView::default()
                };
                parts.push(std::mem::replace(&mut part, next));
            }
            block => part
                .lead_html
                .push_str(&block::draw_part(std::slice::from_ref(block), canvas)),
        }
        at += 1;
    }
    parts.push(part);
    parts.retain(|part| !part.id.is_empty() || !part.lead_html.is_empty() || !part.articles.is_empty());
    parts
}

fn article_view(edition: &Edition, entry: &Entry, article: &Article, canvas: &mut Canvas<'_>) -> ArticleView {
    let heading = entry.body.get(article.blocks.start);
    let (level, whole) = match heading {
        Some(Block::Heading { level, content, .. }) => (*level, text_of(content)),
        _ => (3, String::new()),
    };
    canvas.heading.clone_from(&article.label);
    let text = inside(article).and_then(|range| entry.body.get(range));
    let mut view = ArticleView {
        number: article.number.clone(),
        label: article.label.clone(),
        title: whole.trim_start_matches(&article.label).trim().to_owned(),
        level,
        article_html: block::draw_part(text.unwrap_or_default(), canvas),
        here: Vec::new(),
        chapters: Vec::new(),
        others: Vec::new(),
    };
    let citing = edition
        .catalogue
        .cited_by(&edition.site, &entry.meta.id, &article.number);
    for citing in citing {
        let link = edition.link_to(citing);
        let here = citing.parts.bulletin.as_ref().and_then(|it| it.here.as_ref());
        match (here, citing.parts.order) {
            (Some(text), _) => view.here.push(HereView {
                text: text.clone(),
                link,
                lang: edition.facts().lang_of(text).to_owned(),
            }),
            (None, Some(_)) => view.chapters.push(link),
            (None, None) => view.others.push(link),
        }
    }
    view
}

/// Returns the blocks of an article after its heading.
fn inside(article: &Article) -> Option<Range<usize>> {
    let Range { start, end } = article.blocks;
    (start < end).then_some(start + 1..end)
}

/// Returns what an entry says as a bulletin, for the page of that address.
pub fn bulletin(edition: &Edition, entry: &Entry, page: &SitePath) -> Option<BulletinView> {
    let bulletin = entry.parts.bulletin.as_ref()?;
    let statute = bulletin.statute.as_ref().map(|id| id.value.as_str());
    let text = statute.and_then(|id| edition.site.entry(id));
    let clause = |article: &str| -> Option<ClauseView> {
        let value = edition.facts().law(&LawRef {
            statute: statute?.to_owned(),
            article: Some(article.to_owned()),
        });
        Some(ClauseView {
            link: LinkView {
                path: value.path,
                title: value.text,
                lang: value.lang,
            },
            clause_html: text.map_or(String::new(), |text| clause_html(edition, text, article, page)),
        })
    };
    Some(BulletinView {
        here: bulletin.here.clone().unwrap_or_default(),
        affects: bulletin.affects.clone(),
        statute: text.and_then(|text| facts(edition, text)),
        clauses: bulletin
            .articles
            .iter()
            .filter_map(|article| clause(&article.value))
            .collect(),
        checked_on: bulletin
            .checked_on
            .map(|day| time_words::day_view(day, edition.lang)),
    })
}

/// Returns the words of an article, to stand on another page.
fn clause_html(edition: &Edition, text: &Entry, number: &str, page: &SitePath) -> String {
    let mut articles = text.parts.statute.iter().flat_map(|it| &it.articles);
    let article = articles.find(|article| article.number == number);
    let blocks = article.and_then(inside).and_then(|range| text.body.get(range));
    let mut canvas = Canvas::new(edition, &text.links, page);
    canvas.id_prefix = format!("clause-{number}-");
    canvas.lowered = 1;
    block::draw(blocks.unwrap_or_default(), &mut canvas)
}
