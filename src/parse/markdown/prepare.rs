//! Makes emphasis work beside Chinese punctuation.

use std::borrow::Cow;

use crate::han::signs::{is_full_width_punctuation, is_han};

/// Put beside a run of `*` so that punctuation no longer decides whether it opens or closes.
const JOINER: char = '\u{E000}';
/// Stands for a single `~`, which would strike text through: `8:00~9:00`.
const TILDE: char = '\u{E001}';
/// Stands for a single `*` between digits: `3*4`.
const STAR: char = '\u{E002}';

/// A body made ready for the parser, and the way back to the source.
pub struct Prepared<'t> {
    pub text: Cow<'t, str>,
    /// From this offset on, the text runs ahead of its source by so many bytes.
    shifts: Vec<(usize, usize)>,
}

impl Prepared<'_> {
    /// Returns the offset in the source of an offset in the text.
    pub fn source_offset(&self, offset: usize) -> usize {
        let after = self.shifts.partition_point(|(at, _)| *at <= offset);
        let shift = after
            .checked_sub(1)
            .and_then(|at| self.shifts.get(at))
            .map_or(0, |(_, shift)| *shift);
        offset.saturating_sub(shift)
    }
}

/// Returns the body with joiners put in.
///
/// Only runs of two or more are joined, so that `*` as a footnote sign stays one.
pub fn prepare(source: &str) -> Prepared<'_> {
    if !source.contains(['*', '_', '~']) {
        return Prepared {
            text: Cow::Borrowed(source),
            shifts: Vec::new(),
        };
    }
    let mut out = Writer {
        text: String::with_capacity(source.len() + source.len() / 32),
        shifts: Vec::new(),
    };
    let mut before: Option<char> = None;
    let mut rest = source;
    while let Some(sign) = rest.chars().next() {
        let plain = memchr::memchr3(b'*', b'_', b'~', rest.as_bytes()).unwrap_or(rest.len());
        if let Some((stretch, behind)) = rest.split_at_checked(plain).filter(|_| plain > 0) {
            out.text.push_str(stretch);
            let strokes = stretch.bytes().rev().take_while(|byte| *byte == b'\\').count();
            // A backslash that is itself escaped does not escape.
            before = stretch
                .chars()
                .next_back()
                .filter(|_| strokes == 0 || strokes % 2 == 1);
            rest = behind;
            continue;
        }
        let is_mark = matches!(sign, '*' | '_' | '~');
        if !is_mark || before == Some('\\') {
            out.text.push(sign);
            before = Some(sign);
            rest = rest.get(sign.len_utf8()..).unwrap_or_default();
            continue;
        }
        let length = rest.bytes().take_while(|byte| *byte == sign as u8).count();
        let after = rest.get(length..).and_then(|tail| tail.chars().next());
        match (sign, length) {
            ('~', 1) => out.replace(TILDE),
            ('*', 1) if is_digit(before) && is_digit(after) => out.replace(STAR),
            (_, 1) => out.text.push(sign),
            _ => {
                if hides(before, after) {
                    out.insert(JOINER);
                }
                out.text.extend(std::iter::repeat_n(sign, length));
                if hides(after, before) {
                    out.insert(JOINER);
                }
            }
        }
        before = Some(sign);
        rest = rest.get(length..).unwrap_or_default();
    }
    Prepared {
        text: Cow::Owned(out.text),
        shifts: out.shifts,
    }
}

/// Returns the text as it was before [`prepare`].
pub fn restore(text: &str) -> Cow<'_, str> {
    // All three begin with this byte, and hardly anything else does.
    if memchr::memchr(0xEE, text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            JOINER => {}
            TILDE => out.push('~'),
            STAR => out.push('*'),
            _ => out.push(sign),
        }
    }
    Cow::Owned(out)
}

struct Writer {
    text: String,
    shifts: Vec<(usize, usize)>,
}

impl Writer {
    fn insert(&mut self, sign: char) {
        self.text.push(sign);
        self.shift(sign.len_utf8());
    }

    fn replace(&mut self, sign: char) {
        self.text.push(sign);
        self.shift(sign.len_utf8() - 1);
    }

    fn shift(&mut self, by: usize) {
        let so_far = self.shifts.last().map_or(0, |(_, shift)| *shift);
        self.shifts.push((self.text.len(), so_far + by));
    }
}

/// Returns whether punctuation on one side hides from CommonMark that a run stands at a word.
fn hides(punctuation: Option<char>, other: Option<char>) -> bool {
    let (Some(mark), Some(other)) = (punctuation, other) else {
        return false;
    };
    let is_ascii = mark.is_ascii_punctuation() && mark != '\\';
    let is_wide = is_full_width_punctuation(mark) && mark != '\u{3000}';
    (is_ascii || is_wide) && (is_han(other) || (is_wide && other.is_alphanumeric()))
}

fn is_digit(sign: Option<char>) -> bool {
    sign.is_some_and(|sign| sign.is_ascii_digit())
}
