//! One entry of content, as all outputs read it.

use std::collections::BTreeMap;

use crate::model::address::SitePath;
use crate::model::audience::Audience;
use crate::model::block::Block;
use crate::model::date::{Day, Moment};
use crate::model::fact::Fact;
use crate::model::lang::Lang;
use crate::model::law::LawRef;
use crate::model::link::Links;
use crate::model::parts::Parts;
use crate::source::span::{FileId, Span, Spanned};

/// One file of content: a notice, a chapter, an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The kind's name: `notice`. For outputs a class and a heading, never a condition.
    pub kind: &'static str,
    /// The kind's folder, in sources and in addresses: `notices`.
    pub folder: &'static str,
    pub meta: Meta,
    pub body: Vec<Block>,
    pub facts: Vec<Fact>,
    pub parts: Parts,
    pub translation: Option<Translation>,
    /// Filled in when entries are linked.
    pub links: Links,
    /// Ids of visible entries it is related to, from either side; filled in when linked.
    pub related: Vec<String>,
}

/// The core that every kind has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    pub file: FileId,
    pub id: String,
    pub slug: String,
    pub title: String,
    pub title_en: Option<String>,
    pub summary: String,
    pub summary_en: Option<String>,
    /// The day it was issued.
    pub date: Option<Day>,
    /// The moment from which it is seen; `None` for kinds without a date.
    pub visible_from: Option<Moment>,
    pub expires: Option<Moment>,
    pub status: Status,
    pub staff_only: bool,
    pub issuer: Issuer,
    pub audience: Audience,
    pub basis: Vec<Spanned<LawRef>>,
    /// Duties of disclosure it says it meets; empty: those that its topic and kind stand for.
    pub meets: Vec<Spanned<String>>,
    /// As written in `related`.
    pub related: Vec<Spanned<String>>,
    pub attachments: Vec<Attachment>,
    pub image: Option<Picture>,
    pub version: u32,
    pub changes: Vec<Change>,
    pub review_by: Option<Day>,
    pub owner_role: Option<Spanned<String>>,
    pub allow: Vec<Allow>,
    /// Who stands for what is written.
    pub approved: Vec<Approval>,
    /// Where each key of the front matter that was given stands.
    pub spans: BTreeMap<&'static str, Span>,
}

/// Where an entry is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Draft,
    Published,
    /// Its page stays, with the reason.
    Withdrawn,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issuer {
    Manager,
    Committee,
    Joint,
}

impl Issuer {
    /// Returns the name in content files and the key in word tables.
    pub fn name(self) -> &'static str {
        match self {
            Issuer::Manager => "manager",
            Issuer::Committee => "committee",
            Issuer::Joint => "joint",
        }
    }
}

/// A file to be downloaded with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// As written, relative to the entry's file.
    pub file: Spanned<String>,
    pub title: String,
}

/// A lead picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// As written, relative to the entry's file.
    pub file: Spanned<String>,
    pub alt: String,
}

/// A row of the change log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub version: u32,
    pub date: Day,
    /// A mistake was put right; otherwise something new was said.
    pub correction: bool,
    pub note: String,
}

/// A finding that staff have looked at and let stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    pub check: Spanned<String>,
    /// Only of this entry, in the site's configuration.
    pub entry: Option<String>,
    pub reason: String,
    pub until: Option<Day>,
}

/// A signature under what is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// What the signer did: `preparer`, `reviewer`, `confirmer`.
    pub role: Spanned<String>,
    /// The id of a role of the community.
    pub by: Spanned<String>,
    pub date: Day,
    /// The digest of what was signed, in 24 signs.
    pub digest: Spanned<String>,
}

/// A translated entry: the body of `x.en.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    pub file: FileId,
    pub title: String,
    pub summary: String,
    pub body: Vec<Block>,
    pub links: Links,
}

/// Whether something lies ahead, is on, or is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Upcoming,
    Now,
    Ended,
}

impl Phase {
    /// Returns the key in word tables and CSS.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Upcoming => "upcoming",
            Phase::Now => "now",
            Phase::Ended => "ended",
        }
    }
}

impl Entry {
    /// Returns the address of its page.
    pub fn path(&self, lang: Lang) -> SitePath {
        let prefix = match lang {
            Lang::Zh => "",
            Lang::En => "en/",
        };
        SitePath::new(format!("{prefix}{}/{}.html", self.folder, self.meta.slug))
    }

    /// Returns whether it has a page in that language.
    pub fn speaks(&self, lang: Lang) -> bool {
        lang == Lang::Zh || self.translation.is_some() || self.meta.title_en.is_some()
    }

    /// Returns the title in that language, or in Chinese.
    pub fn title(&self, lang: Lang) -> &str {
        let english = self.translation.as_ref().map(|english| english.title.as_str());
        match lang {
            Lang::Zh => &self.meta.title,
            Lang::En => english
                .or(self.meta.title_en.as_deref())
                .unwrap_or(&self.meta.title),
        }
    }

    /// Returns the summary in that language; empty if there is none.
    pub fn summary(&self, lang: Lang) -> &str {
        let english = self.translation.as_ref().map(|english| english.summary.as_str());
        match lang {
            Lang::Zh => &self.meta.summary,
            Lang::En => self.meta.summary_en.as_deref().or(english).unwrap_or(""),
        }
    }

    /// Returns the window in which it takes place or holds: schedule, else until it expires.
    pub fn window(&self) -> Option<(Option<Moment>, Option<Moment>)> {
        match &self.parts.schedule {
            Some(schedule) => {
                let last = schedule.windows.iter().map(|window| window.ends).max();
                Some((
                    Some(schedule.starts),
                    schedule.ends.max(last).or(self.meta.expires),
                ))
            }
            None => self
                .meta
                .expires
                .map(|expires| (self.meta.visible_from, Some(expires))),
        }
    }

    /// Returns the phase at a moment; `None` if it has neither schedule nor end.
    pub fn phase(&self, now: Moment) -> Option<Phase> {
        let (starts, ends) = self.window()?;
        // Something with a start and no end is over when its day is.
        let ends = ends.or_else(|| starts.map(|starts| starts.day().end()));
        Some(if ends.is_some_and(|ends| now >= ends) {
            Phase::Ended
        } else if starts.is_some_and(|starts| now < starts) {
            Phase::Upcoming
        } else {
            Phase::Now
        })
    }

    /// Returns whether its time on the front page is over.
    pub fn is_expired(&self, now: Moment) -> bool {
        self.meta.expires.is_some_and(|expires| now >= expires)
    }

    /// Returns whether it is kept in the disclosure chain: money, votes, corrections.
    pub fn can_be_sealed(&self) -> bool {
        let parts = &self.parts;
        let is_account = parts.period.is_some() && parts.issue.is_none();
        let is_money = is_account || !parts.ledgers.is_empty();
        is_money || parts.vote.is_some() || parts.correction.is_some()
    }

    /// Returns the place of a key of its front matter, or the start of its file.
    pub fn span_of(&self, key: &str) -> Span {
        let start = Span::start_of(self.meta.file);
        self.meta.spans.get(key).copied().unwrap_or(start)
    }
}
