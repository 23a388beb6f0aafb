//! Parses and renders templates; tells their faults by line.
//!
//! The name of a template is its path below the theme's folder. Pages are rendered from
//!
//! | page | template | beside `site` and `page` it sees |
//! |---|---|---|
//! | home | `layout/home.html` | `home` |
//! | list of a kind | `kinds/<kind>/list.html`, else `layout/list.html` | `list` |
//! | entry | `kinds/<kind>/page.html`, else `layout/entry.html` | `entry` |
//! | building | `layout/building.html` | `building` |
//! | index of everything | `layout/all.html` | `all` |
//! | search | `layout/search.html` | `search` |
//! | not found | `layout/not_found.html` | |
//!
//! Every other `.html` file below `layout/`, `components/` and `kinds/` is there for these to
//! extend, include or call. A component sees only its arguments; `site` and `page` reach it as
//! implicit ones: `{% component card(card: map, @site, @page) %}`.
//!
//! Functions: `word(key="…")` gives the text of that key in the page's language; further arguments
//! fill its gaps, so that `word(key="page-of", page=2, pages=7)` fills `第{page}页，共{pages}页`.
//! `icon(name="phone")` gives `pictograms/phone.svg` as an inline, decorative picture.
//!
//! Styles: `tokens.css`, `base.css`, then `layout/*.css`, `components/*/style.css` and
//! `kinds/*/style.css` become `site.css`. Scripts: `site.js` and `components/*/behaviour.js` become
//! `site.js`; `search/*.js` becomes `search.js`; `boot.js` stays alone. Files of `icons/` are
//! published too. `site.assets["site.css"]` and `site.assets["icons/own.svg"]` are addresses.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Tera, Value};

use crate::model::lang::Lang;
use crate::report::diagnostic::Diagnostic;
use crate::report::faults::Faults;
use crate::source::span::FileId;
use crate::theme::escape;
use crate::theme::fold::{self, Known};
use crate::theme::layers::Layers;
use crate::theme::template_faults;
use crate::theme::template_functions;
use crate::theme::words::Words;

/// What most pages need.
const PAGE_BYTES: usize = 32 * 1024;

/// Folders whose `.html` files are templates.
const FOLDERS: [&str; 3] = ["layout", "components", "kinds"];

/// The parsed templates, one set a language, and the files they came from.
pub struct Templates {
    by_lang: BTreeMap<Lang, OfLang>,
    files: BTreeMap<String, FileId>,
    /// The templates as they were written, by name.
    sources: Vec<(String, String)>,
    icons: Arc<BTreeMap<String, String>>,
}

struct OfLang {
    plain: Arc<Tera>,
    words: Arc<Words>,
}

impl Templates {
    /// Returns whether there is a template of that name.
    pub fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Drops what is there for languages that the site does not speak.
    pub fn keep(&mut self, speaks: impl Fn(Lang) -> bool) {
        self.by_lang.retain(|lang, _| *lang == Lang::Zh || speaks(*lang));
    }

    /// Returns every name with its file.
    pub fn files(&self) -> &BTreeMap<String, FileId> {
        &self.files
    }

    /// Returns the templates of a language with what is the same on every page of `site` written out.
    pub fn fold(&self, lang: Lang, site: &Value) -> Option<Tera> {
        let of_lang = self.by_lang.get(&lang)?;
        fold::fold(&Known {
            sources: &self.sources,
            plain: &of_lang.plain,
            words: &of_lang.words,
            icons: &self.icons,
            site,
        })
    }

    /// Renders a page, by folded templates if there are any and they can.
    pub fn render_folded(
        &self,
        lang: Lang,
        folded: Option<&Tera>,
        name: &str,
        context: &Context,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        if let Some(folded) = folded {
            let mut out = Vec::with_capacity(PAGE_BYTES);
            if folded.render_to(name, context, &mut out).is_ok() {
                return Ok(out);
            }
        }
        self.render(lang, name, context)
    }

    /// Renders a page; a fault is told at its line of the template.
    pub fn render(&self, lang: Lang, name: &str, context: &Context) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let mut out = Vec::with_capacity(PAGE_BYTES);
        let rendered = match self.by_lang.get(&lang) {
            Some(of_lang) => of_lang.plain.render_to(name, context, &mut out),
            None => Err(tera::Error::new(tera::ErrorKind::TemplateNotFound(
                name.to_owned(),
            ))),
        };
        match rendered {
            Ok(()) => Ok(out),
            Err(fault) => {
                let mut faults = Faults::default();
                template_faults::tell(&fault, name, &self.files, &mut faults);
                Err(faults.into_vec())
            }
        }
    }
}

/// Parses every template of a theme and looks for unknown words and icons in them.
pub fn load(layers: &Layers<'_>, words: &BTreeMap<Lang, Words>, faults: &mut Faults) -> Templates {
    let mut sources: Vec<(&str, &str)> = Vec::new();
    let mut files = BTreeMap::new();
    for (path, id, file) in FOLDERS.into_iter().flat_map(|folder| layers.under(folder)) {
        if path.ends_with(".html") {
            let text = file.text().unwrap_or_default();
            template_faults::tell_unknown_words(text, id, words, faults);
            template_faults::tell_unsafe(text, id, faults);
            files.insert(path.to_owned(), id);
            sources.push((path, text));
        }
    }
    let icons = Arc::new(icons(layers));
    let mut tera = Tera::new();
    tera.set_escape_fn(escape::escape);
    template_functions::register(&mut tera, Arc::default(), &icons);
    if let Err(fault) = tera.add_raw_templates(sources.iter().copied()) {
        tell_all(&sources, &fault, &files, faults);
    }
    let by_lang = words
        .iter()
        .map(|(lang, table)| {
            let mut plain = tera.clone();
            let words = Arc::new(table.clone());
            template_functions::register(&mut plain, Arc::clone(&words), &icons);
            let plain = Arc::new(plain);
            (*lang, OfLang { plain, words })
        })
        .collect();
    let own = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    Templates {
        by_lang,
        files,
        sources: sources.iter().map(own).collect(),
        icons,
    }
}

/// Tells the syntax faults of every template, or what they lack of each other.
fn tell_all(
    sources: &[(&str, &str)],
    fault: &tera::Error,
    files: &BTreeMap<String, FileId>,
    faults: &mut Faults,
) {
    let before = faults.len();
    for (name, text) in sources {
        let alone = Tera::new().add_raw_template(name, text);
        if let Err(fault) = alone
            && matches!(fault.kind(), tera::ErrorKind::SyntaxError(_))
        {
            template_faults::tell(&fault, name, files, faults);
        }
    }
    if faults.len() == before {
        template_faults::tell_in(fault, "", files, sources, faults);
    }
}

/// Returns the icons as inline pictures that readers of the screen pass over.
fn icons(layers: &Layers<'_>) -> BTreeMap<String, String> {
    layers
        .under("pictograms")
        .filter_map(|(path, _, file)| {
            let name = path.strip_prefix("pictograms/")?.strip_suffix(".svg")?;
            let text = file.text().ok()?;
            let (_, drawing) = text.split_once("<svg")?;
            let drawing = drawing.trim_end();
            let open = format!("<svg class=\"icon icon--{name}\" aria-hidden=\"true\" focusable=\"false\"");
            Some((name.to_owned(), format!("{open}{drawing}")))
        })
        .collect()
}
