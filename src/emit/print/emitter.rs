//! Plans the papers of a site.

use std::sync::{Arc, OnceLock};

use crate::emit::emitter::Emitter;
use crate::emit::print::faults;
use crate::emit::print::letters;
use crate::emit::print::newsletter;
use crate::emit::print::press;
use crate::emit::print::stock::Stock;
use crate::model::entry::Entry;
use crate::model::output::{Before, Output};
use crate::model::pages;
use crate::model::site::Site;
use crate::report::diagnostic::Diagnostic;
use crate::theme::files::Theme;

/// Makes a PDF beside the page of every issue.
pub struct Paper;

impl Emitter for Paper {
    fn name(&self) -> &'static str {
        "print"
    }

    fn plan(&self, site: &Arc<Site>, theme: &Arc<Theme>, _before: &Arc<Before>) -> Vec<Output> {
        if !site.config.outputs.print {
            return Vec::new();
        }
        let stock = Arc::new(OnceLock::new());
        let issues = site.entries.iter().enumerate();
        issues
            .filter(|(_, entry)| entry.parts.issue.is_some())
            .map(|(at, entry)| {
                let (site, theme, stock) = (Arc::clone(site), Arc::clone(theme), Arc::clone(&stock));
                Output::make(pages::paper(entry, ""), move |_| {
                    let entry = site.entries.get(at);
                    let stock = stock.get_or_init(|| Stock::of(&theme));
                    entry.map_or(Ok(Vec::new()), |entry| make(&site, &theme, stock, entry))
                })
            })
            .collect()
    }
}

fn make(site: &Site, theme: &Theme, stock: &Stock, entry: &Entry) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let Some(issue) = &entry.parts.issue else {
        return Ok(Vec::new());
    };
    let mut job = newsletter::job(site, theme, entry, issue);
    letters::tidy(&mut job.data);
    let missing = letters::missing(&job.data, &site.print_characters);
    if !missing.is_empty() {
        return Err(faults::without_face(entry, &missing));
    }
    press::set(stock, job).map_err(|jams| faults::jammed(entry, jams))
}
