//! Plans the papers of a site.

use std::sync::{Arc, OnceLock};

use crate::emit::emitter::Emitter;
use crate::emit::print::faults;
use crate::emit::print::letters;
use crate::emit::print::newsletter;
use crate::emit::print::press::{self, Job};
use crate::emit::print::stock::Stock;
use crate::model::entry::Entry;
use crate::model::output::{Before, Inputs, Made, Output};
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

    fn plan(&self, site: &Arc<Site>, theme: &Arc<Theme>, before: &Arc<Before>) -> Vec<Output> {
        if !site.config.outputs.print {
            return Vec::new();
        }
        let stock = Arc::new(OnceLock::new());
        let issues = site.entries.iter().enumerate();
        issues
            .filter(|(_, entry)| entry.parts.issue.is_some())
            .map(|(at, entry)| {
                let (site, theme, stock) = (Arc::clone(site), Arc::clone(theme), Arc::clone(&stock));
                let before = Arc::clone(before);
                let path = pages::paper(entry, "");
                Output::make(path.clone(), move |_| {
                    let Some((entry, job)) = site.entries.get(at).and_then(|entry| job(&site, &theme, entry))
                    else {
                        return Ok(Made::from(Vec::new()));
                    };
                    let inputs = inputs(&theme, &job);
                    if let Some(same) = before.same(&path, &inputs) {
                        return Ok(same);
                    }
                    let stock = stock.get_or_init(|| Stock::of(&theme));
                    let bytes = make(&site, stock, entry, job)?;
                    let inputs = Some(inputs);
                    Ok(Made::New { bytes, inputs })
                })
            })
            .collect()
    }
}

/// Returns an issue and what is to be set for it.
fn job<'s>(site: &'s Site, theme: &Theme, entry: &'s Entry) -> Option<(&'s Entry, Job)> {
    let issue = entry.parts.issue.as_ref()?;
    let mut job = newsletter::job(site, theme, entry, issue);
    letters::tidy(&mut job.data);
    Some((entry, job))
}

/// Returns the digest of all that a paper is made of: theme and faces, data, pictures.
fn inputs(theme: &Theme, job: &Job) -> Inputs {
    let mut hasher = blake3::Hasher::new();
    let mut add = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    add(theme.digest.as_bytes());
    add(job.main.as_bytes());
    add(job.ident.as_bytes());
    add(job.date.iso().as_bytes());
    add(job.data.to_string().as_bytes());
    for (path, bytes) in &job.pictures {
        add(path.as_bytes());
        add(bytes);
    }
    *hasher.finalize().as_bytes()
}

fn make(site: &Site, stock: &Stock, entry: &Entry, job: Job) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let missing = letters::missing(&job.data, &site.print_characters);
    if !missing.is_empty() {
        return Err(faults::without_face(entry, &missing));
    }
    press::set(stock, job).map_err(|jams| faults::jammed(entry, jams))
}
