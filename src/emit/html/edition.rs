//! The site in one language: what all its pages share.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use tera::{Context, Tera, Value};

use crate::emit::html::catalogue::Catalogue;
use crate::emit::html::phones::Phones;
use crate::model::address::{SitePath, encode_path};
use crate::model::community::Building;
use crate::model::date::Day;
use crate::model::duty_state::has_catalogue;
use crate::model::entry::{Entry, Phase};
use crate::model::lang::Lang;
use crate::model::output::Before;
use crate::model::pages;
use crate::model::site::{Section, Site};
use crate::report::diagnostic::Diagnostic;
use crate::theme::assets::Asset;
use crate::theme::fact_words::{self, FactWords};
use crate::theme::files::Theme;
use crate::theme::hours;
use crate::theme::time_words;
use crate::theme::view::{BuildingView, Card, SiteView};
use crate::theme::view_shapes::{LinkView, PhoneView};

/// So many pages are rendered from templates as they were written.
const FEW_PAGES: usize = 8;

/// One language of the site. Pages hold it together; nothing of it is copied.
pub struct Edition {
    pub site: Arc<Site>,
    pub theme: Arc<Theme>,
    pub catalogue: Arc<Catalogue>,
    pub lang: Lang,
    pub phones: Phones,
    /// The absolute address of the picture for pages that have none of their own.
    pub share_image: String,
    /// `site` as templates see it, made once.
    pub shared: Value,
    /// The card of each entry, in the order of the site's.
    pub cards: Vec<OnceLock<Card>>,
    /// The digest of that, of the theme and of the language.
    pub shared_digest: blake3::Hash,
    /// What need not be made again.
    pub before: Arc<Before>,
    /// Pages rendered so far, and templates for the many that follow.
    rendered: AtomicUsize,
    folded: OnceLock<Option<Tera>>,
}

impl Edition {
    /// Makes what the pages of a language share.
    pub fn new(
        site: &Arc<Site>,
        theme: &Arc<Theme>,
        catalogue: &Arc<Catalogue>,
        marks: &[(&'static str, Asset)],
        before: &Arc<Before>,
        lang: Lang,
    ) -> Edition {
        let mut edition = Edition {
            site: Arc::clone(site),
            theme: Arc::clone(theme),
            catalogue: Arc::clone(catalogue),
            lang,
            phones: Phones::of(&site.community),
            share_image: String::new(),
            shared: Value::none(),
            cards: site.entries.iter().map(|_| OnceLock::new()).collect(),
            shared_digest: theme.digest,
            before: Arc::clone(before),
            rendered: AtomicUsize::new(0),
            folded: OnceLock::new(),
        };
        let mut view = edition.site_view();
        for (name, mark) in marks {
            let path = encode_path(mark.path.as_str());
            view.assets.insert((*name).to_owned(), path);
            if name.ends_with(".png") {
                edition.share_image = mark.path.absolute(&site.config.base_url);
            }
        }
        edition.shared = Value::from_serializable(&view);
        let seen = serde_json::to_vec(&view).unwrap_or_default();
        edition.shared_digest = blake3::Hasher::new()
            .update(theme.digest.as_bytes())
            .update(lang.tag().as_bytes())
            .update(&seen)
            .finalize();
        edition
    }

    /// Renders a page from its values.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let templates = &self.theme.templates;
        // For a few pages, as a preview asks for, folding costs more than it saves.
        if self.rendered.fetch_add(1, Ordering::Relaxed) < FEW_PAGES {
            return templates.render(self.lang, template, context);
        }
        let folded = self
            .folded
            .get_or_init(|| templates.fold(self.lang, &self.shared));
        templates.render_folded(self.lang, folded.as_ref(), template, context)
    }

    /// Returns what words facts in this language.
    pub fn facts(&self) -> FactWords<'_> {
        FactWords {
            site: &self.site,
            theme: &self.theme,
            lang: self.lang,
        }
    }

    pub fn word<'e>(&'e self, key: &'e str) -> &'e str {
        self.theme.word(self.lang, key)
    }

    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.theme.fill(self.lang, key, values)
    }

    /// Returns `2026年7月` or `Jul 2026`.
    pub fn month(&self, day: Day) -> String {
        let view = time_words::day_view(day, self.lang);
        self.fill("month", &[("year", &view.year), ("name", &view.month)])
    }

    /// Returns how a kind is called: by the theme, else by itself.
    pub fn kind_title(&self, kind: &str) -> String {
        let key = format!("kind.{kind}");
        let named = self.theme.find_word(self.lang, &key);
        let section = self.site.sections.iter().find(|section| section.kind == kind);
        let called = section.map_or(kind, |section| match self.lang {
            Lang::Zh => section.called.0,
            Lang::En => section.called.1,
        });
        named.unwrap_or(called).to_owned()
    }

    /// Returns the title of the site.
    pub fn title(&self) -> &str {
        let config = &self.site.config;
        match self.lang {
            Lang::Zh => &config.title,
            Lang::En => config.title_en.as_deref().unwrap_or(&config.title),
        }
    }

    /// Returns the name of the community.
    pub fn community(&self) -> &str {
        let community = &self.site.community;
        match self.lang {
            Lang::Zh => &community.name,
            Lang::En => community.name_en.as_deref().unwrap_or(&community.name),
        }
    }

    /// Returns `3号楼`, or the building's own name.
    pub fn building_name(&self, building: &Building) -> String {
        let own = building.name.as_ref().filter(|_| self.lang == Lang::Zh);
        own.cloned()
            .unwrap_or_else(|| self.fill("building.name", &[("number", &building.number)]))
    }

    /// Returns the entries of a kind that have a page in this language.
    pub fn entries_of(&self, kind: &str) -> impl Iterator<Item = &Entry> {
        let at = self.catalogue.of_kind(kind).iter();
        at.filter_map(|at| self.site.entries.get(*at))
            .filter(|entry| entry.speaks(self.lang))
    }

    /// Returns the sections that have a list in this language.
    pub fn sections(&self) -> Vec<Section> {
        self.theme.sections(&self.site, self.lang)
    }

    /// Returns a link to a page of this language.
    pub fn link(&self, path: &SitePath, title: impl Into<String>) -> LinkView {
        LinkView {
            path: encode_path(path.as_str()),
            title: title.into(),
            lang: String::new(),
        }
    }

    /// Returns a link to an entry, to its Chinese page if it has no other.
    pub fn link_to(&self, entry: &Entry) -> LinkView {
        LinkView {
            path: self.facts().path_of(entry),
            title: entry.title(self.lang).to_owned(),
            lang: self.lang_of(entry),
        }
    }

    /// Returns the language of an entry's title where it is not this one; else nothing.
    pub fn lang_of(&self, entry: &Entry) -> String {
        match entry.speaks(self.lang) {
            true => String::new(),
            false => Lang::Zh.tag().to_owned(),
        }
    }

    /// Returns the other language, if pages are made in it.
    pub fn other(&self) -> Option<Lang> {
        let other = match self.lang {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        };
        self.site.config.speaks(other).then_some(other)
    }

    /// Returns the address of a page in the other language, for pages that both have.
    pub fn translated(&self, path: impl Fn(Lang) -> SitePath) -> Option<SitePath> {
        self.other().map(path)
    }

    /// Returns the list of a section in the other language, if there is one.
    pub fn translated_section(&self, section: &Section) -> Option<SitePath> {
        let other = self.other()?;
        let sections = self.theme.sections(&self.site, other);
        sections
            .contains(section)
            .then(|| pages::list(other, section.folder, 1))
    }

    /// Returns the address of a feed, or nothing if feeds are not made.
    pub fn feed(&self, path: SitePath) -> String {
        match self.site.config.outputs.feeds {
            true => encode_path(path.as_str()),
            false => String::new(),
        }
    }

    /// Returns the address of a calendar, or nothing if calendars are not made.
    pub fn calendar(&self, path: SitePath) -> String {
        match self.site.config.outputs.calendar {
            true => encode_path(path.as_str()),
            false => String::new(),
        }
    }

    /// Returns a building as a link and as a bar of the skyline.
    pub fn building_view(&self, building: &Building) -> BuildingView {
        let now = self.site.now;
        let concerned = |entry: &&Entry| {
            let ahead = matches!(entry.phase(now), Some(Phase::Now | Phase::Upcoming));
            ahead && entry.meta.audience.reaches(&building.number)
        };
        BuildingView {
            number: building.number.clone(),
            name: self.building_name(building),
            path: encode_path(pages::building(self.lang, &building.number).as_str()),
            floors: building.floors,
            lifts: building.lifts,
            homes: building.home_count(),
            units: building.units.len(),
            current: self.site.entries.iter().filter(concerned).count(),
        }
    }

    fn site_view(&self) -> SiteView {
        let (site, lang) = (&self.site, self.lang);
        let community = &site.community;
        let section_link = |section: &Section| {
            let path = pages::list(lang, section.folder, 1);
            self.link(&path, self.kind_title(section.kind))
        };
        let sections = self.sections();
        let nav = &self.theme.settings.nav;
        let in_nav = nav
            .iter()
            .filter_map(|kind| sections.iter().find(|section| section.kind == kind));
        let all = self.link(&pages::all(lang, 1), self.word("all.title"));
        let path = |path: SitePath| encode_path(path.as_str());
        let lang_of = |text: &str| self.facts().lang_of(text).to_owned();
        let assets = self.theme.assets.iter();
        let hours = hours::worded(&community.hotline.hours, lang);
        SiteView {
            title: self.title().to_owned(),
            community: self.community().to_owned(),
            description: site.config.description.clone().unwrap_or_default(),
            address: community.address.clone().unwrap_or_default(),
            address_lang: lang_of(community.address.as_deref().unwrap_or_default()),
            hotline: PhoneView {
                number: community.hotline.number.clone(),
                href: fact_words::telephone(&community.hotline.number),
                hours_lang: lang_of(&hours),
                hours,
            },
            phones: self.facts().phones(),
            nav: in_nav
                .map(section_link)
                .chain(std::iter::once(all.clone()))
                .collect(),
            sections: sections
                .iter()
                .map(section_link)
                .chain(std::iter::once(all))
                .collect(),
            buildings: community
                .buildings
                .iter()
                .map(|building| self.building_view(building))
                .collect(),
            icp: site.config.icp.clone().unwrap_or_default(),
            updated: time_words::moment_view(site.now, lang),
            pinned: site.config.now.map(|_| site.now.iso()).unwrap_or_default(),
            feed: self.feed(pages::feed(lang, pages::Feed::Atom)),
            json_feed: self.feed(pages::feed(lang, pages::Feed::Json)),
            calendar: self.calendar(pages::calendar()),
            host: bare(&site.config.base_url).to_owned(),
            search_page: path(pages::search(lang)),
            all_page: path(pages::all(lang, 1)),
            catalogue: match has_catalogue(&self.site) {
                true => path(pages::catalogue(lang)),
                false => String::new(),
            },
            home: path(pages::home(lang)),
            assets: assets
                .map(|(name, asset)| (name.clone(), path(asset.path.clone())))
                .collect(),
            has_search: site.config.outputs.search,
            offline: site.config.outputs.offline,
        }
    }
}

/// Returns an address without scheme and last stroke.
fn bare(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_end_matches('/')
}
