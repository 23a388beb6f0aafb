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

use tera::{Context, Kwargs, State, Tera, Value};

use crate::model::lang::Lang;
use crate::report::diagnostic::Diagnostic;
use crate::report::faults::Faults;
use crate::source::span::FileId;
use crate::theme::escape;
use crate::theme::layers::Layers;
use crate::theme::template_faults;
use crate::theme::words::{self, Words};

/// Folders whose `.html` files are templates.
const FOLDERS: [&str; 3] = ["layout", "components", "kinds"];

/// The parsed templates, one set a language, and the files they came from.
pub struct Templates {
    by_lang: BTreeMap<Lang, Tera>,
    files: BTreeMap<String, FileId>,
}

impl Templates {
    /// Returns whether there is a template of that name.
    pub fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Returns every name with its file.
    pub fn files(&self) -> &BTreeMap<String, FileId> {
        &self.files
    }

    /// Renders a page; a fault is told at its line of the template.
    pub fn render(&self, lang: Lang, name: &str, context: &Context) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let mut out = Vec::with_capacity(32 * 1024);
        let rendered = match self.by_lang.get(&lang) {
            Some(tera) => tera.render_to(name, context, &mut out),
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
    register(&mut tera, Arc::default(), &icons);
    if let Err(fault) = tera.add_raw_templates(sources.iter().copied()) {
        tell_all(&sources, &fault, &files, faults);
    }
    let by_lang = words
        .iter()
        .map(|(lang, table)| {
            let mut of_lang = tera.clone();
            register(&mut of_lang, Arc::new(table.clone()), &icons);
            (*lang, of_lang)
        })
        .collect();
    Templates { by_lang, files }
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

fn register(tera: &mut Tera, words: Arc<Words>, icons: &Arc<BTreeMap<String, String>>) {
    tera.register_function("word", move |given: Kwargs, _: &State<'_>| {
        let key: &str = given.must_get("key")?;
        let text = words.get(key).unwrap_or(key);
        let values: Vec<(String, String)> = given
            .iter()
            .filter_map(|(name, value)| Some((name.as_str()?.to_owned(), value.to_string())))
            .filter(|(name, _)| name != "key")
            .collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        Ok::<Value, tera::Error>(Value::from(match values.as_slice() {
            [] => text.to_owned(),
            values => words::fill(text, values),
        }))
    });
    let icons = Arc::clone(icons);
    tera.register_function("icon", move |given: Kwargs, _: &State<'_>| {
        let name: &str = given.must_get("name")?;
        match icons.get(name) {
            Some(icon) => Ok(Value::safe_string(icon)),
            None => Err(tera::Error::message(format!("Unknown icon `{name}`"))),
        }
    });
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
