//! Brackets and commas of lists on one line, wide or unpaired.

use crate::parse::origin::Origin;
use crate::report::faults::Faults;
use crate::say;

/// Signs that staff write for a half-width comma.
const COMMAS: [char; 3] = ['，', '、', '；'];
/// What stands behind a building's number and says nothing more.
const BUILDING_WORDS: [&str; 5] = ["号楼", "栋", "幢", "号", "楼"];

/// Tells full-width signs inside bracketed lists and maps. Returns the text with half-width ones.
///
/// A full-width sign has three bytes, and so have a half-width one and two spaces.
pub fn mend(text: &str, origin: Origin, faults: &mut Faults) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        match mended_line(line) {
            Some(mended) => {
                tell_wide(line, &mended, start, origin, faults);
                out.push_str(&mended);
            }
            None => out.push_str(line),
        }
        start += line.len();
    }
    (out != text).then_some(out)
}

/// Returns where the bracketed value of a line begins and ends.
fn region(line: &str) -> Option<(usize, usize)> {
    let content = line.trim_end();
    if content.trim_start().starts_with('#') {
        return None;
    }
    let end = content.find(" #").unwrap_or(content.len());
    let behind_key = content.find(": ").map(|at| at + 2);
    let behind_dash = content
        .trim_start()
        .starts_with("- ")
        .then(|| content.find("- ").unwrap_or(0) + 2);
    [behind_dash, behind_key].into_iter().flatten().find_map(|from| {
        let value = content.get(from..end)?;
        let start = from + value.len() - value.trim_start().len();
        let opens = value.trim_start().starts_with(['[', '{']);
        let opens_wide = value.trim_start().starts_with('｛') && value.contains(':');
        (opens || opens_wide).then_some((start, end))
    })
}

fn mended_line(line: &str) -> Option<String> {
    let (start, end) = region(line)?;
    let value = line.get(start..end)?;
    if value.contains(['"', '\'']) {
        return None;
    }
    let mut mended = with_half_brackets(value);
    mended = with_half_commas(&mended);
    let head = line.get(..start)?;
    if head.trim_end().ends_with("buildings:") || mended.contains("buildings:") {
        mended = with_bare_buildings(&mended);
    }
    let tail = line.get(end..)?;
    (mended != value).then(|| format!("{head}{mended}{tail}"))
}

/// A wide bracket counts where a half-width one could stand: behind a colon, comma or bracket.
fn with_half_brackets(value: &str) -> String {
    let signs: Vec<char> = value.chars().collect();
    let before = |at: usize| {
        signs
            .get(..at)
            .unwrap_or_default()
            .iter()
            .rev()
            .find(|sign| **sign != ' ')
    };
    let after = |at: usize| {
        signs
            .get(at + 1..)
            .unwrap_or_default()
            .iter()
            .find(|sign| **sign != ' ')
    };
    let opens = |at: usize| {
        before(at).is_none_or(|sign| matches!(sign, ':' | ',' | '[' | '{' | '，' | '［' | '｛' | '、'))
    };
    let closes = |at: usize| {
        after(at).is_none_or(|sign| matches!(sign, ',' | ']' | '}' | '，' | '］' | '｝' | '、' | '；'))
    };
    let codes = signs.iter().all(|sign| *sign != '【')
        || value
            .chars()
            .all(|sign| is_code(sign) || "[]{}:［］【】｛｝".contains(sign));
    let mut out = String::with_capacity(value.len());
    for (at, sign) in signs.iter().enumerate() {
        match sign {
            '［' if opens(at) => out.push_str("[  "),
            '【' if opens(at) && codes => out.push_str("[  "),
            '｛' if opens(at) => out.push_str("{  "),
            '］' if closes(at) => out.push_str("  ]"),
            '】' if closes(at) && codes => out.push_str("  ]"),
            '｝' if closes(at) => out.push_str("  }"),
            _ => out.push(*sign),
        }
    }
    out
}

/// Returns whether a sign may stand in a list of ids, days or buildings.
fn is_code(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "-_#., 号楼栋幢单元".contains(sign) || COMMAS.contains(&sign)
}

/// A wide comma counts between codes of one list, and before the next key of a map.
fn with_half_commas(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for (at, sign) in value.char_indices() {
        let before = value.get(..at).unwrap_or_default();
        let after = value.get(at + sign.len_utf8()..).unwrap_or_default();
        let inner_before = before.rsplit(['[', ']', '{', '}']).next().unwrap_or_default();
        let inner_after = after.split(['[', ']', '{', '}']).next().unwrap_or_default();
        let in_list = before
            .trim_end_matches(|sign| !"[]{}".contains(sign))
            .ends_with('[');
        let of_codes = in_list && inner_before.chars().chain(inner_after.chars()).all(is_code);
        let key = after.trim_start().split(':').next().unwrap_or_default();
        let before_key = after.contains(':')
            && !key.is_empty()
            && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        match COMMAS.contains(&sign) && (of_codes || before_key) {
            true => out.push_str(",  "),
            false => out.push(sign),
        }
    }
    out
}

/// `3号楼` becomes `3` and spaces, in lists of numbers alone.
fn with_bare_buildings(value: &str) -> String {
    let mut out = value.to_owned();
    for word in BUILDING_WORDS {
        let digit_before = |at: usize| {
            out.get(..at)
                .is_some_and(|before| before.ends_with(|sign: char| sign.is_ascii_digit()))
        };
        let places: Vec<usize> = out
            .match_indices(word)
            .map(|(at, _)| at)
            .filter(|at| digit_before(*at))
            .collect();
        for at in places {
            out.replace_range(at..at + word.len(), &" ".repeat(word.len()));
        }
    }
    out
}

/// Returns a mended line as staff should write it, without the spaces that fill it.
fn tidy(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut out = words.join(" ");
    for (from, to) in [(" ,", ","), ("[ ", "["), (" ]", "]"), ("{ ", "{"), (" }", "}")] {
        out = out.replace(from, to);
    }
    out
}

fn tell_wide(line: &str, mended: &str, start: usize, origin: Origin, faults: &mut Faults) {
    let differing = line
        .bytes()
        .zip(mended.bytes())
        .position(|(a, b)| a != b)
        .unwrap_or(0);
    let sign = line.char_indices().rev().find(|(at, _)| *at <= differing);
    let (at, sign) = sign.unwrap_or((0, ' '));
    let span = origin.span(start + at, start + at + sign.len_utf8());
    let message = if "［］【】｛｝".contains(sign) {
        say!(
            "括号 `{sign}` 是全角的，要用半角",
            "the bracket `{sign}` is full-width; a half-width one is needed"
        )
    } else if COMMAS.contains(&sign) {
        say!(
            "各项之间是 `{sign}`，要用半角逗号 `,`",
            "the items are parted by `{sign}`; a half-width comma `,` is needed"
        )
    } else {
        say!(
            "楼栋只写楼号，不写“号楼”“栋”",
            "buildings are written as numbers alone"
        )
    };
    let right = tidy(mended);
    let right = right.trim_start_matches("- ");
    faults
        .error("wrong-list", span, message)
        .mend(say!("写成 `{right}`", "write `{right}`"));
}

/// Tells the first line whose brackets do not pair although the next line begins anew.
pub fn tell_unpaired(lines: &[(&str, usize)], origin: Origin, faults: &mut Faults) -> bool {
    for (at, (line, start)) in lines.iter().enumerate() {
        let Some((from, end)) = region(line) else {
            continue;
        };
        let later = lines.get(at + 1..).unwrap_or_default();
        let next = later.iter().find(|(text, _)| !text.trim().is_empty());
        let indent = |text: &str| text.len() - text.trim_start().len();
        if next
            .is_some_and(|(next, _)| indent(next) > indent(line) || next.trim_start().starts_with([']', '}']))
        {
            continue;
        }
        let value = line.get(from..end).unwrap_or_default();
        let head = line.get(..from).unwrap_or_default().trim_start();
        let span = origin.span(start + from, start + end);
        match paired(value) {
            Pairing::Good => {}
            Pairing::Mended(right) => {
                faults
                    .error(
                        "wrong-list",
                        span,
                        say!("括号没有成对", "the brackets are not in pairs"),
                    )
                    .mend(say!("写成 `{head}{right}`", "write `{head}{right}`"));
                return true;
            }
            Pairing::TextBehind => {
                faults
                    .error(
                        "wrong-list",
                        span,
                        say!(
                            "值以方括号或花括号开头，会被当成列表",
                            "a value that begins with a bracket is taken for a list"
                        ),
                    )
                    .mend(say!(
                        "给值加引号：`{head}\"{value}\"`，或改用 `【】`",
                        "put the value in quotes: `{head}\"{value}\"`"
                    ));
                return true;
            }
        }
    }
    false
}

enum Pairing {
    Good,
    Mended(String),
    TextBehind,
}

fn paired(value: &str) -> Pairing {
    let mut open = Vec::new();
    let mut out = String::new();
    for (at, sign) in value.char_indices() {
        match sign {
            '"' | '\'' => return Pairing::Good,
            '[' => open.push(']'),
            '{' => open.push('}'),
            ']' | '}' => {
                out.push(open.pop().unwrap_or(sign));
                let rest = value.get(at + 1..).unwrap_or_default().trim();
                if open.is_empty() && !rest.is_empty() {
                    return match rest.chars().all(|sign| "]}".contains(sign)) {
                        true => Pairing::Mended(out),
                        false => Pairing::TextBehind,
                    };
                }
                continue;
            }
            _ => {}
        }
        out.push(sign);
    }
    out.extend(open.into_iter().rev());
    match out == value {
        true => Pairing::Good,
        false => Pairing::Mended(out),
    }
}
