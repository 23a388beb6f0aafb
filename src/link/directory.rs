//! Where every entry is found: by id, by file, by anchor.

use std::collections::{BTreeSet, HashMap};

use crate::link::unread;
use crate::model::block::Block;
use crate::model::entry::Entry;
use crate::source::span::FileId;
use crate::source::tree::SourceTree;

/// Whether readers see an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Visible,
    /// Its day has not come.
    Waiting,
    /// A draft.
    Draft,
    /// For staff only.
    Staff,
}

/// All entries that were read, found in three ways.
pub struct Directory {
    by_id: HashMap<String, usize>,
    by_file: HashMap<String, usize>,
    standings: Vec<Standing>,
    anchors: Vec<BTreeSet<String>>,
    /// Anchors of translations; empty where there is none.
    english: Vec<BTreeSet<String>>,
    titles: Vec<String>,
    ids: Vec<String>,
    unread: BTreeSet<String>,
    unread_ids: BTreeSet<String>,
}

impl Directory {
    /// Returns the directory of entries and their standings; of equal ids the first counts.
    ///
    /// `unread` are the files that are there but could not be read.
    pub fn new(
        entries: &[Entry],
        standings: Vec<Standing>,
        unread: BTreeSet<String>,
        sources: &SourceTree,
    ) -> Directory {
        let mut by_id = HashMap::new();
        let mut by_file = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            by_id.entry(entry.meta.id.clone()).or_insert(at);
            let mut add = |file: FileId| {
                by_file.entry(sources.path(file).to_owned()).or_insert(at);
            };
            add(entry.meta.file);
            if let Some(translation) = &entry.translation {
                add(translation.file);
            }
        }
        Directory {
            by_id,
            by_file,
            standings,
            anchors: entries.iter().map(|entry| anchors_of(&entry.body)).collect(),
            english: entries.iter().map(english_anchors_of).collect(),
            titles: entries.iter().map(|entry| entry.meta.title.clone()).collect(),
            ids: entries.iter().map(|entry| entry.meta.id.clone()).collect(),
            unread_ids: unread::ids(&unread, sources),
            unread,
        }
    }

    /// Returns the position of the entry of that id.
    pub fn by_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Returns the position of the entry of that source file, translated or not.
    pub fn by_file(&self, path: &str) -> Option<usize> {
        self.by_file.get(path).copied()
    }

    /// Returns the files that are there but could not be read.
    pub fn unread(&self) -> impl Iterator<Item = &str> {
        self.unread.iter().map(String::as_str)
    }

    /// Returns whether that file is there but could not be read.
    pub fn is_unread_file(&self, path: &str) -> bool {
        let original = path.strip_suffix(".en.md").map(|stem| format!("{stem}.md"));
        self.unread.contains(path) || original.is_some_and(|original| self.unread.contains(&original))
    }

    /// Returns whether an entry of that id is there but could not be read.
    pub fn is_unread_id(&self, id: &str) -> bool {
        self.unread_ids.contains(id)
    }

    /// Returns whether readers see the entry at a position.
    pub fn standing(&self, at: usize) -> Standing {
        self.standings.get(at).copied().unwrap_or(Standing::Draft)
    }

    /// Returns the anchors of an entry's page in Chinese.
    pub fn anchors(&self, at: usize) -> impl Iterator<Item = &str> {
        self.anchors.get(at).into_iter().flatten().map(String::as_str)
    }

    /// Returns whether an entry's page in Chinese has that anchor.
    pub fn has_anchor(&self, at: usize, anchor: &str) -> bool {
        self.anchors
            .get(at)
            .is_some_and(|anchors| anchors.contains(anchor))
    }

    /// Returns whether an entry's translation has that anchor.
    pub fn has_english_anchor(&self, at: usize, anchor: &str) -> bool {
        self.english
            .get(at)
            .is_some_and(|anchors| anchors.contains(anchor))
    }

    /// Returns the title of the entry at a position.
    pub fn title(&self, at: usize) -> &str {
        self.titles.get(at).map_or("", String::as_str)
    }

    /// Returns the id of the entry at a position.
    pub fn id(&self, at: usize) -> &str {
        self.ids.get(at).map_or("", String::as_str)
    }

    /// Returns every id, for suggestions, sorted.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.by_id.keys().map(String::as_str).collect();
        ids.sort_unstable();
        ids
    }

    /// Returns every source file of an entry, for suggestions, sorted.
    pub fn files(&self) -> Vec<&str> {
        let mut files: Vec<&str> = self.by_file.keys().map(String::as_str).collect();
        files.sort_unstable();
        files
    }
}

fn anchors_of(body: &[Block]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    collect_anchors(body, &mut out);
    out
}

fn english_anchors_of(entry: &Entry) -> BTreeSet<String> {
    let english = entry.translation.as_ref();
    english.map_or_else(BTreeSet::new, |english| anchors_of(&english.body))
}

fn collect_anchors(blocks: &[Block], out: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Heading { id, .. } => {
                out.insert(id.clone());
            }
            Block::Quote(inner)
            | Block::Alert { body: inner, .. }
            | Block::Details { body: inner, .. }
            | Block::Footnote { body: inner, .. } => collect_anchors(inner, out),
            Block::List { items, .. } => {
                for item in items {
                    collect_anchors(&item.body, out);
                }
            }
            Block::Definitions(list) => {
                for meaning in list.iter().flat_map(|definition| &definition.meanings) {
                    collect_anchors(meaning, out);
                }
            }
            Block::Paragraph { .. } | Block::Code { .. } | Block::Table(_) | Block::Rule => {}
        }
    }
}
