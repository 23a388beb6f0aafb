//! The whole site as one value, made once and only read.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::community::Community;
use crate::model::config::Config;
use crate::model::date::{Day, Moment};
use crate::model::entry::{Entry, Status};
use crate::model::parts::Pick;
use crate::model::proof::Proofs;
use crate::model::rules::Rules;
use crate::report::words::Words;
use crate::source::file::Bytes;

/// Everything that is published, and what checks must know besides.
#[derive(Debug)]
pub struct Site {
    pub config: Config,
    pub community: Community,
    pub now: Moment,
    /// The kinds of content there can be, in the order of the site.
    pub sections: Vec<Section>,
    /// The visible entries, and only they: by kind in the order of kinds, newest first, ordered kinds by `order`.
    pub entries: Vec<Entry>,
    /// Entries that become visible later; checked like the others, never put out.
    pub waiting: Vec<Entry>,
    /// Files that visible entries refer to, by path in the sources.
    pub files: BTreeMap<String, PublishedFile>,
    /// Days off and weekend days worked, by year.
    pub holidays: BTreeMap<i32, HolidayTable>,
    /// What must be laid open here.
    pub rules: Rules,
    /// The characters that the faces for paper have; empty when nothing is printed.
    pub print_characters: BTreeSet<char>,
    /// What is irregular in an entry, by its id: names of checks, each with its reasons. Shown on the entry's page.
    pub flags: BTreeMap<String, BTreeMap<&'static str, Vec<Words>>>,
    /// The digest of the newest sealed document of an account in hexadecimal digits, by the account's id; filled in from the chain.
    pub sealed: BTreeMap<String, String>,
    /// Files in the folders of kinds that are there and could not be read: paths in the sources.
    pub unread: BTreeSet<String>,
    /// What the disclosure chain says of the entries.
    pub proofs: Proofs,
    /// Positions in `entries` by id.
    pub numbers: HashMap<String, usize>,
}

/// A kind of content as a section of the site, whether or not it has entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// The kind's name: `notice`.
    pub kind: &'static str,
    /// The kind's folder: `notices`.
    pub folder: &'static str,
    /// How entries of the kind are called, in Chinese and in English.
    pub called: (&'static str, &'static str),
}

/// A file that is copied into the site.
#[derive(Clone, Debug)]
pub struct PublishedFile {
    /// Of a photograph: without what the camera wrote into it.
    pub bytes: Bytes,
    /// Width and height as it is seen, if it is a picture.
    pub size: Option<(u32, u32)>,
    /// Where it is published, if it is published as it is.
    pub path: crate::model::address::SitePath,
    /// It is linked or attached; a photograph that is only shown comes out in the sizes of pages.
    pub as_it_is: bool,
    pub photograph: Option<Photograph>,
}

/// What pages must know of a photograph before they show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photograph {
    /// The first signs of the digest of its bytes.
    pub digest: String,
    /// Shown with sharp edges and without loss: a drawing, or see-through.
    pub drawn: bool,
}

/// The public holidays of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HolidayTable {
    /// Name, first and last day.
    pub off: Vec<(String, Day, Day)>,
    /// Weekend days that are worked.
    pub worked: Vec<Day>,
}

impl Site {
    /// Returns the visible entry of that id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.numbers.get(id).and_then(|at| self.entries.get(*at))
    }

    /// Returns the visible entries of a kind, in their order.
    pub fn of_kind<'s>(&'s self, kind: &'s str) -> impl Iterator<Item = &'s Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }

    /// Returns every entry that is checked: the visible ones and those that wait.
    pub fn checked(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().chain(&self.waiting)
    }

    /// Returns the visible entries that a section of a newsletter picks, on screen and on paper alike.
    pub fn picked<'s>(&'s self, pick: &'s Pick) -> Vec<&'s Entry> {
        match pick {
            Pick::Ids(ids) => ids.iter().filter_map(|id| self.entry(&id.value)).collect(),
            Pick::Rule {
                kind,
                from,
                to,
                limit,
            } => {
                let within = |day: Option<Day>| {
                    from.is_none_or(|from| day.is_some_and(|day| day >= from))
                        && to.is_none_or(|to| day.is_some_and(|day| day <= to))
                };
                self.of_kind(&kind.value)
                    .filter(|entry| within(entry.meta.date))
                    .take(limit.unwrap_or(usize::MAX))
                    .collect()
            }
        }
    }

    /// Returns the events that lay ahead when an issue was closed, by start; those announced later are not in it.
    pub fn ahead_of_issue(&self, issue: &Entry) -> Vec<&Entry> {
        let Some(closed) = issue.parts.issue.as_ref().map(|parts| parts.period.to.end()) else {
            return Vec::new();
        };
        let is_ahead = |entry: &&Entry| {
            let starts = entry.parts.schedule.as_ref().map(|schedule| schedule.starts);
            starts.is_some_and(|starts| starts >= closed)
                && entry.parts.level.is_none()
                && entry.meta.status != Status::Withdrawn
                && entry.meta.date <= issue.meta.date
        };
        let mut ahead: Vec<&Entry> = self.entries.iter().filter(is_ahead).collect();
        ahead.sort_by_key(|entry| {
            let starts = entry.parts.schedule.as_ref().map(|schedule| schedule.starts);
            (starts, entry.meta.id.as_str())
        });
        ahead
    }
}
