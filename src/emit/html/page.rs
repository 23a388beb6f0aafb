//! One page: what is particular to it, and its rendering.

use serde::Serialize;
use tera::{Context, Value};

use crate::emit::html::edition::Edition;
use crate::emit::html::escape::json_in_script;
use crate::model::address::{SitePath, encode_path};
use crate::model::lang::Lang;
use crate::model::output::{Inputs, Made};
use crate::report::diagnostic::Diagnostic;
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::say;
use crate::theme::view::{PageView, TranslationView};
use crate::theme::view_digest;
use crate::theme::view_shapes::LinkView;

/// A page before it is rendered.
pub struct Page {
    pub form: &'static str,
    /// The kind's name on entry and list pages.
    pub kind: &'static str,
    pub title: String,
    pub description: String,
    pub path: SitePath,
    /// The same page in the other language.
    pub translation: Option<SitePath>,
    /// Pages above this one, home left out.
    pub crumbs: Vec<LinkView>,
    /// Absolute address of a picture.
    pub share_image: String,
    /// What the page is, for machines; crumbs are added.
    pub json_ld: Vec<serde_json::Value>,
    /// The list it belongs to.
    pub nav_path: String,
    pub feed: String,
    pub calendar: String,
}

impl Page {
    /// Returns a page of that form and address with nothing else yet.
    pub fn new(form: &'static str, path: SitePath, title: impl Into<String>) -> Page {
        Page {
            form,
            kind: "",
            title: title.into(),
            description: String::new(),
            path,
            translation: None,
            crumbs: Vec::new(),
            share_image: String::new(),
            json_ld: Vec::new(),
            nav_path: String::new(),
            feed: String::new(),
            calendar: String::new(),
        }
    }

    /// Renders the page; `name` is what templates call its content.
    pub fn render<T: Serialize>(
        self,
        edition: &Edition,
        template: &str,
        name: &'static str,
        content: &T,
    ) -> Result<Made, Vec<Diagnostic>> {
        let path = self.path.clone();
        let view = self.view(edition);
        let inputs = inputs(edition, template, &view, content);
        if let Some(same) = inputs.and_then(|inputs| edition.before.same(&path, &inputs)) {
            return Ok(same);
        }
        let mut context = Context::new();
        context.insert_value("site", edition.shared.clone());
        let values = Value::try_from_serializable(&view)
            .and_then(|page| Ok((page, Value::try_from_serializable(content)?)));
        match values {
            Ok((page, content)) => {
                context.insert_value("page", page);
                context.insert_value(name, content);
                let bytes = edition.render(template, &context)?;
                Ok(Made::New { bytes, inputs })
            }
            Err(why) => Err(not_shown(&path, &why)),
        }
    }

    fn view(self, edition: &Edition) -> PageView {
        let lang = edition.lang;
        let is_lost = self.form == "not-found";
        let base = &edition.site.config.base_url;
        let root = match is_lost {
            true => edition.site.config.base_path().to_owned(),
            false => "../".repeat(self.path.as_str().matches('/').count()),
        };
        let home = LinkView {
            path: encode_path(crate::model::pages::home(lang).as_str()),
            title: edition.word("home.title").to_owned(),
            lang: String::new(),
        };
        let crumbs: Vec<LinkView> = match self.form {
            "home" => Vec::new(),
            _ => std::iter::once(home).chain(self.crumbs).collect(),
        };
        let way = (crumbs.len() > 1 && !is_lost).then(|| Breadcrumbs::of(&crumbs, base));
        let graph = graph(&self.json_ld, way.as_ref());
        let description = match self.description.is_empty() {
            true => edition.fill(
                "description.page",
                &[("site", edition.title()), ("title", &self.title)],
            ),
            false => self.description,
        };
        PageView {
            form: self.form,
            kind: self.kind.to_owned(),
            lang: lang.tag(),
            title: self.title,
            description,
            path: encode_path(self.path.as_str()),
            root,
            canonical: match is_lost || self.form == "offline" {
                true => String::new(),
                false => self.path.absolute(base),
            },
            translations: self
                .translation
                .iter()
                .map(|path| translation(path, lang, base))
                .collect(),
            crumbs,
            share_image: match self.share_image.is_empty() {
                true => edition.share_image.clone(),
                false => self.share_image,
            },
            json_ld_html: graph,
            nav_path: self.nav_path,
            feed: self.feed,
            calendar: self.calendar,
        }
    }
}

/// Returns the digest of all that a template sees; templates see nothing else.
fn inputs<T: Serialize>(edition: &Edition, template: &str, view: &PageView, content: &T) -> Option<Inputs> {
    view_digest::digest(&(edition.shared_digest.as_bytes(), template, view, content))
}

fn translation(path: &SitePath, lang: Lang, base_url: &str) -> TranslationView {
    let (lang, name) = match lang {
        Lang::Zh => (Lang::En, "English"),
        Lang::En => (Lang::Zh, "简体中文"),
    };
    TranslationView {
        lang: lang.tag(),
        name,
        path: encode_path(path.as_str()),
        canonical: path.absolute(base_url),
    }
}

/// The way to a page, for machines.
#[derive(Serialize)]
struct Breadcrumbs<'c> {
    #[serde(rename = "@type")]
    what: &'static str,
    #[serde(rename = "itemListElement")]
    items: Vec<Breadcrumb<'c>>,
}

#[derive(Serialize)]
struct Breadcrumb<'c> {
    #[serde(rename = "@type")]
    what: &'static str,
    position: usize,
    name: &'c str,
    item: String,
}

impl Breadcrumbs<'_> {
    fn of<'c>(crumbs: &'c [LinkView], base_url: &str) -> Breadcrumbs<'c> {
        let items = crumbs.iter().enumerate().map(|(at, crumb)| {
            // Crumb paths are encoded already.
            let page = crumb.path.trim_end_matches("index.html");
            Breadcrumb {
                what: "ListItem",
                position: at + 1,
                name: &crumb.title,
                item: format!("{}/{page}", base_url.trim_end_matches('/')),
            }
        });
        Breadcrumbs {
            what: "BreadcrumbList",
            items: items.collect(),
        }
    }
}

/// Returns what a page is, and the way to it, as JSON-LD; empty if there is nothing to tell.
fn graph(things: &[serde_json::Value], way: Option<&Breadcrumbs<'_>>) -> String {
    let things = things.iter().map(serde_json::to_string);
    let told: Vec<String> = things.chain(way.map(serde_json::to_string)).flatten().collect();
    match told.is_empty() {
        true => String::new(),
        false => json_in_script(format!(
            "{{\"@context\":\"https://schema.org\",\"@graph\":[{}]}}",
            told.join(",")
        )),
    }
}

fn not_shown(path: &SitePath, why: &tera::Error) -> Vec<Diagnostic> {
    let mut faults = Faults::default();
    let place = Place::Path(path.to_string());
    let said = say!("这一页做不出来：{why}", "this page cannot be made: {why}");
    faults.add("theme-template", Severity::Error, place, said);
    faults.into_vec()
}
