//! The files of an entry as they were written.

use crate::model::entry::Entry;
use crate::source::span::{FileId, Span};
use crate::source::tree::SourceTree;

/// A file of an entry: its front matter and its body, with places.
#[derive(Clone, Copy, Debug)]
pub struct Written<'t> {
    pub file: FileId,
    pub text: &'t str,
    /// It is the translation.
    pub english: bool,
    /// Where the body begins; the end of the text for a file that is all front matter.
    pub body: usize,
}

/// Returns the entry's file and its translation's; files that are not text are left out.
pub fn files<'t>(entry: &Entry, sources: &'t SourceTree) -> Vec<Written<'t>> {
    let translation = entry.translation.as_ref().map(|english| english.file);
    std::iter::once((entry.meta.file, false))
        .chain(translation.map(|file| (file, true)))
        .filter_map(|(file, english)| {
            let source = sources.file(file)?;
            let text = source.text().ok()?;
            let body = match source.extension().as_str() {
                "yaml" | "yml" => text.len(),
                _ => body_start(text),
            };
            Some(Written {
                file,
                text,
                english,
                body,
            })
        })
        .collect()
}

fn body_start(text: &str) -> usize {
    let Some(rest) = text.strip_prefix("---\n") else {
        return 0;
    };
    match rest.find("\n---\n") {
        Some(at) => at + "---\n\n---\n".len(),
        None if rest.ends_with("\n---") => text.len(),
        None => 0,
    }
}

/// A line of a file and where it starts.
#[derive(Clone, Copy, Debug)]
pub struct TextLine<'t> {
    pub start: usize,
    pub text: &'t str,
    /// It is below the front matter.
    pub in_body: bool,
}

impl<'t> Written<'t> {
    /// Returns the place of a part of the text.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    /// Returns the lines that are read as written: no comments, no code blocks.
    pub fn lines(&self) -> impl Iterator<Item = TextLine<'t>> + use<'t> {
        let (text, body) = (self.text, self.body);
        let mut start = 0;
        let mut in_code = false;
        let ends = memchr::memchr_iter(b'\n', text.as_bytes());
        ends.chain(std::iter::once(text.len())).filter_map(move |end| {
            let at = start;
            start = end + 1;
            let line = text.get(at..end).unwrap_or_default();
            let in_body = at >= body;
            if in_body && line.is_empty() {
                return (!in_code).then_some(TextLine {
                    start: at,
                    text: line,
                    in_body,
                });
            }
            let trimmed = line.trim_start();
            if in_body && (trimmed.starts_with("```") || trimmed.starts_with("~~~")) {
                in_code = !in_code;
                return None;
            }
            if in_code || (!in_body && trimmed.starts_with('#')) {
                return None;
            }
            Some(TextLine {
                start: at,
                text: if in_body { line } else { without_remark(line) },
                in_body,
            })
        })
    }

    /// Returns the lines without those that quote another text.
    pub fn own_lines(&self) -> impl Iterator<Item = TextLine<'t>> + use<'t> {
        self.lines()
            .filter(|line| !line.in_body || !line.text.trim_start().starts_with('>'))
    }
}

/// Returns a line of front matter without what follows ` # `, unless that is inside quotes.
fn without_remark(line: &str) -> &str {
    if !line.contains('#') {
        return line;
    }
    let mut inside = None;
    let mut before = '\0';
    for (at, sign) in line.char_indices() {
        match (sign, inside) {
            ('"' | '\'', None) => inside = Some(sign),
            (sign, Some(quote)) if sign == quote => inside = None,
            ('#', None) if before == ' ' => return line.get(..at).unwrap_or(line),
            _ => {}
        }
        before = sign;
    }
    line
}
