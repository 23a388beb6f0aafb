//! Breaks a sentence into lines of so many columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Signs that never begin a line.
const NOT_FIRST: &str = "，。、；：？！）》”’」』】〕…—·,.;:?!)]}%";
/// Signs that never end a line.
const NOT_LAST: &str = "（《“‘「『【〔([{";

/// Returns the lines; the first may take `first` columns, the others `rest`.
///
/// Han text breaks between any two signs but before closing and after opening marks; Latin words
/// and values in backticks stay whole unless they are wider than a line.
pub fn lines(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for piece in pieces(text) {
        let room = if out.is_empty() { first } else { rest };
        let width = piece.trim_end().width();
        if used > 0 && used + width > room {
            out.push(line.trim_end().to_owned());
            line.clear();
            used = 0;
        }
        if used == 0 && !out.is_empty() {
            line.push_str(piece.trim_start());
            used = piece.trim_start().width();
        } else {
            line.push_str(piece);
            used += piece.width();
        }
    }
    if !line.is_empty() || out.is_empty() {
        out.push(line);
    }
    out
}

/// Cuts a text after each place where a line may end.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut in_value = false;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if sign == '`' {
            in_value = !in_value;
        }
        let Some((_, next)) = signs.peek().copied() else {
            break;
        };
        let short_value = in_value && value_width(text.get(at..).unwrap_or_default()) <= 40;
        let wide = |sign: char| sign.width() == Some(2);
        let may_end = !short_value
            && !NOT_FIRST.contains(next)
            && !(in_value && (next == '`' || sign == '`'))
            && !NOT_LAST.contains(sign)
            && next != ' '
            && (sign == ' ' || wide(sign) || wide(next));
        if may_end {
            let end = at + sign.len_utf8();
            out.extend(text.get(start..end));
            start = end;
        }
    }
    out.extend(text.get(start..));
    out
}

fn value_width(rest: &str) -> usize {
    let rest = rest.strip_prefix('`').unwrap_or(rest);
    rest.split('`').next().unwrap_or_default().width()
}
