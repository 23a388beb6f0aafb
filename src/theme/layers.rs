//! The files of a theme, its own over the default's.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::say;
use crate::source::file::{Numbered, SourceFile};
use crate::source::span::FileId;
use crate::source::tree::SourceTree;

/// The theme that comes with the program.
const DEFAULT: &str = "default";

/// The files that make a theme, by their path below its folder.
pub struct Layers<'t> {
    files: BTreeMap<&'t str, Numbered<'t>>,
    /// The same path in every layer, the default's first.
    all: BTreeMap<&'t str, Vec<Numbered<'t>>>,
}

impl<'t> Layers<'t> {
    /// Returns the files of the theme of that name over those of the default.
    pub fn of(sources: &'t SourceTree, name: &str, faults: &mut Faults) -> Layers<'t> {
        let mut layers = Layers {
            files: BTreeMap::new(),
            all: BTreeMap::new(),
        };
        layers.add(sources, DEFAULT);
        if name != DEFAULT && !layers.add(sources, name) {
            tell_missing(sources, name, faults);
        }
        layers
    }

    fn add(&mut self, sources: &'t SourceTree, name: &str) -> bool {
        let folder = format!("themes/{name}");
        let mut found = false;
        for (id, file) in sources.under(&folder) {
            let Some(path) = file.path.get(folder.len() + 1..) else {
                continue;
            };
            found = true;
            self.files.insert(path, (id, file));
            self.all.entry(path).or_default().push((id, file));
        }
        found
    }

    /// Drops what came from the default theme, but for words, paper and settings.
    pub fn keep_own(&mut self) {
        let kept = ["words/", "print/", "fonts/", "theme.yaml", "search/synonyms.yaml"];
        let of_default = format!("themes/{DEFAULT}/");
        self.files.retain(|path, (_, file)| {
            kept.iter().any(|start| path.starts_with(start)) || !file.path.starts_with(&of_default)
        });
    }

    /// Returns a digest of all of it, but for what came with the program: that does not change while it runs.
    pub fn digest(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for (path, (_, file)) in &self.files {
            hasher.update(path.as_bytes());
            hasher.update(&[0, u8::from(file.embedded)]);
        }
        for (_, file) in self.all.values().flatten().filter(|(_, file)| !file.embedded) {
            hasher.update(file.path.as_bytes());
            hasher.update(blake3::hash(file.bytes.as_slice()).as_bytes());
        }
        hasher.finalize()
    }

    /// Returns the file that holds for a path.
    pub fn get(&self, path: &str) -> Option<Numbered<'t>> {
        self.files.get(path).copied()
    }

    /// Returns that file of every layer, the default's first.
    pub fn each(&self, path: &str) -> &[Numbered<'t>] {
        self.all.get(path).map_or(&[], Vec::as_slice)
    }

    /// Returns the files below a folder, in path order.
    pub fn under(&self, folder: &str) -> impl Iterator<Item = (&'t str, FileId, &'t SourceFile)> {
        let prefix = format!("{folder}/");
        self.files
            .iter()
            .filter(move |(path, _)| path.starts_with(&prefix))
            .map(|(path, (id, file))| (*path, *id, *file))
    }
}

fn tell_missing(sources: &SourceTree, name: &str, faults: &mut Faults) {
    let there: BTreeSet<&str> = sources
        .under("themes")
        .filter_map(|(_, file)| file.path.split('/').nth(1))
        .collect();
    let names: Vec<String> = there.iter().map(|name| format!("`{name}`")).collect();
    let (zh, en) = (names.join("、"), names.join(", "));
    faults
        .add(
            "theme-not-found",
            Severity::Error,
            Place::Path("site-config.yaml".to_owned()),
            say!("没有名为 `{name}` 的主题", "there is no theme called `{name}`"),
        )
        .mend(say!("现有的主题：{zh}", "the themes there are: {en}"));
}
