//! Statutes and bulletins as templates see them.

use crate::emit::html::edition::Edition;
use crate::model::entry::Entry;
use crate::model::law::{Force, LawRef};
use crate::theme::time_words;
use crate::theme::view::{ArticleView, BulletinView, StatuteView};
use crate::theme::view_shapes::LinkView;

/// Returns what an entry says of itself as a statute.
pub fn statute(edition: &Edition, entry: &Entry) -> Option<StatuteView> {
    let statute = entry.parts.statute.as_ref()?;
    let force = match statute.validity.at(edition.site.now) {
        Force::InForce => "in-force",
        Force::NotYet => "not-yet",
        Force::Repealed => "repealed",
    };
    let article = |number: &str, label: &str| ArticleView {
        number: number.to_owned(),
        label: label.to_owned(),
        cited_by: edition
            .catalogue
            .cited_by(&edition.site, &entry.meta.id, number)
            .map(|citing| edition.link_to(citing))
            .collect(),
    };
    Some(StatuteView {
        short_title: statute.short_title.clone().unwrap_or_default(),
        force,
        force_word: edition.word(&format!("force.{force}")).to_owned(),
        excerpt: statute.excerpt,
        articles: statute
            .articles
            .iter()
            .map(|it| article(&it.number, &it.label))
            .collect(),
    })
}

/// Returns what an entry says as a bulletin.
pub fn bulletin(edition: &Edition, entry: &Entry) -> Option<BulletinView> {
    let bulletin = entry.parts.bulletin.as_ref()?;
    let statute = bulletin.statute.as_ref().map(|id| id.value.as_str());
    let link = |article: Option<&str>| -> Option<LinkView> {
        let value = edition.facts().law(&LawRef {
            statute: statute?.to_owned(),
            article: article.map(str::to_owned),
        });
        Some(LinkView {
            path: value.path,
            title: value.text,
            lang: String::new(),
        })
    };
    Some(BulletinView {
        here: bulletin.here.clone().unwrap_or_default(),
        affects: bulletin.affects.clone(),
        statute: link(None),
        articles: bulletin
            .articles
            .iter()
            .filter_map(|article| link(Some(&article.value)))
            .collect(),
        checked_on: bulletin
            .checked_on
            .map(|day| time_words::day_view(day, edition.lang)),
    })
}
