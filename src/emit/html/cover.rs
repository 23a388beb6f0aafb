//! What the covers of newsletters say.

use crate::emit::html::edition::Edition;
use crate::emit::html::files;
use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::output::Receipts;
use crate::theme::time_words;
use crate::theme::view::CoverView;

/// Headlines that a cover has room for.
const HEADLINES: usize = 4;

/// Returns what the cover of an issue says; nothing of what is no issue.
pub fn cover(edition: &Edition, entry: &Entry, receipts: &Receipts) -> Option<CoverView> {
    let issue = entry.parts.issue.as_ref()?;
    let picked = issue
        .sections
        .iter()
        .flat_map(|section| edition.site.picked(&section.pick));
    let titles = picked.map(|entry| entry.title(Lang::Zh).to_owned());
    Some(CoverView {
        period: time_words::period(issue.period.from, issue.period.to, edition.lang),
        sections: issue
            .sections
            .iter()
            .map(|section| section.title.clone())
            .collect(),
        headlines: titles.take(HEADLINES).collect(),
        lang: match edition.lang {
            Lang::Zh => String::new(),
            Lang::En => Lang::Zh.tag().to_owned(),
        },
        pdf: files::paper(edition, entry)
            .map(|path| files::file_view(&path, edition.word("download.pdf").to_owned(), receipts)),
    })
}
