//! The full form: each fault with its line and how to mend it.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};

use crate::report::concise;
use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::words::{Tongue, Words};
use crate::report::wrap;
use crate::say;
use crate::source::span::Span;
use crate::source::tree::SourceTree;

/// Columns of a line where that is possible.
const COLUMNS: usize = 80;

/// Columns that are marked at most: what is wider would push its line beyond the screen.
const MARKED: usize = 56;

/// How the report is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub tongue: Tongue,
    pub colour: bool,
}

/// So many faults are told in full when there are more.
const IN_FULL: usize = 20;

/// Returns the faults for someone who mends them: in full, or, if there are many, the first ones in full and
/// the others as one line each, by file, with how many there are and where to begin.
pub fn print_for_mending(faults: &[Diagnostic], sources: &SourceTree, style: Style) -> String {
    let Some((first, others)) = faults
        .split_at_checked(IN_FULL)
        .filter(|(_, others)| !others.is_empty())
    else {
        return print(faults, sources, style);
    };
    let mut out = print(first, sources, style);
    let (count, least) = (faults.len(), others.len());
    let rest = say!("其余 {least} 处，按文件列出：", "The other {least}, by file:");
    out.push_str(rest.in_tongue(style.tongue));
    out.push('\n');
    let mut heading = String::new();
    for fault in others {
        let (path, _) = concise::position(fault, sources);
        if path != heading {
            let in_file = others
                .iter()
                .filter(|other| concise::position(other, sources).0 == path);
            let many = in_file.count();
            out.push_str(&match style.tongue {
                Tongue::Zh => format!("\n{path}（{many} 处）\n"),
                Tongue::En => format!("\n{path} ({many})\n"),
            });
            heading = path;
        }
        let line = concise::print(std::slice::from_ref(fault), sources, style.tongue);
        out.push_str(&format!("  {line}"));
    }
    let advice = say!(
        "\n共 {count} 处。从最上面的第一处改起，改几处就再运行一次：后面的往往是前面的引起的。\n",
        "\n{count} in all. Begin with the first at the top and run it again after a few: later ones often come of earlier ones.\n"
    );
    out.push_str(advice.in_tongue(style.tongue));
    out
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

fn group<'r>(fault: &'r Diagnostic, sources: &'r SourceTree, tongue: Tongue) -> Group<'r> {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Flag => Level::INFO,
        Severity::Warning => Level::WARNING,
    };
    let word = concise::severity_word(fault.severity, tongue);
    let taken = columns_of(word) + fault.check.len() + 4;
    let title = wrapped(&fault.message, tongue, COLUMNS.saturating_sub(taken), taken);
    let title = level.with_name(word).primary_title(title).id(fault.check);
    let mut group = with_place(title, fault, sources);
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

/// Puts the place of a fault below its title: the line, or only where it is.
fn with_place<'r>(title: Title<'r>, fault: &'r Diagnostic, sources: &'r SourceTree) -> Group<'r> {
    let (path, at) = concise::position(fault, sources);
    let text = match &fault.place {
        Place::At(span) if !fault.masked => sources.file(span.file).and_then(|file| file.text().ok()),
        _ => None,
    };
    match (&fault.place, text) {
        (Place::At(span), Some(text)) if !text.is_empty() => {
            let mark = AnnotationKind::Primary.span(first_line(text, *span));
            title.element(Snippet::source(text).path(path).annotation(mark))
        }
        _ => {
            let mut origin = Origin::path(path);
            if let Some(at) = at {
                origin = origin.line(at.line).char_column(at.column);
            }
            title.element(origin)
        }
    }
}

/// Returns the part of a span that is on its first line, without spaces at its end and not too wide.
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
    let line = inside.split('\n').next().unwrap_or_default().trim_end();
    let mut columns = 0;
    let marked: usize = line
        .chars()
        .take_while(|sign| {
            columns += unicode_width::UnicodeWidthChar::width(*sign).unwrap_or(0);
            columns <= MARKED
        })
        .map(char::len_utf8)
        .sum();
    start..start + marked
}

fn wrapped(words: &Words, tongue: Tongue, first: usize, indent: usize) -> String {
    let text = concise::one_line(words.in_tongue(tongue));
    let rest = COLUMNS.saturating_sub(indent);
    wrap::lines(&text, first.max(20), rest.max(20)).join("\n")
}

fn columns_of(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}
