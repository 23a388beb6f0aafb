//! The list of pages for search engines; robots.txt.

use std::io;
use std::sync::Arc;

use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::Writer;

use crate::emit::emitter::Emitter;
use crate::model::address::SitePath;
use crate::model::date::Day;
use crate::model::duty_state::has_catalogue;
use crate::model::lang::Lang;
use crate::model::output::{Before, Output};
use crate::model::pages;
use crate::model::site::Site;
use crate::theme::files::Theme;

/// Makes `sitemap.xml` and `robots.txt`.
pub struct Sitemap;

impl Emitter for Sitemap {
    fn name(&self) -> &'static str {
        "sitemap"
    }

    fn plan(&self, site: &Arc<Site>, theme: &Arc<Theme>, _before: &Arc<Before>) -> Vec<Output> {
        let (site, theme) = (Arc::clone(site), Arc::clone(theme));
        let at = SitePath::new("sitemap.xml");
        let robots = format!(
            "User-agent: *\nAllow: /\nSitemap: {}\n",
            at.absolute(&site.config.base_url)
        );
        vec![
            Output::make(at, move |_| Ok(sitemap(&site, &theme))),
            Output::make(SitePath::new("robots.txt"), move |_| {
                Ok(robots.clone().into_bytes())
            }),
        ]
    }
}

/// A page in its languages, and when it last changed.
struct Place {
    paths: Vec<(Lang, SitePath)>,
    changed: Option<Day>,
}

fn places(site: &Site, theme: &Theme) -> Vec<Place> {
    let langs: Vec<Lang> = [Lang::Zh, Lang::En]
        .into_iter()
        .filter(|lang| *lang == Lang::Zh || site.config.speaks(*lang))
        .collect();
    let in_all = |path: &dyn Fn(Lang) -> SitePath| Place {
        paths: langs.iter().map(|lang| (*lang, path(*lang))).collect(),
        changed: None,
    };
    let mut places = vec![in_all(&pages::home)];
    let of_lang: Vec<_> = langs
        .iter()
        .map(|lang| (*lang, theme.sections(site, *lang)))
        .collect();
    for section in &site.sections {
        let having = of_lang.iter().filter(|(_, sections)| sections.contains(section));
        places.push(Place {
            paths: having
                .map(|(lang, _)| (*lang, pages::list(*lang, section.folder, 1)))
                .collect(),
            changed: None,
        });
    }
    for building in &site.community.buildings {
        places.push(in_all(&|lang| pages::building(lang, &building.number)));
    }
    places.push(in_all(&|lang| pages::all(lang, 1)));
    if has_catalogue(site) && theme.templates.has("layout/catalogue.html") {
        places.push(in_all(&pages::catalogue));
    }
    if theme.draws_proofs() {
        places.extend([in_all(&pages::proof), in_all(&pages::verify)]);
    }
    for entry in &site.entries {
        let speaking = langs.iter().filter(|lang| entry.speaks(**lang));
        let changed = entry.meta.changes.iter().map(|change| change.date).max();
        places.push(Place {
            paths: speaking.map(|lang| (*lang, entry.path(*lang))).collect(),
            changed: changed.or(entry.meta.date),
        });
    }
    places
}

fn sitemap(site: &Site, theme: &Theme) -> Vec<u8> {
    let base = &site.config.base_url;
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    match write(&mut xml, &places(site, theme), base) {
        Ok(()) => {}
        // Writing into memory does not fail.
        Err(_) => return Vec::new(),
    }
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

fn write(xml: &mut Writer<Vec<u8>>, places: &[Place], base: &str) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.create_element("urlset")
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .with_attribute(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"))
        .write_inner_content(|xml| {
            for place in places {
                for (_, path) in &place.paths {
                    write_place(xml, place, path, base)?;
                }
            }
            Ok(())
        })?;
    Ok(())
}

fn write_place(xml: &mut Writer<Vec<u8>>, place: &Place, path: &SitePath, base: &str) -> io::Result<()> {
    xml.create_element("url").write_inner_content(|xml| {
        xml.create_element("loc")
            .write_text_content(BytesText::new(&path.absolute(base)))?;
        if let Some(day) = place.changed {
            xml.create_element("lastmod")
                .write_text_content(BytesText::new(&day.iso()))?;
        }
        if place.paths.len() > 1 {
            for (lang, path) in &place.paths {
                xml.create_element("xhtml:link")
                    .with_attribute(("rel", "alternate"))
                    .with_attribute(("hreflang", lang.tag()))
                    .with_attribute(("href", path.absolute(base).as_str()))
                    .write_empty()?;
            }
        }
        Ok(())
    })?;
    Ok(())
}
