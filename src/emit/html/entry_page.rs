//! The page of an entry.

use std::sync::Arc;

use crate::emit::html::edition::Edition;
use crate::emit::html::entry_view;
use crate::emit::html::files;
use crate::emit::html::json_ld;
use crate::emit::html::page::Page;
use crate::emit::html::photograph;
use crate::emit::html::picture;
use crate::model::entry::Entry;
use crate::model::output::{Made, Output, Receipts, Recipe};
use crate::model::pages;
use crate::report::diagnostic::Diagnostic;

/// Returns the pages of all entries that speak the language.
pub fn plan(edition: &Arc<Edition>) -> Vec<Output> {
    let entries = edition.site.entries.iter().enumerate();
    let speaking = entries.filter(|(_, entry)| entry.speaks(edition.lang));
    speaking
        .map(|(at, entry)| {
            let mut after = files::attached(edition, entry);
            after.extend(files::data(edition, entry));
            after.extend(files::tables_of(edition, entry));
            after.extend(files::paper(edition, entry));
            let edition = Arc::clone(edition);
            Output {
                path: entry.path(edition.lang),
                after,
                recipe: Recipe::Make(Box::new(move |receipts| {
                    let entry = edition.site.entries.get(at);
                    entry.map_or(Ok(Made::from(Vec::new())), |entry| {
                        render(&edition, entry, receipts)
                    })
                })),
            }
        })
        .collect()
}

fn render(edition: &Edition, entry: &Entry, receipts: &Receipts) -> Result<Made, Vec<Diagnostic>> {
    let lang = edition.lang;
    let list = pages::list(lang, entry.folder, 1);
    let mut page = Page::new("entry", entry.path(lang), entry.title(lang));
    page.kind = entry.kind;
    page.description = entry.summary(lang).to_owned();
    page.nav_path = edition.link(&list, "").path;
    page.crumbs = vec![
        edition.link(&list, edition.kind_title(entry.kind)),
        edition.link_to(entry),
    ];
    page.translation = edition
        .other()
        .filter(|other| entry.speaks(*other))
        .map(|other| entry.path(other));
    page.share_image = share_image(edition, entry);
    page.json_ld = vec![json_ld::entry(edition, entry)];
    page.feed = edition.feed(pages::section_feed(lang, entry.folder));
    if entry.parts.schedule.is_some() {
        page.calendar = edition.calendar(pages::entry_calendar(entry));
    }
    let own = format!("kinds/{}/page.html", entry.kind);
    let template = match edition.theme.templates.has(&own) {
        true => own.as_str(),
        false => "layout/entry.html",
    };
    let view = entry_view::view(edition, entry, receipts);
    page.render(edition, template, "entry", &view)
}

fn share_image(edition: &Edition, entry: &Entry) -> String {
    let image = entry.meta.image.as_ref();
    let file = image.and_then(|image| picture::published(edition, entry, &image.file.value));
    // Chats show no drawings; the site's mark stands in.
    let file = file.filter(|file| !file.path.as_str().ends_with(".svg"));
    file.map_or(String::new(), |file| {
        let shown = photograph::largest(file);
        shown.path.absolute(&edition.site.config.base_url)
    })
}
