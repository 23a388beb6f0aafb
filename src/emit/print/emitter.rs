//! Plans the papers of a site.

use std::sync::{Arc, OnceLock};

use crate::emit::emitter::Emitter;
use crate::emit::print::press::Press;
use crate::emit::print::{faults, letters, newsletter};
use crate::model::entry::Entry;
use crate::model::output::Output;
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

    fn plan(&self, site: &Arc<Site>, theme: &Arc<Theme>) -> Vec<Output> {
        if !site.config.outputs.print {
            return Vec::new();
        }
        let press = Arc::new(OnceLock::new());
        let issues = site.entries.iter().enumerate();
        issues
            .filter(|(_, entry)| entry.parts.issue.is_some())
            .map(|(at, entry)| {
                let (site, theme, press) = (Arc::clone(site), Arc::clone(theme), Arc::clone(&press));
                Output::make(pages::paper(entry, ""), move |_| {
                    let entry = site.entries.get(at);
                    let press = press.get_or_init(|| Press::of(&theme));
                    entry.map_or(Ok(Vec::new()), |entry| make(&site, &theme, press, entry))
                })
            })
            .collect()
    }
}

fn make(site: &Site, theme: &Theme, press: &Press, entry: &Entry) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let Some(issue) = &entry.parts.issue else {
        return Ok(Vec::new());
    };
    let job = newsletter::job(site, theme, entry, issue);
    let missing = letters::missing(&job.data, &site.print_characters);
    if !missing.is_empty() {
        return Err(faults::without_face(entry, &missing));
    }
    press.set(job).map_err(|jams| faults::jammed(entry, jams))
}
