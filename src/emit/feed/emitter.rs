//! Plans the feeds of the site, of sections and of buildings.

use std::sync::Arc;

use crate::emit::emitter::Emitter;
use crate::emit::feed::atom;
use crate::emit::feed::items::{self, Channel};
use crate::emit::feed::json_feed;
use crate::model::address::SitePath;
use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::output::{Before, Output};
use crate::model::pages;
use crate::model::site::Site;
use crate::theme::files::Theme;

/// Makes Atom feeds, and a JSON feed of the whole site.
pub struct Feeds;

impl Emitter for Feeds {
    fn name(&self) -> &'static str {
        "feeds"
    }

    fn plan(&self, site: &Arc<Site>, theme: &Arc<Theme>, _before: &Arc<Before>) -> Vec<Output> {
        if !site.config.outputs.feeds {
            return Vec::new();
        }
        let mut outputs = Vec::new();
        for lang in [Lang::Zh, Lang::En] {
            if lang == Lang::Zh || site.config.speaks(lang) {
                let desk = Desk {
                    site: Arc::clone(site),
                    theme: Arc::clone(theme),
                    lang,
                };
                desk.plan(&mut outputs);
            }
        }
        outputs
    }
}

/// The feeds of one language.
#[derive(Clone)]
struct Desk {
    site: Arc<Site>,
    theme: Arc<Theme>,
    lang: Lang,
}

/// How a feed is written.
type Format = fn(&Channel) -> Vec<u8>;

impl Desk {
    fn plan(&self, outputs: &mut Vec<Output>) {
        let lang = self.lang;
        let home = pages::home(lang);
        let everything = |_: &Entry| true;
        let title = self.fill("feed.entries", &[]);
        let formats: [(pages::Feed, Format); 2] = [
            (pages::Feed::Atom, atom::write),
            (pages::Feed::Json, json_feed::write),
        ];
        for (feed, format) in formats {
            let path = pages::feed(lang, feed);
            outputs.push(self.output(path, &home, title.clone(), everything, format));
        }
        for section in self.theme.sections(&self.site, lang) {
            let key = format!("kind.{}", section.kind);
            let called = self.theme.find_word(lang, &key).unwrap_or(section.kind);
            outputs.push(self.output(
                pages::section_feed(lang, section.folder),
                &pages::list(lang, section.folder, 1),
                self.fill("feed.kind", &[("kind", called)]),
                move |entry| entry.kind == section.kind,
                atom::write,
            ));
        }
        for building in &self.site.community.buildings {
            let number = building.number.clone();
            let name = self
                .theme
                .fill(lang, "building.name", &[("number", &building.number)]);
            outputs.push(self.output(
                pages::building_feed(lang, &number),
                &pages::building(lang, &number),
                self.fill("feed.building", &[("building", &name)]),
                move |entry| entry.meta.audience.reaches(&number),
                atom::write,
            ));
        }
    }

    fn output(
        &self,
        path: SitePath,
        page: &SitePath,
        title: String,
        passes: impl Fn(&Entry) -> bool + Send + Sync + 'static,
        format: Format,
    ) -> Output {
        let desk = self.clone();
        let base = &self.site.config.base_url;
        let (own_url, page_url) = (path.absolute(base), page.absolute(base));
        Output::make(path, move |_| {
            let items = items::items(&desk.site, &desk.theme, desk.lang, &passes);
            let newest = items.iter().map(|item| item.updated).max();
            Ok(format(&Channel {
                title: title.clone(),
                lang: desk.lang,
                own_url: own_url.clone(),
                page_url: page_url.clone(),
                updated: newest.unwrap_or(desk.site.now),
                items,
            }))
        })
    }

    fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let config = &self.site.config;
        let title = match self.lang {
            Lang::Zh => &config.title,
            Lang::En => config.title_en.as_ref().unwrap_or(&config.title),
        };
        let mut values = values.to_vec();
        values.push(("title", title));
        self.theme.fill(self.lang, key, &values)
    }
}
