//! Loads a theme: the site's files over the embedded ones.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::lang::Lang;
use crate::model::site::{Section, Site};
use crate::report::faults::Faults;
use crate::source::file::Bytes;
use crate::source::tree::SourceTree;
use crate::theme::assets::{self, Asset};
use crate::theme::contrast;
use crate::theme::layers::Layers;
use crate::theme::settings::{self, Settings};
use crate::theme::synonyms;
use crate::theme::template::{self, Templates};
use crate::theme::words::{self, Words};

/// A loaded theme.
pub struct Theme {
    pub settings: Settings,
    pub templates: Templates,
    /// Word tables by language.
    pub words: BTreeMap<Lang, Words>,
    /// Fingerprinted styles, scripts and icons: what templates call it → address and bytes.
    pub assets: BTreeMap<String, Asset>,
    /// Page set-ups for paper and their faces, by path: `print/…`, `fonts/…`.
    pub print: BTreeMap<String, Bytes>,
    /// The digest of all files that the theme is made of.
    pub digest: blake3::Hash,
    /// Groups of words that mean the same, for search.
    pub synonyms: Vec<Vec<String>>,
}

impl Theme {
    /// Returns whether it has what the pages about the disclosure chain need.
    pub fn draws_proofs(&self) -> bool {
        let templates = ["proof", "verify", "sealed"];
        let has = |form: &&str| self.templates.has(&format!("layout/{form}.html"));
        templates.iter().all(has) && self.assets.contains_key("verify.js")
    }

    /// Loads the theme of that name; its faults are told, never thrown.
    pub fn load(sources: &SourceTree, name: &str, faults: &mut Faults) -> Theme {
        let mut layers = Layers::of(sources, name, faults);
        let settings = settings::load(&layers, faults);
        if settings.alone {
            layers.keep_own();
        }
        contrast::look(&layers, faults);
        let words = words::load(&layers, faults);
        let templates = template::load(&layers, &words, faults);
        let print = ["print", "fonts"]
            .into_iter()
            .flat_map(|folder| layers.under(folder))
            .map(|(path, _, file)| (path.to_owned(), file.bytes.clone()))
            .collect();
        Theme {
            settings,
            templates,
            words,
            assets: assets::gather(&layers),
            digest: layers.digest(),
            print,
            synonyms: synonyms::load(&layers, sources, faults),
        }
    }

    /// Returns the sections that have a list: those with entries in that language, and those of the navigation.
    pub fn sections(&self, site: &Site, lang: Lang) -> Vec<Section> {
        let speaking: BTreeSet<&str> = site
            .entries
            .iter()
            .filter(|entry| entry.speaks(lang))
            .map(|entry| entry.kind)
            .collect();
        let is_shown = |section: &&Section| {
            let in_nav = self.settings.nav.iter().any(|kind| kind == section.kind);
            in_nav || speaking.contains(section.kind)
        };
        site.sections.iter().filter(is_shown).copied().collect()
    }

    /// Returns the word of that key, or the key itself so that a gap is seen.
    pub fn word<'t>(&'t self, lang: Lang, key: &'t str) -> &'t str {
        self.find_word(lang, key).unwrap_or(key)
    }

    /// Returns the word of that key, if there is one.
    pub fn find_word(&self, lang: Lang, key: &str) -> Option<&str> {
        self.words.get(&lang).and_then(|table| table.get(key))
    }

    /// Returns the word of that key with its gaps filled.
    pub fn fill(&self, lang: Lang, key: &str, values: &[(&str, &str)]) -> String {
        words::fill(self.word(lang, key), values)
    }
}
