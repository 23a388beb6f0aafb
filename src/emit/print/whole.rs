//! Keeps numbers with their units on one line.

use serde_json::{Value, json};

use unicode_width::UnicodeWidthChar;

use crate::han::signs::is_han;

/// Units that stand behind a number, longer ones first where one begins another.
const UNITS: &[&str] = &[
    "平方米",
    "立方米",
    "个工作日",
    "个小时",
    "个月",
    "小时",
    "分钟",
    "单元",
    "号楼",
    "号梯",
    "万元",
    "亿元",
    "公里",
    "厘米",
    "毫米",
    "公斤",
    "日内",
    "周岁",
    "年",
    "月",
    "日",
    "号",
    "楼",
    "层",
    "户",
    "元",
    "角",
    "度",
    "分",
    "秒",
    "点",
    "时",
    "天",
    "周",
    "个",
    "人",
    "位",
    "次",
    "件",
    "条",
    "款",
    "项",
    "笔",
    "米",
    "岁",
    "本",
    "张",
    "台",
    "套",
    "组",
    "只",
    "棵",
    "吨",
    "升",
    "万",
    "亿",
    "倍",
    "期",
    "页",
    "份",
    "名",
    "%",
];

/// What follows 第 and a Chinese numeral.
const ORDINALS: &str = "条款项章节号期季次届";

/// A longer ordinal may break inside.
const MOST_ORDINAL: usize = 7;

/// The longest piece that is kept whole, in half-widths: it has to fit a narrow column.
const MOST_WIDTH: usize = 20;

/// Cuts text into pieces; remembers the sign before across the pieces of a line.
#[derive(Default)]
pub struct Cutter {
    before: Option<char>,
}

impl Cutter {
    /// Starts a new line: nothing stands before.
    pub fn reset(&mut self) {
        self.before = None;
    }

    /// Appends a text: strings break anywhere, `{"t":"whole"}` nowhere, `{"t":"gap"}` is the space
    /// between Han and Latin that the typesetter cannot see around a whole piece.
    pub fn cut(&mut self, text: &str, out: &mut Vec<Value>) {
        let signs: Vec<char> = text.chars().collect();
        let mut loose = String::new();
        let mut at = 0;
        while let Some(&sign) = signs.get(at) {
            let prefix = loose.chars().next_back().or(self.before);
            let end = match prefix {
                Some(before) if before.is_ascii_alphanumeric() => None,
                _ => end_of_whole(&signs, at),
            };
            let Some(end) = end else {
                loose.push(sign);
                at += 1;
                continue;
            };
            self.flush(&mut loose, out);
            let piece: String = signs.get(at..end).unwrap_or_default().iter().collect();
            if self.before.is_some_and(is_han) && !piece.starts_with(is_han) {
                out.push(json!({"t": "gap"}));
            }
            let last = piece.chars().next_back();
            out.push(json!({"t": "whole", "s": piece}));
            let next = signs.get(end).copied();
            if last.is_some_and(|sign| !is_han(sign)) && next.is_some_and(is_han) {
                out.push(json!({"t": "gap"}));
            }
            self.before = last;
            at = end;
        }
        self.flush(&mut loose, out);
    }

    fn flush(&mut self, loose: &mut String, out: &mut Vec<Value>) {
        if let Some(last) = loose.chars().next_back() {
            self.before = Some(last);
            out.push(Value::String(std::mem::take(loose)));
        }
    }
}

/// Returns a line of plain text as pieces.
pub fn line(text: &str) -> Vec<Value> {
    let mut out = Vec::new();
    Cutter::default().cut(text, &mut out);
    out
}

/// Returns where the piece that starts here ends, if one starts and is short enough.
fn end_of_whole(signs: &[char], start: usize) -> Option<usize> {
    let end = match signs.get(start)? {
        '第' => end_of_ordinal(signs, start + 1)?,
        sign if sign.is_ascii_digit() => end_of_quantity(signs, start),
        _ => return None,
    };
    let piece = signs.get(start..end)?;
    let width: usize = piece.iter().map(|sign| sign.width().unwrap_or(0)).sum();
    if piece.len() < 2 {
        return None;
    }
    if width <= MOST_WIDTH && !(piece.starts_with(&['第']) && piece.len() > MOST_ORDINAL) {
        return Some(end);
    }
    // 第一千二百五十三条 may break, but neither behind its first sign nor before its last.
    piece.starts_with(&['第']).then_some(start + 2)
}

fn end_of_ordinal(signs: &[char], start: usize) -> Option<usize> {
    let is_numeral = |sign: &char| "〇零一二三四五六七八九十百千两".contains(*sign);
    let digits = run(signs, start, char::is_ascii_digit);
    let end = match digits {
        0 => start + run(signs, start, is_numeral),
        digits => start + digits,
    };
    let is_ordinal = signs.get(end).is_some_and(|sign| ORDINALS.contains(*sign));
    (end > start && is_ordinal).then_some(end + 1)
}

/// Returns the end of `3月18日`, `8:30–16:00`, `1,234.50元`, `0000-8800110`.
fn end_of_quantity(signs: &[char], start: usize) -> usize {
    let mut at = start;
    loop {
        at += run(signs, at, char::is_ascii_digit);
        let joins = signs
            .get(at)
            .is_some_and(|sign| matches!(sign, '.' | ',' | ':' | '–' | '-' | '/'));
        if joins && signs.get(at + 1).is_some_and(char::is_ascii_digit) {
            at += 1;
            continue;
        }
        let unit = UNITS.iter().find(|unit| starts_with(signs, at, unit));
        let Some(unit) = unit else { return at };
        at += unit.chars().count();
        // A month goes on to its day; a year may stand alone at the end of a line.
        if *unit == "月" && signs.get(at).is_some_and(char::is_ascii_digit) {
            continue;
        }
        return at;
    }
}

fn run(signs: &[char], start: usize, fits: impl Fn(&char) -> bool) -> usize {
    signs.iter().skip(start).take_while(|sign| fits(sign)).count()
}

fn starts_with(signs: &[char], at: usize, word: &str) -> bool {
    let mut here = signs.iter().skip(at);
    word.chars().all(|sign| here.next() == Some(&sign))
}
