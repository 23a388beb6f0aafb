//! Plans every page and the files pages need.

use std::sync::Arc;

use crate::emit::emitter::Emitter;
use crate::emit::html::all;
use crate::emit::html::assets;
use crate::emit::html::building;
use crate::emit::html::catalogue::Catalogue;
use crate::emit::html::chain;
use crate::emit::html::duties;
use crate::emit::html::edition::Edition;
use crate::emit::html::entry_page;
use crate::emit::html::home;
use crate::emit::html::list;
use crate::emit::html::offline;
use crate::emit::html::page::Page;
use crate::emit::html::search;
use crate::model::lang::Lang;
use crate::model::output::{Before, Made, Output};
use crate::model::pages;
use crate::model::site::Site;
use crate::theme::files::Theme;

/// Makes the pages of every language, styles, scripts and published files.
pub struct Html;

impl Emitter for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn plan(&self, site: &Arc<Site>, theme: &Arc<Theme>, before: &Arc<Before>) -> Vec<Output> {
        let catalogue = Arc::new(Catalogue::of(site));
        let marks = assets::marks(site, theme);
        let mut outputs = assets::plan(site, theme, &marks);
        for lang in [Lang::Zh, Lang::En] {
            if lang == Lang::Zh || site.config.speaks(lang) {
                let edition = Arc::new(Edition::new(site, theme, &catalogue, &marks, before, lang));
                plan_edition(&edition, &mut outputs);
            }
        }
        outputs
    }
}

fn plan_edition(edition: &Arc<Edition>, outputs: &mut Vec<Output>) {
    let lang = edition.lang;
    let shared = Arc::clone(edition);
    outputs.push(Output::make(pages::home(lang), move |_| home::render(&shared)));
    outputs.extend(entry_page::plan(edition));
    for section in edition.sections() {
        outputs.extend(list::plan(edition, section));
    }
    for (at, building) in edition.site.community.buildings.iter().enumerate() {
        let shared = Arc::clone(edition);
        let path = pages::building(lang, &building.number);
        outputs.push(Output::make(path, move |_| {
            let building = shared.site.community.buildings.get(at);
            building.map_or(Ok(Made::from(Vec::new())), |building| {
                building::render(&shared, building)
            })
        }));
    }
    outputs.extend(all::plan(edition));
    outputs.extend(chain::plan(edition));
    outputs.extend(duties::plan(edition));
    if offline::is_wanted(edition) {
        outputs.push(offline::page(edition));
        if lang == Lang::Zh {
            outputs.extend(offline::worker(edition));
        }
    }
    outputs.push(search::plan(edition));
    outputs.push(plain(
        edition,
        "not-found",
        "layout/not_found.html",
        pages::not_found,
    ));
}

/// Returns a page that has nothing but its frame; its title is the word `<form>.title`.
fn plain(
    edition: &Arc<Edition>,
    form: &'static str,
    template: &'static str,
    path: fn(Lang) -> crate::model::address::SitePath,
) -> Output {
    let edition = Arc::clone(edition);
    Output::make(path(edition.lang), move |_| {
        let key = format!("{form}.title");
        let path_here = path(edition.lang);
        let mut page = Page::new(form, path_here.clone(), edition.word(&key));
        page.crumbs = vec![edition.link(&path_here, edition.word(&key))];
        page.translation = edition.translated(path);
        page.render(&edition, template, form, &())
    })
}
