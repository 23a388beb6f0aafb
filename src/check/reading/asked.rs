//! Who asks for a figure, in words.

use crate::model::law::LawRef;
use crate::model::site::Site;

/// Returns the articles a figure rests on, in Chinese and in English; without any it is the site's own.
pub fn asked_by(site: &Site, basis: &[LawRef]) -> (String, String) {
    if basis.is_empty() {
        return ("本站自定".to_owned(), "the site’s own standard".to_owned());
    }
    let zh: Vec<String> = basis.iter().map(|law| called(site, law).0).collect();
    let en: Vec<String> = basis.iter().map(|law| called(site, law).1).collect();
    (zh.join("、"), en.join(", "))
}

fn called(site: &Site, law: &LawRef) -> (String, String) {
    let held = site.entry(&law.statute).map(|entry| {
        let short = entry
            .parts
            .statute
            .as_ref()
            .and_then(|text| text.short_title.clone());
        let zh = short.unwrap_or_else(|| entry.meta.title.clone());
        let en = entry.meta.title_en.clone().unwrap_or_else(|| zh.clone());
        (zh, en)
    });
    let named = || site.rules.texts.get(&law.statute).cloned();
    let (zh, en) = held
        .or_else(named)
        .unwrap_or_else(|| (law.statute.clone(), law.statute.clone()));
    match &law.article {
        Some(article) => (
            format!("《{zh}》第{article}条"),
            format!("{en}, article {article}"),
        ),
        None => (format!("《{zh}》"), en),
    }
}
