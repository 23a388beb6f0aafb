//! Words the faults of templates, with file and line.

use std::collections::BTreeMap;
use std::ops::Range;

use tera::{ErrorKind, ReportError};

use crate::model::lang::Lang;
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::report::words::Words as Said;
use crate::say;
use crate::source::span::{FileId, Span};
use crate::theme::words::Words;
use crate::theme::yaml;

const CHECK: &str = "theme-template";

/// Tells a fault met while rendering the template of that name.
pub fn tell(fault: &tera::Error, name: &str, files: &BTreeMap<String, FileId>, faults: &mut Faults) {
    tell_in(fault, name, files, &[], faults);
}

/// Tells a fault of the template engine; `texts` are the sources of templates by name.
pub fn tell_in(
    fault: &tera::Error,
    name: &str,
    files: &BTreeMap<String, FileId>,
    texts: &[(&str, &str)],
    faults: &mut Faults,
) {
    match fault.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            tell_report(report, name, files, faults);
        }
        other => {
            let text = other.to_string();
            let found = reports(&text);
            for (reason, file, line, column) in &found {
                let text = texts.iter().find(|(name, _)| name == file);
                let place = match (files.get(*file), text) {
                    (Some(id), Some((_, text))) => {
                        let start = yaml::offset(text, *line, *column);
                        Place::At(Span::new(*id, start, start + 1))
                    }
                    _ => place_of(file, files),
                };
                faults.add(CHECK, Severity::Error, place, worded(reason));
            }
            if found.is_empty() {
                faults.add(CHECK, Severity::Error, place_of(name, files), worded(&text));
            }
        }
    }
}

fn tell_report(report: &ReportError, name: &str, files: &BTreeMap<String, FileId>, faults: &mut Faults) {
    let file = files.get(report.filename()).or_else(|| files.get(name));
    let place = match file {
        Some(id) => Place::At(Span::new(*id, report.span().range.start, report.span().range.end)),
        None => place_of(name, files),
    };
    faults.add(CHECK, Severity::Error, place, worded(report.message()));
}

fn place_of(name: &str, files: &BTreeMap<String, FileId>) -> Place {
    match files.get(name) {
        Some(id) => Place::At(Span::start_of(*id)),
        None => Place::Path(format!("themes/default/{name}")),
    }
}

/// Splits a text of several reports into reason, file, line and column.
fn reports(text: &str) -> Vec<(&str, &str, usize, usize)> {
    let mut out = Vec::new();
    let mut reason = "";
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("error: ") {
            reason = rest;
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            let mut parts = place.rsplitn(3, ':');
            if let (Some(column), Some(line), Some(file)) = (parts.next(), parts.next(), parts.next()) {
                let number = |digits: &str| digits.parse().unwrap_or(1);
                out.push((reason, file, number(line), number(column)));
            }
        }
    }
    out
}

/// Words what the template engine says, in Chinese where the sentence is known.
fn worded(reason: &str) -> Said {
    const KNOWN: [(&str, &str); 6] = [
        ("Unknown filter ", "没有这个过滤器"),
        ("Unknown function ", "没有这个函数"),
        ("Unknown component ", "没有这个组件"),
        ("Unknown template ", "没有这个模板"),
        ("Unknown test ", "没有这个判断"),
        ("Unknown icon ", "没有这个图标"),
    ];
    let known = KNOWN
        .iter()
        .find_map(|(start, zh)| Some((reason.strip_prefix(start)?, zh)));
    match known {
        Some((name, zh)) => say!("模板有误：{zh} {name}", "template fault: {reason}"),
        None => say!("模板有误：{reason}", "template fault: {reason}"),
    }
}

/// Tells the keys in `word(key="…")` that no table has.
pub fn tell_unknown_words(text: &str, id: FileId, words: &BTreeMap<Lang, Words>, faults: &mut Faults) {
    for (key, place) in literal_keys(text) {
        if words.values().all(|table| table.get(key).is_none()) {
            faults
                .error(
                    "theme-word",
                    Span::new(id, place.start, place.end),
                    say!("没有 `{key}` 这个词", "there is no word `{key}`"),
                )
                .mend(say!(
                    "在 `words/zh-Hans.yaml` 和 `words/en.yaml` 里加上它",
                    "add it to `words/zh-Hans.yaml` and `words/en.yaml`"
                ));
        }
    }
}

/// Returns the keys that are written out in full, with their places.
fn literal_keys(text: &str) -> Vec<(&str, Range<usize>)> {
    const CALL: &str = "word(key=\"";
    let whole_key = |(at, _): (usize, &str)| {
        let start = at + CALL.len();
        let (key, after) = text.get(start..)?.split_once('"')?;
        let ends = after.trim_start().starts_with([')', ',']);
        ends.then(|| (key, start..start + key.len()))
    };
    text.match_indices(CALL).filter_map(whole_key).collect()
}

/// Tells uses of `safe` on anything but the finished HTML of a view.
pub fn tell_unsafe(text: &str, id: FileId, faults: &mut Faults) {
    for (at, bar) in text.match_indices('|') {
        let after = text.get(at + bar.len()..).unwrap_or_default().trim_start();
        let is_safe = after
            .strip_prefix("safe")
            .is_some_and(|rest| !rest.starts_with(|sign: char| sign.is_alphanumeric() || sign == '_'));
        let before = text.get(..at).unwrap_or_default().trim_end();
        if is_safe && !before.ends_with("_html") {
            faults
                .error(
                    "theme-unsafe",
                    Span::new(id, at, at + 1),
                    say!(
                        "`safe` 只能用在名字以 `_html` 结尾的值上",
                        "`safe` may only follow a value whose name ends in `_html`"
                    ),
                )
                .mend(say!(
                    "去掉 `| safe`，文字会照原样显示",
                    "remove `| safe`; the text is then shown as it is"
                ));
        }
    }
}
