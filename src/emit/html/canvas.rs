//! Where a body is drawn: page, language, links, notes so far.

use crate::emit::html::edition::Edition;
use crate::emit::html::phones::Phones;
use crate::model::address::SitePath;
use crate::model::lang::Lang;
use crate::model::link::Links;
use crate::model::site::Site;
use crate::theme::files::Theme;

/// What drawing a body needs to know, and what it gathers on the way.
pub struct Canvas<'s> {
    pub site: &'s Site,
    pub theme: &'s Theme,
    /// The language of the page.
    pub lang: Lang,
    pub links: &'s Links,
    pub phones: &'s Phones,
    /// Inside a link or heading, where no other link may be.
    pub in_link: bool,
    /// The page that is drawn on.
    pub from: &'s SitePath,
    /// Put before every id, so that several bodies fit on one page.
    pub id_prefix: String,
    /// How many levels headings are lowered.
    pub lowered: u8,
    /// Labels of footnotes in the order of their marks.
    notes: Vec<String>,
    /// The text of the last heading, for the names of tables.
    pub heading: String,
    /// Names given to tables so far.
    pub table_names: Vec<String>,
}

impl<'s> Canvas<'s> {
    /// Returns an empty canvas for a body on that page.
    pub fn new(edition: &'s Edition, links: &'s Links, from: &'s SitePath) -> Canvas<'s> {
        Canvas {
            site: &edition.site,
            theme: &edition.theme,
            lang: edition.lang,
            phones: &edition.phones,
            in_link: false,
            links,
            from,
            id_prefix: String::new(),
            lowered: 0,
            notes: Vec::new(),
            heading: String::new(),
            table_names: Vec::new(),
        }
    }

    /// Returns the number of a footnote, and whether this is its first mark.
    pub fn footnote(&mut self, label: &str) -> (usize, bool) {
        match self.notes.iter().position(|known| known == label) {
            Some(at) => (at + 1, false),
            None => {
                self.notes.push(label.to_owned());
                (self.notes.len(), true)
            }
        }
    }

    /// Returns how many footnotes were marked.
    pub fn marked(&self) -> usize {
        self.notes.len()
    }

    /// Returns a name for a table that no other table of the page has.
    pub fn table_name(&mut self) -> String {
        let word = self.theme.word(self.lang, "table.label");
        let base = match self.heading.is_empty() {
            true => word.to_owned(),
            false => format!("{word} {}", self.heading),
        };
        let same = self.table_names.iter().filter(|name| **name == base).count();
        self.table_names.push(base.clone());
        match same {
            0 => base,
            more => format!("{base} {}", more + 1),
        }
    }
}
