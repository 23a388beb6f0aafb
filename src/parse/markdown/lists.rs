//! Items of lists that staff wrote almost right.

use crate::han::signs::is_han;
use crate::parse::origin::Origin;
use crate::report::faults::Faults;
use crate::say;

/// Tells lines that begin like an item of a list and are none, if there are at least so many.
///
/// `-关好门` and `1、关好门` run on behind the line above; `- 关好门` and `1. 关好门` are items.
pub fn notice(text: &str, at: usize, least: usize, origin: Origin, faults: &mut Faults) {
    let mut found = Vec::new();
    let mut start = 0;
    let mut in_code = false;
    for line in text.split('\n') {
        let bare = line.trim_start();
        in_code ^= bare.starts_with("```") || bare.starts_with("~~~");
        if !in_code && let Some((mark, item)) = almost_item(bare) {
            let from = start + line.len() - bare.len();
            found.push((from, mark, item));
        }
        start += line.len() + 1;
    }
    if found.len() < least {
        return;
    }
    let Some((from, mark, item)) = found.first() else {
        return;
    };
    let right = match mark.trim_end_matches(['、', '．', '.', ')', '）']) {
        "" | "-" | "·" | "•" => "-".to_owned(),
        number => format!("{number}."),
    };
    let item: String = item.chars().take(12).collect();
    let from = at + from;
    faults
        .warn(
            "list-without-space",
            origin.span(from, from + mark.len()),
            say!(
                "`{mark}{item}` 不会成为列表里的一项，会接在上一行后面",
                "`{mark}{item}` is no item of a list and will run on behind the line above"
            ),
        )
        .mend(say!(
            "每一项写成 `{right} {item}`，符号后面空一格；列表前面空一行",
            "write each item as `{right} {item}`, with a space behind the sign, and an empty line above the list"
        ));
}

/// Returns the mark of a line and what follows, if the mark makes no item.
fn almost_item(line: &str) -> Option<(&str, &str)> {
    let digits = line.len() - line.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let rest = line.get(digits..)?;
    let sign = rest.chars().next()?;
    let is_mark = match digits {
        0 => matches!(sign, '-' | '·' | '•'),
        1 | 2 => matches!(sign, '、' | '.' | '．' | ')' | '）'),
        _ => false,
    };
    let (mark, item) = line.split_at_checked(digits + sign.len_utf8())?;
    let next = item.trim_start().chars().next()?;
    let is_word = is_han(next) || next.is_alphabetic() || "《“".contains(next);
    let is_good = item.starts_with(' ') && matches!(sign, '-' | '.' | ')');
    (is_mark && is_word && !is_good).then_some((mark, item.trim_start()))
}
