//! Parts a content file into its keys and its body.

use crate::report::faults::Faults;
use crate::say;
use crate::source::span::{FileId, Span};

/// A content file parted in two.
#[derive(Clone, Copy, Debug)]
pub struct Parted<'t> {
    pub yaml: &'t str,
    pub yaml_at: usize,
    pub body: &'t str,
    pub body_at: usize,
    /// The opening line, where missing keys are told.
    pub opening: Span,
}

impl<'t> Parted<'t> {
    /// Returns a file that is all keys and has no body.
    pub fn whole(text: &'t str, file: FileId) -> Parted<'t> {
        Parted {
            yaml: text,
            yaml_at: 0,
            body: "",
            body_at: text.len(),
            opening: Span::start_of(file),
        }
    }
}

/// Parts the text at its two `---` lines; if there are not two, says which is missing and where.
pub fn part<'t>(text: &'t str, file: FileId, faults: &mut Faults) -> Option<Parted<'t>> {
    let blank = text.len() - text.trim_start().len();
    let first = text.get(blank..)?.lines().next().unwrap_or_default();
    let opening = Span::new(file, blank, blank + first.len());
    if first.trim_end() != "---" {
        let number = text.get(..blank).unwrap_or_default().matches('\n').count() + 1;
        match is_key_line(first) {
            true => tell_opening_left_out(number, opening, faults),
            false => tell_no_opening(first, opening, faults),
        }
        return None;
    }
    let yaml_at = (blank + first.len() + 1).min(text.len());
    let rest = text.get(yaml_at..).unwrap_or_default();
    let mut at = yaml_at;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            let body_at = at + line.len();
            return Some(Parted {
                yaml: text.get(yaml_at..at).unwrap_or_default(),
                yaml_at,
                body: text.get(body_at..).unwrap_or_default(),
                body_at,
                opening,
            });
        }
        at += line.len();
    }
    tell_no_closing(text, blank, rest, opening, faults);
    None
}

/// Returns whether a line looks like `title: …`, whichever colon it has.
fn is_key_line(line: &str) -> bool {
    line.trim_start()
        .split_once([':', '：'])
        .is_some_and(|(key, _)| !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
}

/// Returns whether a line is made of signs that staff take for hyphens.
fn is_dashes(line: &str) -> bool {
    let trimmed = line.trim();
    !trimmed.is_empty()
        && trimmed
            .chars()
            .all(|sign| matches!(sign, '-' | '—' | '–' | '－' | '―' | '_'))
}

fn tell_opening_left_out(number: usize, span: Span, faults: &mut Faults) {
    faults
        .error(
            "no-front-matter",
            span,
            say!(
                "最前面少了一行 `---`，标题和日期读不到",
                "a line `---` is missing at the top, so title and date cannot be read"
            ),
        )
        .mend(say!(
            "在第 {number} 行前面补一行 `---`",
            "add a line `---` before line {number}"
        ));
}

fn tell_no_opening(first: &str, span: Span, faults: &mut Faults) {
    let trimmed = first.trim();
    if is_dashes(trimmed) {
        faults
            .error(
                "no-front-matter",
                span,
                say!(
                    "第一行 `{trimmed}` 要写成三个半角减号 `---`",
                    "the first line `{trimmed}` must be three hyphens, `---`"
                ),
            )
            .mend(say!(
                "把这一行改成 `---`；输入法会把减号变成破折号，请留意",
                "change the line to `---`; input methods turn hyphens into dashes"
            ));
        return;
    }
    faults
        .error(
            "no-front-matter",
            span,
            say!(
                "文件开头没有 `---`，所以不知道标题和日期",
                "the file does not begin with `---`, so it has no title and no date"
            ),
        )
        .mend(say!(
            "在最前面写四行：`---`、`title: 标题`、`date: 2026-03-12`、`---`，下面再写正文",
            "begin with four lines: `---`, `title: …`, `date: 2026-03-12`, `---`; the body follows"
        ));
}

/// The closing line belongs behind the last line that still looks like a key or its value.
fn tell_no_closing(text: &str, blank: usize, rest: &str, opening: Span, faults: &mut Faults) {
    let before = text.get(..blank).unwrap_or_default().matches('\n').count();
    let opened = before + 1;
    let mut last = opened;
    for (number, line) in (opened + 1..).zip(rest.lines()) {
        let content = line.trim_start();
        let is_indented = content.len() < line.len();
        let is_key = is_key_line(content);
        let is_comment = content.starts_with("# ") && !content.starts_with("##") && last == number - 1;
        if is_dashes(content) && !content.starts_with("- ") {
            tell_closing_differs(number, opened, content.trim(), opening, faults);
            return;
        }
        if content.is_empty() || !(is_indented || is_key || is_comment || content.starts_with("- ")) {
            break;
        }
        last = number;
    }
    let next = last + 1;
    faults
        .error(
            "unclosed-front-matter",
            opening,
            say!(
                "第 {opened} 行开始的 `---` 没有收尾",
                "the `---` of line {opened} is never closed"
            ),
        )
        .mend(say!(
            "在第 {last} 行后面、第 {next} 行前面补一行 `---`",
            "add a line `---` after line {last}, before line {next}"
        ));
}

fn tell_closing_differs(number: usize, opened: usize, written: &str, opening: Span, faults: &mut Faults) {
    faults
        .error(
            "unclosed-front-matter",
            opening,
            say!(
                "第 {opened} 行开始的 `---` 没有收尾：第 {number} 行的 `{written}` 不是三个半角减号",
                "the `---` of line {opened} is never closed: `{written}` in line {number} is not three hyphens"
            ),
        )
        .mend(say!(
            "第 {number} 行改成 `---`",
            "change line {number} to `---`"
        ));
}
