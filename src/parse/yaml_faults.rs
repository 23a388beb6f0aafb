//! Why a text is not YAML, in words, and how to mend it.

use granit_parser::{ErrorKind, ScanError};

use crate::parse::brackets;
use crate::parse::origin::Origin;
use crate::report::faults::Faults;
use crate::say;

/// One line of the text and where it begins.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    start: usize,
}

/// Says why the text cannot be read. Returns it mended where that moves no byte.
pub fn explain(text: &str, origin: Origin, error: &ScanError, faults: &mut Faults) -> Option<String> {
    let lines = lines_of(text);
    let before = faults.len();
    for line in &lines {
        tell_tab(*line, origin, faults);
        tell_wide_indent(*line, origin, faults);
        tell_full_width_colon(*line, origin, faults);
    }
    if faults.len() > before {
        return Some(mend_in_place(text));
    }
    let of_lines = lines.iter().map(|line| (line.text, line.start));
    if brackets::tell_unpaired(&of_lines.collect::<Vec<_>>(), origin, faults) {
        return None;
    }
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let here = line_at(&lines, at);
    let near = [Some(here), line_before(&lines, here)];
    let told = near.into_iter().flatten().any(|line| {
        tell_quotes(line, error, origin, faults)
            || tell_colon_in_value(line, origin, faults)
            || tell_missing_space(line, origin, faults)
            || tell_reserved_sign(line, origin, faults)
    });
    if !told && !tell_extra_indent(here, line_before(&lines, here), origin, faults) {
        tell_by_kind(here, error, origin, faults);
    }
    None
}

fn lines_of(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|whole| {
            let line = Line {
                text: whole.trim_end_matches('\n'),
                start,
            };
            start += whole.len();
            line
        })
        .collect()
}

fn line_at<'t>(lines: &[Line<'t>], at: usize) -> Line<'t> {
    let none = Line { text: "", start: 0 };
    let at_or_before = lines.iter().rev().filter(|line| line.start <= at);
    at_or_before
        .copied()
        .find(|line| !line.text.trim().is_empty())
        .unwrap_or(none)
}

fn line_before<'t>(lines: &[Line<'t>], here: Line<'t>) -> Option<Line<'t>> {
    lines
        .iter()
        .rev()
        .find(|line| line.start < here.start && !line.text.trim().is_empty())
        .copied()
}

/// Splits `  - key: value` into key and value and their offsets in the line.
fn split_pair<'t>(line: Line<'t>, colon: &str) -> Option<(&'t str, usize, &'t str, usize)> {
    let content = line.text.trim_start_matches([' ', '\t', '-']);
    let key_at = line.text.len() - content.len();
    let (key, value) = content.split_once(colon)?;
    let fits = !key.is_empty()
        && key.chars().count() <= 40
        && key
            .chars()
            .all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '-' | '"' | '\''));
    fits.then_some((key, key_at, value, key_at + key.len() + colon.len()))
}

fn tell_tab(line: Line<'_>, origin: Origin, faults: &mut Faults) {
    let indent = line.text.len() - line.text.trim_start_matches([' ', '\t']).len();
    let Some(tab) = line.text.get(..indent).and_then(|spaces| spaces.find('\t')) else {
        return;
    };
    if line.text.len() == indent {
        return;
    }
    let at = line.start + tab;
    faults
        .error(
            "tab-indent",
            origin.span(at, at + 1),
            say!("行首用了制表符（Tab 键）缩进", "the line is indented with a tab"),
        )
        .mend(say!(
            "换成空格，每一级两个空格",
            "use spaces instead, two for each level"
        ));
}

/// Spaces that Chinese input methods and web pages leave behind.
const WIDE_SPACES: [char; 3] = ['\u{3000}', '\u{A0}', '\u{2003}'];

fn tell_wide_indent(line: Line<'_>, origin: Origin, faults: &mut Faults) {
    let content = line.text.trim_start();
    let indent = line
        .text
        .get(..line.text.len() - content.len())
        .unwrap_or_default();
    let found = indent.char_indices().find(|(_, sign)| WIDE_SPACES.contains(sign));
    let (Some((at, sign)), false) = (found, content.is_empty()) else {
        return;
    };
    let (zh, en) = match sign {
        '\u{A0}' => (
            "不换行空格（网页、Word 里粘贴来的）",
            "a no-break space, pasted from a page or from Word",
        ),
        _ => ("全角空格", "a full-width space"),
    };
    let at = line.start + at;
    faults
        .error(
            "tab-indent",
            origin.span(at, at + sign.len_utf8()),
            say!("行首用了{zh}缩进", "the line is indented with {en}"),
        )
        .mend(say!(
            "换成半角空格，每一级两个空格",
            "use plain spaces instead, two for each level"
        ));
}

/// Returns every key of a line with a full-width colon behind it, and where the colon stands.
///
/// A key stands at the beginning of a line or, in braces, behind a brace or comma.
fn full_width_colons(text: &str) -> Vec<(&str, usize)> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices('：') {
        let before = text.get(..at).unwrap_or_default();
        let is_letter = |sign: char| sign.is_ascii_lowercase() || sign == '_';
        let head = before.trim_end_matches(is_letter);
        let key = before.get(head.len()..).unwrap_or_default();
        let head = head.trim_end();
        let at_line_start = head.trim_start_matches([' ', '\t', '-']).is_empty();
        let in_braces = head.contains('{') && head.ends_with(['{', ',']);
        if !key.is_empty() && (at_line_start || in_braces) {
            out.push((key, at));
        }
    }
    out
}

fn tell_full_width_colon(line: Line<'_>, origin: Origin, faults: &mut Faults) {
    for (key, at) in full_width_colons(line.text) {
        let end = at + "：".len();
        let value = line.text.get(end..).unwrap_or_default().trim();
        let value = match line.text.get(..at).is_some_and(|before| before.contains('{')) {
            true => "…",
            false => value,
        };
        faults
            .error(
                "full-width-colon",
                origin.span(line.start + at, line.start + end),
                say!(
                    "`{key}` 后面是全角冒号 `：`，要用半角冒号",
                    "after `{key}` stands a full-width colon `：`; a half-width one is needed"
                ),
            )
            .mend(say!(
                "写成 `{key}: {value}`，冒号后空一格",
                "write `{key}: {value}`, with a space after the colon"
            ));
    }
}

/// A full-width colon has three bytes, and so have a colon and two spaces.
fn mend_in_place(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\t', '\u{3000}', '\u{A0}', '\u{2003}']);
        out.extend(std::iter::repeat_n(' ', line.len() - content.len()));
        let mut from = 0;
        for (_, at) in full_width_colons(content) {
            out.push_str(content.get(from..at).unwrap_or_default());
            out.push_str(":  ");
            from = at + "：".len();
        }
        out.push_str(content.get(from..).unwrap_or_default());
    }
    out
}

fn tell_quotes(line: Line<'_>, error: &ScanError, origin: Origin, faults: &mut Faults) -> bool {
    let opened = line.text.find(['"', '\'']);
    let smart = line.text.find(['“', '”', '‘', '’']);
    let is_quote_fault = matches!(
        error.kind(),
        ErrorKind::UnclosedQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
            | ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::MappingValueNotAllowed
            | ErrorKind::UnexpectedEof
            | ErrorKind::ExpectedBlockMappingKey
    );
    let (Some(opened), true) = (opened, is_quote_fault) else {
        return false;
    };
    let quote = line.text.get(opened..=opened).unwrap_or_default();
    if line.text.matches(quote).count() % 2 == 0 && smart.is_none() {
        return tell_escape(line, opened, quote, origin, faults);
    }
    let at = line.start + opened;
    let content = line.text.get(opened + 1..).unwrap_or_default();
    let content = content.trim_end_matches(['"', '\'', '”', '’', '“', '‘', ' ']);
    let head = line.text.get(..opened).unwrap_or_default().trim_start();
    if smart.is_some() {
        faults
            .error(
                "smart-quotes",
                origin.span(at, line.start + line.text.len()),
                say!(
                    "一半是直引号，一半是弯引号“”，不成一对",
                    "one quote is straight and one is curly, so they are no pair"
                ),
            )
            .mend(say!(
                "写成 `{head}\"{content}\"`，两边都用英文直引号",
                "write `{head}\"{content}\"`, with straight quotes on both sides"
            ));
        return true;
    }
    faults
        .error(
            "unclosed-quote",
            origin.span(at, line.start + line.text.len()),
            say!("这里的引号没有收尾", "the quote that opens here is never closed"),
        )
        .mend(say!(
            "在值的末尾补上引号：`{head}{quote}{content}{quote}`",
            "close it at the end of the value: `{head}{quote}{content}{quote}`"
        ));
    true
}

/// `"他说"好""`: quotes of the same kind inside quotes.
fn tell_escape(line: Line<'_>, opened: usize, quote: &str, origin: Origin, faults: &mut Faults) -> bool {
    let rest = line.text.get(opened + 1..).unwrap_or_default();
    let Some(closed) = rest.find(quote) else {
        return false;
    };
    let after = rest.get(closed + 1..).unwrap_or_default().trim();
    if after.is_empty() || after.starts_with([',', ']', '}', '#', ':']) {
        return false;
    }
    let at = line.start + opened + 1 + closed;
    faults
        .error(
            "unclosed-quote",
            origin.span(at, at + 1),
            say!(
                "引号到这里就结束了，后面的 `{after}` 读不到",
                "the quoted text ends here; `{after}` after it cannot be read"
            ),
        )
        .mend(say!(
            "值里面的引号改用中文引号“”",
            "inside the value use curly quotes “ ” instead"
        ));
    true
}

fn tell_colon_in_value(line: Line<'_>, origin: Origin, faults: &mut Faults) -> bool {
    let Some((key, _, value, value_at)) = split_pair(line, ": ") else {
        return false;
    };
    let plain = value.trim();
    if plain.starts_with(['"', '\'', '[', '{', '|', '>']) {
        return false;
    }
    let Some(colon) = value
        .find(": ")
        .or_else(|| value.ends_with(':').then(|| value.len() - 1))
    else {
        return false;
    };
    let at = line.start + value_at + colon;
    let plain = plain.replace('"', "”");
    faults
        .error(
            "colon-in-value",
            origin.span(at, at + 1),
            say!(
                "值里面有半角冒号，后面又有空格，分不清哪里是值",
                "the value holds a colon followed by a space, so it cannot be told where it ends"
            ),
        )
        .mend(say!(
            "给值加引号：`{key}: \"{plain}\"`，或改用全角冒号 `：`",
            "put the value in quotes: `{key}: \"{plain}\"`"
        ));
    true
}

fn tell_missing_space(line: Line<'_>, origin: Origin, faults: &mut Faults) -> bool {
    let Some((key, key_at, value, _)) = split_pair(line, ":") else {
        return false;
    };
    let is_key = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if !is_key || value.is_empty() || value.starts_with([' ', '/', '\t']) {
        return false;
    }
    let at = line.start + key_at + key.len();
    faults
        .error(
            "missing-space",
            origin.span(at, at + 1),
            say!(
                "`{key}` 的冒号后面少了一个空格",
                "a space is missing after the colon of `{key}`"
            ),
        )
        .mend(say!("写成 `{key}: {value}`", "write `{key}: {value}`"));
    true
}

fn tell_reserved_sign(line: Line<'_>, origin: Origin, faults: &mut Faults) -> bool {
    let Some((key, _, value, value_at)) = split_pair(line, ": ") else {
        return false;
    };
    let indent = value.len() - value.trim_start().len();
    let value = value.trim();
    let Some(sign) = value
        .chars()
        .next()
        .filter(|sign| matches!(sign, '@' | '`' | '%' | '!' | '&' | '*'))
    else {
        return false;
    };
    let at = line.start + value_at + indent;
    let plain = value.replace('"', "”");
    faults
        .error(
            "not-yaml",
            origin.span(at, at + 1),
            say!(
                "值不能直接以 `{sign}` 开头",
                "a value cannot begin with `{sign}` as it stands"
            ),
        )
        .mend(say!(
            "给值加引号：`{key}: \"{plain}\"`",
            "put the value in quotes: `{key}: \"{plain}\"`"
        ));
    true
}

/// A line that is indented below one which has its value already.
fn tell_extra_indent(here: Line<'_>, before: Option<Line<'_>>, origin: Origin, faults: &mut Faults) -> bool {
    let indent = |line: Line<'_>| line.text.len() - line.text.trim_start().len();
    let has_value =
        |line: &Line<'_>| split_pair(*line, ": ").is_some_and(|(_, _, value, _)| !value.trim().is_empty());
    let is_extra = before
        .filter(has_value)
        .is_some_and(|before| indent(here) > indent(before) && split_pair(here, ":").is_some());
    if !is_extra {
        return false;
    }
    let at = here.start + indent(here);
    let text = here.text.trim();
    faults
        .error(
            "wrong-indent",
            origin.span(at, here.start + here.text.len()),
            say!("`{text}` 这一行多缩进了", "`{text}` is indented too far"),
        )
        .mend(say!(
            "删去行首的空格，与上一行对齐",
            "delete the spaces before it, so that it stands under the line above"
        ));
    true
}

fn tell_by_kind(line: Line<'_>, error: &ScanError, origin: Origin, faults: &mut Faults) {
    let indent = line.text.len() - line.text.trim_start().len();
    let span = origin.span(line.start + indent, line.start + line.text.len());
    let text = line.text.trim();
    let (zh, en) = match error.kind() {
        ErrorKind::UnclosedFlowCollection { open } => {
            let close = if *open == '[' { ']' } else { '}' };
            let message = say!("括号 `{open}` 没有收尾", "the bracket `{open}` is never closed");
            let mend = say!(
                "补上 `{close}`；括号和逗号都要用半角",
                "add `{close}`; brackets and commas must be half-width"
            );
            faults.error("not-yaml", span, message).mend(mend);
            return;
        }
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => (
            "括号里的各项要用半角逗号 `,` 隔开，并且括号要成对",
            "items in brackets are parted by half-width commas, and brackets come in pairs",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey if !text.contains(':') => (
            "这一行没有冒号；每一行要写成 `名称: 值`",
            "there is no colon in this line; each line is `name: value`",
        ),
        _ => (
            "缩进不对，或者这一行接不上前一行。同一级的行要对齐，下一级多两个空格",
            "the indent is wrong, or the line does not go on from the one before; align lines of one level, indent the next by two spaces",
        ),
    };
    let message = say!("`{text}` 读不懂", "`{text}` cannot be read");
    faults.error("not-yaml", span, message).mend(say!("{zh}", "{en}"));
}
