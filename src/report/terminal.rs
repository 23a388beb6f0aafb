//! The full form: each fault with its line and how to mend it.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::report::concise;
use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::order;
use crate::report::words::{Tongue, Words};
use crate::report::wrap;
use crate::say;
use crate::source::span::Span;
use crate::source::tree::SourceTree;

/// Columns of a line where that is possible.
const COLUMNS: usize = 80;

/// How the report is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub tongue: Tongue,
    pub colour: bool,
}

/// Returns every fault in full, in the order given, each followed by an empty line.
pub fn print(faults: &[Diagnostic], sources: &SourceTree, style: Style) -> String {
    let renderer = if style.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(COLUMNS);
    let mut out = String::new();
    for fault in faults {
        let group = group(fault, sources, style.tongue);
        let text = renderer.render(&[group]);
        for line in text.lines() {
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

/// Returns the last line of a report: how much was found.
pub fn summary(faults: &[Diagnostic], sources: &SourceTree, tongue: Tongue) -> String {
    let found = order::tally(faults, sources);
    let order::Tally {
        errors,
        flags,
        warnings,
        files,
    } = found;
    let zh: Vec<String> = [(errors, "错误"), (flags, "提示"), (warnings, "警告")]
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} 处{word}"))
        .collect();
    let en: Vec<String> = [(errors, "error"), (flags, "flag"), (warnings, "warning")]
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    if zh.is_empty() {
        return say!("没有发现问题。", "Nothing was found.")
            .in_tongue(tongue)
            .to_owned();
    }
    let (zh, en) = (zh.join("、"), en.join(", "));
    let plural = if files == 1 { "" } else { "s" };
    let counted = say!("{files} 个文件，共 {zh}。", "{en} in {files} file{plural}.");
    let verdict = match errors {
        0 => say!("可以发布。", " The site may be published."),
        _ => say!(
            "有错误，没有发布；上次发布的网站不受影响。",
            " Nothing was published; the site as last published is untouched."
        ),
    };
    format!("{}{}", counted.in_tongue(tongue), verdict.in_tongue(tongue))
}

fn group<'r>(fault: &'r Diagnostic, sources: &'r SourceTree, tongue: Tongue) -> Group<'r> {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Flag => Level::INFO,
        Severity::Warning => Level::WARNING,
    };
    let word = concise::severity_word(fault.severity, tongue);
    let taken = columns_of(word) + fault.check.len() + 4;
    let title = wrapped(&fault.message, tongue, COLUMNS.saturating_sub(taken), taken);
    let mut group = level
        .with_name(word)
        .primary_title(title)
        .id(fault.check)
        .element_of(fault, sources);
    let (note, mend, more) = match tongue {
        Tongue::Zh => ("说明", "怎么改", "详情"),
        Tongue::En => ("note", "mend", "more"),
    };
    let footer = |name: &'static str, words: &Words| {
        let taken = columns_of(name) + 8;
        let text = wrapped(words, tongue, COLUMNS.saturating_sub(taken), taken);
        Level::NOTE.with_name(name).message(text)
    };
    for words in &fault.notes {
        group = group.element(footer(note, words));
    }
    if let Some(words) = &fault.mend {
        group = group.element(footer(mend, words));
    }
    let explain = format!("linli explain {}", fault.check);
    group.element(Level::NOTE.with_name(more).message(explain))
}

/// Puts the place of a fault below its title.
trait WithPlace<'r> {
    fn element_of(self, fault: &'r Diagnostic, sources: &'r SourceTree) -> Group<'r>;
}

impl<'r> WithPlace<'r> for annotate_snippets::Title<'r> {
    fn element_of(self, fault: &'r Diagnostic, sources: &'r SourceTree) -> Group<'r> {
        let (path, at) = concise::position(fault, sources);
        let text = match &fault.place {
            Place::At(span) if !fault.masked => sources.file(span.file).and_then(|file| file.text().ok()),
            _ => None,
        };
        match (&fault.place, text) {
            (Place::At(span), Some(text)) if !text.is_empty() => {
                let range = first_line(text, *span);
                let mark = AnnotationKind::Primary.span(range);
                self.element(Snippet::source(text).path(path).annotation(mark))
            }
            _ => {
                let mut origin = Origin::path(path);
                if let Some(at) = at {
                    origin = origin.line(at.line).char_column(at.column);
                }
                self.element(origin)
            }
        }
    }
}

/// Returns the part of a span that is on its first line, without spaces at its end.
fn first_line(text: &str, span: Span) -> std::ops::Range<usize> {
    let mut start = (span.start as usize).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (span.end as usize).clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let inside = text.get(start..end).unwrap_or_default();
    let line = inside.split('\n').next().unwrap_or_default();
    start..start + line.trim_end().len()
}

fn wrapped(words: &Words, tongue: Tongue, first: usize, indent: usize) -> String {
    let text = concise::one_line(words.in_tongue(tongue));
    let rest = COLUMNS.saturating_sub(indent);
    wrap::lines(&text, first.max(20), rest.max(20)).join("\n")
}

fn columns_of(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}
