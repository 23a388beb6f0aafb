//! What `site-config.yaml` says.

use crate::model::date::Moment;
use crate::model::entry::Allow;
use crate::model::lang::Lang;
use crate::model::rules::Circumstance;
use crate::source::span::Spanned;

/// The site's configuration, defaults filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    pub title: String,
    pub title_en: Option<String>,
    pub description: Option<String>,
    /// Absolute, `https://…/`, perhaps with a path; ends with `/`.
    pub base_url: String,
    /// The first is the main language.
    pub languages: Vec<Lang>,
    pub theme: String,
    /// Codes of rule packs, if the site names any; an empty list means all there are.
    pub rules: Option<Vec<Spanned<String>>>,
    /// What is the case here, on which duties depend.
    pub circumstances: Vec<Circumstance>,
    /// Duties that do not hold here.
    pub not_applicable: Vec<NotApplicable>,
    /// The output folder, from the site's folder.
    pub output: String,
    /// Entries on one page of a list.
    pub per_page: usize,
    /// The filing number (ICP备案号) of the site.
    pub icp: Option<String>,
    /// Pins the moment for which the site is built.
    pub now: Option<Moment>,
    pub outputs: OutputSet,
    pub print: PrintConfig,
    pub allow: Vec<Allow>,
}

/// A duty that does not hold here, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotApplicable {
    pub duty: Spanned<String>,
    pub reason: String,
    pub reason_en: Option<String>,
}

/// Which outputs are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutputSet {
    pub search: bool,
    pub print: bool,
    pub feeds: bool,
    pub calendar: bool,
    pub data: bool,
    /// Pages are kept in readers' browsers.
    pub offline: bool,
}

/// How paper is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintConfig {
    /// Only `a4` so far.
    pub paper: String,
    /// A folder of further faces, from the site's folder.
    pub fonts_dir: Option<String>,
    /// Whether the machine's own faces may be used; then bytes differ between machines.
    pub fonts_system: bool,
}

impl Config {
    /// Returns whether pages in that language are made.
    pub fn speaks(&self, lang: Lang) -> bool {
        self.languages.contains(&lang)
    }

    /// Returns the path part of the base address, with slashes at both ends.
    pub fn base_path(&self) -> &str {
        let after_scheme = self.base_url.split_once("://").map_or("", |(_, rest)| rest);
        after_scheme
            .find('/')
            .and_then(|at| after_scheme.get(at..))
            .unwrap_or("/")
    }
}
