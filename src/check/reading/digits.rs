//! Long numbers in a text, however they are spaced.

use std::ops::Range;

/// Digits that stand together, perhaps in groups: `138 0000 0000`, `138-0000-0000`, `１３８００００００００`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The digits in half width, without what stood between them.
    pub digits: String,
    /// How many digits each group has.
    pub groups: Vec<usize>,
    /// The sign right after the last digit, in half width.
    pub next: Option<char>,
    /// The bytes of the text it takes.
    pub range: Range<usize>,
}

/// Digits without anything between them.
struct Group {
    digits: String,
    range: Range<usize>,
    /// A single sign of those that people put between groups stands before it, and digits before that.
    joined: bool,
    /// A letter stands right before it: part of a name or a code.
    after_letter: bool,
    next: Option<char>,
}

/// No number that is looked for has fewer digits.
const FEWEST_DIGITS: usize = 10;

/// What people put between groups, in half width.
const JOINING: &str = " -·.\u{A0}";

/// No number that is looked for has more groups.
const MOST_GROUPS: usize = 6;

/// Returns every part of the text that `fits`, the longest at each place, from left to right.
pub fn find(text: &str, fits: &dyn Fn(&Chain) -> bool) -> Vec<Chain> {
    let mut out = Vec::new();
    for part in close_digits(text) {
        let offset = part.start;
        let found = find_in_part(text.get(part).unwrap_or_default(), fits);
        out.extend(found.into_iter().map(|mut chain| {
            chain.range = chain.range.start + offset..chain.range.end + offset;
            chain
        }));
    }
    out
}

/// Returns the parts of a text that may hold a long number, with two signs before each and one after.
fn close_digits(text: &str) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let (mut part, mut digits) = (0..0, 0);
    let mut add = |part: Range<usize>, digits: usize| {
        if digits >= FEWEST_DIGITS {
            let before = text.get(..part.start).unwrap_or_default();
            let after = text.get(part.end..).unwrap_or_default();
            parts.push(part.start - bytes_of(2, before.chars().rev())..part.end + bytes_of(1, after.chars()));
        }
    };
    for (digit, width) in digits_at(text.as_bytes()) {
        if digit > part.end && !may_join(text.get(part.end..digit)) {
            add(part, digits);
            (part, digits) = (digit..digit, 0);
        }
        part.end = digit + width;
        digits += 1;
    }
    add(part, digits);
    parts
}

/// Returns whether digits on both sides may be of one number: one joining sign, or signs of no width.
fn may_join(between: Option<&str>) -> bool {
    if let Some([first, ..]) = between.map(str::as_bytes)
        && *first < 0x80
        && !JOINING.contains(char::from(*first))
    {
        return false;
    }
    let mut signs = between
        .unwrap_or_default()
        .chars()
        .filter(|sign| !has_no_width(*sign));
    signs.next().is_none_or(|sign| JOINING.contains(half_width(sign))) && signs.next().is_none()
}

/// Returns how many bytes so many signs take, with those of no width between them.
fn bytes_of(mut wanted: usize, signs: impl Iterator<Item = char>) -> usize {
    let near = signs.take_while(|sign| {
        let goes_on = wanted > 0;
        wanted -= usize::from(goes_on && !has_no_width(*sign));
        goes_on
    });
    near.map(char::len_utf8).sum()
}

/// So many bytes are looked at together.
const CHUNK: usize = 32;

/// Returns where digits in half and full width stand, and how many bytes each takes.
fn digits_at(bytes: &[u8]) -> impl Iterator<Item = (usize, usize)> {
    // Without a way out of the loops they are done for many bytes at once.
    let followers = bytes.iter().skip(1).zip(bytes.iter().skip(2));
    let has_wide = bytes
        .iter()
        .zip(followers)
        .fold(false, |found, (first, (second, third))| {
            found | ((*first == 0xEF) & (*second == 0xBC) & (0x90..=0x99).contains(third))
        });
    let holds = move |chunk: &[u8]| {
        has_wide
            || chunk
                .iter()
                .fold(false, |found, byte| found | byte.is_ascii_digit())
    };
    let chunks = bytes
        .chunks(CHUNK)
        .enumerate()
        .filter(move |(_, chunk)| holds(chunk));
    chunks.flat_map(move |(number, chunk)| {
        let start = number * CHUNK;
        chunk.iter().enumerate().filter_map(move |(at, byte)| match byte {
            b'0'..=b'9' => Some((start + at, 1)),
            0xEF if has_wide => {
                let rest = bytes.get(start + at + 1..start + at + 3);
                matches!(rest, Some([0xBC, 0x90..=0x99])).then_some((start + at, 3))
            }
            _ => None,
        })
    })
}

fn find_in_part(part: &str, fits: &dyn Fn(&Chain) -> bool) -> Vec<Chain> {
    let groups = groups(part);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(first) = groups.get(at) {
        let found = (!first.after_letter)
            .then(|| {
                chains_from(&groups, at)
                    .into_iter()
                    .rev()
                    .find(|chain| fits(chain))
            })
            .flatten();
        at += found.as_ref().map_or(1, |chain| chain.groups.len());
        out.extend(found);
    }
    out
}

/// Returns the chains that begin with the group at `at`, shortest first.
fn chains_from(groups: &[Group], at: usize) -> Vec<Chain> {
    let mut out: Vec<Chain> = Vec::new();
    for (step, group) in groups.iter().skip(at).take(MOST_GROUPS).enumerate() {
        if step > 0 && !group.joined {
            break;
        }
        let mut chain = out.last().cloned().unwrap_or(Chain {
            digits: String::new(),
            groups: Vec::new(),
            next: None,
            range: group.range.clone(),
        });
        chain.digits.push_str(&group.digits);
        chain.groups.push(group.digits.len());
        chain.next = group.next;
        chain.range.end = group.range.end;
        out.push(chain);
    }
    out
}

fn groups(text: &str) -> Vec<Group> {
    let signs = normal(text);
    let mut out: Vec<Group> = Vec::new();
    let mut at = 0;
    while let Some((sign, start)) = signs.get(at).copied() {
        if !sign.is_ascii_digit() {
            at += 1;
            continue;
        }
        let digits: String = signs
            .iter()
            .skip(at)
            .map(|(sign, _)| *sign)
            .take_while(char::is_ascii_digit)
            .collect();
        let sign_at = |place: Option<usize>| place.and_then(|place| signs.get(place)).map(|(sign, _)| *sign);
        let before = sign_at(at.checked_sub(1));
        let two_before = sign_at(at.checked_sub(2));
        let joined = before.is_some_and(|sign| JOINING.contains(sign))
            && two_before.is_some_and(|sign| sign.is_ascii_digit());
        let end = at + digits.len();
        out.push(Group {
            range: start..signs.get(end).map_or(text.len(), |(_, offset)| *offset),
            joined,
            after_letter: before.is_some_and(|sign| sign.is_ascii_alphabetic()),
            next: sign_at(Some(end)),
            digits,
        });
        at = end;
    }
    for group in &mut out {
        // Signs of no width after the last digit are not part of the number.
        let inside = text.get(group.range.clone()).unwrap_or_default();
        group.range.end = group.range.start + inside.trim_end_matches(has_no_width).len();
    }
    out
}

/// Returns the signs in half width, without those that have no width, and where each was.
fn normal(text: &str) -> Vec<(char, usize)> {
    text.char_indices()
        .filter(|(_, sign)| !has_no_width(*sign))
        .map(|(at, sign)| (half_width(sign), at))
        .collect()
}

fn half_width(sign: char) -> char {
    match sign {
        '！'..='～' => char::from_u32(sign as u32 - 0xFEE0).unwrap_or(sign),
        '\u{3000}' => ' ',
        '–' | '—' | '−' | '‐' | '‑' => '-',
        _ => sign,
    }
}

fn has_no_width(sign: char) -> bool {
    matches!(sign, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// Returns the text with all but the first `head` and last `tail` signs as stars.
pub fn masked(text: &str, head: usize, tail: usize) -> String {
    let count = text.chars().count();
    text.chars()
        .enumerate()
        .map(|(at, sign)| {
            if at < head || at + tail >= count {
                sign
            } else {
                '*'
            }
        })
        .collect()
}
