//! Buildings as they are named in prose.

use std::ops::Range;

/// Buildings named together: `1、2号楼`, `3至5号楼`, `十二号楼`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub range: Range<usize>,
    /// In digits, in the order written; a span of buildings is spelt out.
    pub numbers: Vec<String>,
}

/// Spans of more buildings are not spelt out.
const LONGEST_SPAN: u32 = 60;

/// Returns the buildings that a line names.
pub fn named(line: &str) -> Vec<Named> {
    let mut out = Vec::new();
    for (at, found) in line.match_indices("号楼") {
        let before = line.get(..at).unwrap_or_default();
        let length: usize = before
            .chars()
            .rev()
            .take_while(|sign| sign.is_ascii_digit() || is_numeral(*sign) || is_between(*sign))
            .map(char::len_utf8)
            .sum();
        let start = at - length;
        let list = line.get(start..at).unwrap_or_default();
        let list = list.trim_start_matches(is_between);
        let numbers = spelt_out(list);
        if !numbers.is_empty() {
            out.push(Named {
                range: at - list.len()..at + found.len(),
                numbers,
            });
        }
    }
    out
}

fn is_between(sign: char) -> bool {
    "、和及与至到-–—~～".contains(sign)
}

fn is_numeral(sign: char) -> bool {
    "一二三四五六七八九十".contains(sign)
}

fn spelt_out(list: &str) -> Vec<String> {
    let mut out: Vec<u32> = Vec::new();
    let mut span = false;
    let mut word = String::new();
    for sign in list.chars().chain(std::iter::once('、')) {
        if !is_between(sign) {
            word.push(sign);
            continue;
        }
        let Some(number) = number(&word) else {
            // What stands before is not a list of buildings: `共6、7号楼` keeps only what follows.
            out.clear();
            word.clear();
            continue;
        };
        match out.last() {
            Some(first) if span && number > *first && number - first <= LONGEST_SPAN => {
                out.extend(first + 1..=number);
            }
            _ => out.push(number),
        }
        span = !"、和及与".contains(sign);
        word.clear();
    }
    out.iter().map(u32::to_string).collect()
}

/// Reads `7`, `七`, `十二`, `二十一`.
fn number(word: &str) -> Option<u32> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok().filter(|number| *number > 0 && *number < 1000);
    }
    let digit = |sign: char| "一二三四五六七八九".chars().position(|one| one == sign);
    let signs: Vec<char> = word.chars().collect();
    let value = match signs.as_slice() {
        ['十'] => 10,
        [one] => digit(*one)? + 1,
        ['十', one] => 11 + digit(*one)?,
        [tens, '十'] => (digit(*tens)? + 1) * 10,
        [tens, '十', one] => (digit(*tens)? + 1) * 10 + digit(*one)? + 1,
        _ => return None,
    };
    u32::try_from(value).ok()
}
