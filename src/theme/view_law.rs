//! What templates see of statutes and of law bulletins.

use serde::Serialize;

use crate::theme::view_shapes::{LinkView, TimeView};

/// What a statute says of itself; a row where statutes are listed.
#[derive(Clone, Debug, Serialize)]
pub struct StatuteFactsView {
    pub link: LinkView,
    pub short_title: String,
    pub issuer: String,
    pub document_number: String,
    /// Language of issuer, number and source where it is not the page's; else empty.
    pub text_lang: String,
    pub promulgated: Option<TimeView>,
    pub effective: TimeView,
    pub repealed: Option<TimeView>,
    pub repealed_by: Option<LinkView>,
    pub source: String,
    /// `in-force`, `not-yet`, `repealed`.
    pub force: &'static str,
    pub force_word: String,
    /// Only some of its articles are here.
    pub excerpt: bool,
    /// How many articles are here.
    pub count: usize,
}

/// A statute's text.
#[derive(Clone, Debug, Serialize)]
pub struct StatuteView {
    pub facts: StatuteFactsView,
    /// In order; empty where the page shows a translation, which `body_html` has.
    pub parts: Vec<PartView>,
    /// Footnotes of the text.
    pub notes_html: String,
    /// Language of the text where it is not the page's; else empty.
    pub lang: String,
}

/// A part of a statute: what stands before its first article, then its articles.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PartView {
    /// Empty for what stands before the first heading.
    pub id: String,
    pub level: u8,
    pub title: String,
    pub lead_html: String,
    pub articles: Vec<ArticleView>,
}

/// An article, and what is said of it elsewhere.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleView {
    /// In digits; its anchor.
    pub number: String,
    pub label: String,
    /// What its heading says after the number.
    pub title: String,
    pub level: u8,
    pub article_html: String,
    /// What bulletins say it means in this community.
    pub here: Vec<HereView>,
    /// Chapters of the handbook that rest on it.
    pub chapters: Vec<LinkView>,
    /// Whatever else names it.
    pub others: Vec<LinkView>,
}

/// What an article means in this community, and where that is told in full.
#[derive(Clone, Debug, Serialize)]
pub struct HereView {
    pub text: String,
    pub link: LinkView,
    /// Language of the text where it is not the page's; else empty.
    pub lang: String,
}

/// A law bulletin.
#[derive(Clone, Debug, Serialize)]
pub struct BulletinView {
    pub here: String,
    pub affects: Vec<String>,
    pub statute: Option<StatuteFactsView>,
    pub clauses: Vec<ClauseView>,
    pub checked_on: Option<TimeView>,
}

/// An article that a bulletin is about, in its own words.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseView {
    pub link: LinkView,
    /// Empty where the statute's text is not on the site.
    pub clause_html: String,
}
