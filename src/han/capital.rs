//! Amounts in capital numerals: 陆万捌仟肆佰元整.

use std::ops::Range;

const DIGITS: &str = "零壹贰叁肆伍陆柒捌玖";

/// Returns whether a sign is part of an amount in capital numerals.
fn is_part(sign: char) -> bool {
    is_digit(sign)
        || matches!(
            sign,
            '拾' | '佰' | '仟' | '万' | '亿' | '元' | '圆' | '角' | '分' | '整' | '正'
        )
}

fn is_digit(sign: char) -> bool {
    DIGITS.contains(sign)
}

/// Returns the amounts in capital numerals of a text: where each stands, and fen; `None` where it cannot be read.
pub fn amounts(text: &str) -> Vec<(Range<usize>, Option<i64>)> {
    let mut out = Vec::new();
    let mut start = None;
    let ends = text.char_indices().map(|(at, sign)| (at, Some(sign)));
    for (at, sign) in ends.chain([(text.len(), None)]) {
        match (sign.is_some_and(is_part), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let written = text.get(from..at).unwrap_or_default();
                // A lone sign such as 分 is a word, not an amount.
                let digits = written.chars().filter(|sign| is_digit(*sign)).count();
                let is_money = written.contains(['元', '圆', '角', '分']);
                if digits > 0 && is_money {
                    out.push((from..at, to_fen(written)));
                }
            }
            _ => {}
        }
    }
    out
}

/// Reads an amount in capital numerals, in fen: `陆万捌仟肆佰元整` is 6,840,000.
pub fn to_fen(text: &str) -> Option<i64> {
    let text = text.trim_end_matches(['整', '正']);
    let (yuan, rest) = match text.split_once(['元', '圆']) {
        Some((yuan, rest)) => (whole(yuan)?, rest),
        None => (0, text),
    };
    let (jiao, rest) = match rest.split_once('角') {
        Some((jiao, rest)) => (one(jiao)?, rest),
        None => (0, rest),
    };
    let fen = match rest.split_once('分') {
        Some((fen, "")) => one(fen)?,
        Some(_) => return None,
        None if rest.is_empty() => 0,
        None => return None,
    };
    yuan.checked_mul(100)?.checked_add(jiao * 10 + fen)
}

/// Reads one digit, perhaps after zeros.
fn one(text: &str) -> Option<i64> {
    let mut signs = text.trim_start_matches('零').chars();
    let digit = signs.next().map_or(Some(0), digit)?;
    signs.next().is_none().then_some(digit)
}

fn digit(sign: char) -> Option<i64> {
    let at = DIGITS.chars().position(|digit| digit == sign)?;
    i64::try_from(at).ok()
}

/// Reads a whole number: `壹拾伍万`, `贰佰伍拾壹万玖仟陆佰零玖`.
fn whole(text: &str) -> Option<i64> {
    let (mut total, mut section, mut last) = (0_i64, 0_i64, None);
    for sign in text.chars() {
        if let Some(value) = digit(sign) {
            last = Some(value);
            continue;
        }
        let unit = match sign {
            '拾' => 10,
            '佰' => 100,
            '仟' => 1000,
            '万' | '亿' => {
                section = section.checked_add(last.take().unwrap_or(0))?;
                let unit = if sign == '万' { 10_000 } else { 100_000_000 };
                total = match sign {
                    '亿' => total.checked_add(section)?.checked_mul(unit)?,
                    _ => total.checked_add(section.checked_mul(unit)?)?,
                };
                section = 0;
                continue;
            }
            _ => return None,
        };
        section = section.checked_add(last.take().unwrap_or(1).checked_mul(unit)?)?;
    }
    total.checked_add(section)?.checked_add(last.unwrap_or(0))
}
