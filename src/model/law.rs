//! Articles of statutes, and when a statute holds.

use std::fmt;

use crate::model::date::{Day, Moment};

/// `cn-civil-code#278`: a statute and, if one is meant, an article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LawRef {
    pub statute: String,
    /// The article's number in digits.
    pub article: Option<String>,
}

impl LawRef {
    /// Reads `id` or `id#278`.
    pub fn parse(text: &str) -> Option<LawRef> {
        let (statute, article) = match text.split_once('#') {
            Some((statute, article)) => (statute, Some(article)),
            None => (text, None),
        };
        let id_fits = !statute.is_empty()
            && statute
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let article_fits =
            article.is_none_or(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
        (id_fits && article_fits).then(|| LawRef {
            statute: statute.to_owned(),
            article: article.map(str::to_owned),
        })
    }
}

impl fmt::Display for LawRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.statute)?;
        match &self.article {
            Some(article) => write!(out, "#{article}"),
            None => Ok(()),
        }
    }
}

/// An article of a statute's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// In digits: `278`; the anchor of its heading.
    pub number: String,
    /// As printed: `第二百七十八条`.
    pub label: String,
    /// Its place in the entry's body: the heading and the blocks after it.
    pub blocks: std::ops::Range<usize>,
}

/// The days from and until which a statute holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validity {
    pub effective: Day,
    pub repealed: Option<Day>,
    pub repealed_by: Option<String>,
}

/// Whether a statute holds at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    NotYet,
    InForce,
    Repealed,
}

impl Validity {
    /// Returns whether the statute holds at a moment.
    pub fn at(&self, now: Moment) -> Force {
        if now < self.effective.start() {
            Force::NotYet
        } else if self.repealed.is_some_and(|day| now >= day.start()) {
            Force::Repealed
        } else {
            Force::InForce
        }
    }
}
