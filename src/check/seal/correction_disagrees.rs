//! Corrections that do not say what was and what is.

use crate::check::contract::Check;
use crate::model::correction::Correction;
use crate::model::entry::Entry;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::file::SourceFile;
use crate::source::tree::SourceTree;

const NAME: &str = "correction-disagrees";

pub struct CorrectionDisagrees;

impl Check for CorrectionDisagrees {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "更正里“原来”写的要和封存的旧版一样，“现在”写的要和现在的内容一样，版本号也要对得上；否则更正本身又错了。\n\n\
                 例：公示现在写 `7815`，更正里 `now: \"7851\"`\n\n\
                 怎么改：“原来”照抄旧版，“现在”照抄新版。",
            en: "What a correction calls old must stand in the version that was sealed, what it calls new in what is written now, and its versions must be those; else the correction is wrong itself.\n\n\
                 Example: the account says `7815`, the correction `now: \"7851\"`\n\n\
                 To mend: copy what was from the old version and what is from the new one.",
        }
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let Some(correction) = &entry.parts.correction else {
                continue;
            };
            if let Some(target) = site.entry(&correction.target.value) {
                tell_versions(target, correction, faults);
                tell_rows(site, sources, target, correction, faults);
            }
        }
    }
}

fn tell_versions(target: &Entry, correction: &Correction, faults: &mut Faults) {
    let (from, to) = (correction.from_version.value, correction.to_version.value);
    let (id, version) = (&target.meta.id, target.meta.version);
    if from >= to {
        faults
            .error(
                NAME,
                correction.to_version.span,
                say!(
                    "从第 {from} 版改成第 {to} 版：新版要比旧版大",
                    "from version {from} to version {to}: the new one must be higher"
                ),
            )
            .mend(say!("核对两个版本号", "compare the two versions"));
    } else if to > version {
        faults
            .error(
                NAME,
                correction.target.span,
                say!(
                    "更正说改到第 {to} 版，`{id}` 写的是第 {version} 版",
                    "the correction leads to version {to}, but `{id}` is version {version}"
                ),
            )
            .mend(say!(
                "在 `{id}` 里写 `version: {to}`，`changes` 里加一行",
                "write `version: {to}` in `{id}`, and add a line to its `changes`"
            ));
    }
}

fn tell_rows(
    site: &Site,
    sources: &SourceTree,
    target: &Entry,
    correction: &Correction,
    faults: &mut Faults,
) {
    let id = &target.meta.id;
    let old = site
        .proofs
        .entries
        .get(id)
        .and_then(|sealing| sealing.version(correction.from_version.value));
    let is_newest = correction.to_version.value == target.meta.version;
    let now = texts_of(target, sources);
    for row in &correction.rows {
        let (field, was, is) = (&row.field, &row.was.value, &row.now.value);
        let in_old = old.is_none_or(|old| {
            let texts = old.keys.iter().chain(old.rows.iter().flatten());
            texts.into_iter().any(|(_, text)| holds(text, was))
        });
        if !in_old {
            faults
                .error(
                    NAME,
                    row.was.span,
                    say!(
                        "“{field}”原来写的是 `{was}`，封存的旧版里没有",
                        "“{field}” was `{was}`, which the sealed old version does not say"
                    ),
                )
                .mend(say!("照抄旧版里写的", "copy what the old version says"));
        }
        if is_newest && !now.iter().any(|text| holds(text, is)) {
            faults
                .error(
                    NAME,
                    row.now.span,
                    say!(
                        "“{field}”现在写的是 `{is}`，`{id}` 里没有",
                        "“{field}” is `{is}` now, which `{id}` does not say"
                    ),
                )
                .mend(say!("照抄现在写的", "copy what is written now"));
        }
    }
}

/// The text of an entry and of the tables beside it that it names.
fn texts_of<'t>(target: &Entry, sources: &'t SourceTree) -> Vec<&'t str> {
    let own = sources.file(target.meta.file);
    let text = own.and_then(|file| file.text().ok()).unwrap_or_default();
    let path = own.map_or("", |file| file.path.as_str());
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_named = |file: &&SourceFile| {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        name.ends_with(".csv") && text.contains(name)
    };
    let tables = sources.under(folder).map(|(_, file)| file).filter(is_named);
    std::iter::once(text)
        .chain(tables.filter_map(|file| file.text().ok()))
        .collect()
}

/// Returns whether a text says something: a number as a whole number, words anywhere.
fn holds(text: &str, part: &str) -> bool {
    let is_digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    let is_number = is_digit(part.chars().next()) && is_digit(part.chars().last());
    text.match_indices(part).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + part.len()..).and_then(|text| text.chars().next());
        !is_number || !(is_digit(before) || is_digit(after))
    })
}
