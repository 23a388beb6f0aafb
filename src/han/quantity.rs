//! Numbers in running text: 第二百七十八条, 三分之二, 5万元.

use std::ops::Range;

use crate::han::units::{Scan, Unit};

/// A number found in a run of units, and the terms that stand for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The units that write the number: `二百七十八`, `三分之二`, `5万`.
    pub units: Range<usize>,
    /// In digits: `278`, `2/3`, `30%`, `50000`.
    pub digits: String,
    /// `第` stands before it.
    pub ordinal: bool,
    /// What is counted, if the next unit says so: `条`, `元`.
    pub counted: Option<char>,
    /// It is a share or a multiple of 万, not a plain whole number in Han.
    pub composed: bool,
}

impl Quantity {
    /// Returns whether the digits by themselves are a term.
    pub fn stands_alone(&self) -> bool {
        self.composed || (self.units.len() >= 3 && !self.ordinal && self.counted.is_none())
    }

    /// Returns whether its own characters need not be searched: it is long and surely a number.
    pub fn is_spelt_out(&self) -> bool {
        !self.composed && self.units.len() >= 3 && (self.ordinal || self.counted.is_some())
    }
}

/// Returns whether a number before this character counts something.
pub fn is_counted(sign: char) -> bool {
    "条款项章节编号楼栋幢层室年月日天元人名次个户米度吨小分周℃".contains(sign)
}

/// Finds the numbers of a run, in order.
pub fn quantities(run: &[Unit], scan: &Scan) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(unit) = run.get(at) {
        if let Unit::Han(sign) = unit
            && !is_numeral(*sign)
        {
            at += 1;
            continue;
        }
        match quantity_at(run, scan, at) {
            Some(quantity) => {
                at = quantity.units.end;
                found.push(quantity);
            }
            // 三四层: no part of the row is a number either.
            None => at += numerals(run, at).len().max(1),
        }
    }
    found
}

fn quantity_at(run: &[Unit], scan: &Scan, at: usize) -> Option<Quantity> {
    let (end, digits, composed) = match *run.get(at)? {
        word @ Unit::Word { .. } => {
            let zeros = match han(run, at + 1)? {
                '万' => 4,
                '亿' => 8,
                _ => return None,
            };
            (at + 2, shifted(scan.word_of(word), zeros)?, true)
        }
        Unit::Han(sign) if is_numeral(sign) => share_at(run, scan, at).or_else(|| {
            let (end, value) = numeral_at(run, at)?;
            Some((end, value.to_string(), false))
        })?,
        _ => return None,
    };
    let counted = han(run, end).filter(|sign| is_counted(*sign));
    // In 三分之二 the 分 counts nothing.
    let counted = counted.filter(|sign| *sign != '分' || han(run, end + 1) != Some('之'));
    Some(Quantity {
        units: at..end,
        digits,
        ordinal: at > 0 && han(run, at - 1) == Some('第'),
        counted,
        composed,
    })
}

/// Reads 三分之二 as `2/3` and 百分之三十 as `30%`.
fn share_at(run: &[Unit], scan: &Scan, at: usize) -> Option<(usize, String, bool)> {
    let (middle, whole) = numeral_at(run, at)?;
    if han(run, middle) != Some('分') || han(run, middle + 1) != Some('之') {
        return None;
    }
    let from = middle + 2;
    let (end, part) = match *run.get(from)? {
        word @ Unit::Word { .. } => {
            let word = scan.word_of(word);
            let number = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            (from + 1, number.then(|| word.to_owned())?)
        }
        _ => {
            let (end, part) = numeral_at(run, from)?;
            (end, part.to_string())
        }
    };
    let digits = match whole {
        100 => format!("{part}%"),
        _ => format!("{part}/{whole}"),
    };
    Some((end, digits, true))
}

/// Reads the longest row of numerals from the place; returns its end and value.
fn numeral_at(run: &[Unit], at: usize) -> Option<(usize, u64)> {
    let signs = numerals(run, at);
    Some((at + signs.len(), value_of(&signs)?))
}

fn numerals(run: &[Unit], at: usize) -> Vec<char> {
    let mut signs = Vec::new();
    while let Some(sign) = han(run, at + signs.len()) {
        if !(is_numeral(sign) || (is_myriad(sign) && !signs.is_empty())) {
            break;
        }
        signs.push(sign);
    }
    signs
}

fn han(run: &[Unit], at: usize) -> Option<char> {
    match run.get(at) {
        Some(Unit::Han(sign)) => Some(*sign),
        _ => None,
    }
}

fn is_numeral(sign: char) -> bool {
    digit_of(sign).is_some() || power_of(sign).is_some()
}

fn is_myriad(sign: char) -> bool {
    matches!(sign, '万' | '亿')
}

fn digit_of(sign: char) -> Option<u64> {
    let digit = match sign {
        '〇' | '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    Some(digit)
}

fn power_of(sign: char) -> Option<u64> {
    match sign {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// Returns the value of numerals; `None` where they are no single number, as in 三四.
fn value_of(signs: &[char]) -> Option<u64> {
    if signs.is_empty() {
        return None;
    }
    if signs.iter().all(|sign| digit_of(*sign).is_some()) {
        let one_number = signs.len() == 1 || (3..=12).contains(&signs.len());
        return one_number.then(|| {
            signs
                .iter()
                .filter_map(|sign| digit_of(*sign))
                .fold(0, |value, digit| value * 10 + digit)
        });
    }
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, None);
    // The smallest power so far in this section, and whether 零 skipped some.
    let (mut lowest, mut skipped) = (10_000_u64, false);
    for sign in signs {
        if let Some(value) = digit_of(*sign) {
            match value {
                _ if digit.is_some() => return None,
                0 => skipped = true,
                _ => digit = Some(value),
            }
        } else if let Some(power) = power_of(*sign) {
            if power >= lowest {
                return None;
            }
            section += digit.take().unwrap_or(1) * power;
            (lowest, skipped) = (power, false);
        } else {
            let myriad = if *sign == '万' { 10_000 } else { 100_000_000 };
            section += digit.take().unwrap_or(0);
            if section == 0 || section > 9_999 || (total > 0 && myriad != 10_000) {
                return None;
            }
            total += section * myriad;
            (section, lowest, skipped) = (0, 10_000, false);
        }
    }
    // 二百七 is said for 270, and 207 is written 二百零七: neither is guessed.
    if digit.is_some() && lowest > 10 && (lowest < 10_000 || total > 0) && !skipped {
        return None;
    }
    Some(total + section + digit.unwrap_or(0))
}

/// Returns a decimal number with its point moved to the right, if it then is whole.
fn shifted(word: &str, zeros: usize) -> Option<String> {
    let (whole, part) = word.split_once('.').unwrap_or((word, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || part.len() > zeros || !digits(whole) || !digits(part) {
        return None;
    }
    let moved = format!("{whole}{part:0<zeros$}");
    let moved = moved.trim_start_matches('0');
    (!moved.is_empty()).then(|| moved.to_owned())
}
