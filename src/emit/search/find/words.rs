//! Words that ask, words that fill, endings of English words.

use crate::han::asked::{Piece, pieces};

/// Dropped if something is left without them.
const ASKING: [&str; 29] = [
    "请问",
    "怎么办",
    "怎么样",
    "怎么",
    "怎样",
    "如何",
    "什么时候",
    "什么时间",
    "什么",
    "哪些",
    "哪个",
    "哪里",
    "哪儿",
    "哪种",
    "多少",
    "多久",
    "多长时间",
    "为什么",
    "为何",
    "可以",
    "可不可以",
    "能不能",
    "能否",
    "是否",
    "是不是",
    "有没有",
    "要不要",
    "需要",
    "需不需要",
];
const ASKING_MORE: [&str; 5] = ["应该", "我家", "我们", "哪天", "几点"];
const ASKING_ENGLISH: &str = "the a an of in on at for to and or is are was do does did can could should what \
    when where which who why how i my me we our there";

/// Single characters that mean little between words; the first of them ask.
const FILLERS: &str = "谁吗呢几吧啊想我的了是在和与或有被把就都也得着及其之以对将让给不没由从到向为而但所该此这那里内后前上下中等用要做去来能会";

/// Returns whether a text is a character that means little between words.
pub fn is_filler(text: &str) -> bool {
    FILLERS.contains(text)
}

/// Returns what was typed without its question words, and whether it asks.
pub fn without_asking(text: &str) -> (Vec<Piece>, bool) {
    let list = pieces(text);
    let chinese = list.iter().any(|piece| piece.han);
    let (mut kept, mut at, mut parted, mut dropped) = (Vec::new(), 0, false, false);
    while let Some(piece) = list.get(at) {
        let rest = list.get(at..).unwrap_or_default();
        let length = if piece.han || !chinese {
            asking_length(rest)
        } else {
            0
        };
        if length > 0 {
            at += length;
            (parted, dropped) = (true, true);
            continue;
        }
        kept.push(Piece {
            after_break: piece.after_break || parted,
            ..piece.clone()
        });
        parted = false;
        at += 1;
    }
    if !kept.is_empty() && dropped {
        return (kept, true);
    }
    let asks = list.len() > 2 && list.iter().any(|piece| "谁吗呢几".contains(piece.text.as_str()));
    (list, asks)
}

/// Returns how many pieces of the beginning are the longest question word that fits.
fn asking_length(rest: &[Piece]) -> usize {
    let chinese = ASKING.iter().chain(&ASKING_MORE).copied();
    chinese
        .map(|word| word.chars().map(String::from).collect::<Vec<_>>())
        .chain(
            ASKING_ENGLISH
                .split_whitespace()
                .map(|word| vec![word.to_owned()]),
        )
        .filter(|word| {
            word.iter().enumerate().all(|(step, text)| {
                let piece = rest.get(step);
                piece.is_some_and(|piece| piece.text == *text && !(step > 0 && piece.after_break))
            })
        })
        .map(|word| word.len())
        .max()
        .unwrap_or(0)
}

/// Returns a word of letters without its common endings: notices, noticed and notice are one.
pub fn stem(word: &str) -> String {
    let mut bare = match word.strip_suffix("ies") {
        Some(start) => format!("{start}y"),
        None => word.to_owned(),
    };
    let mut last = bare.chars().rev();
    if last.next() == Some('s') && last.next().is_some_and(|sign| sign != 's' && sign != 'u') {
        bare.pop();
    }
    if bare.len() > 5 {
        let short = bare.strip_suffix("ing").or_else(|| bare.strip_suffix("ed"));
        bare = short.unwrap_or(&bare).to_owned();
    }
    let bare = bare.strip_suffix('e').unwrap_or(&bare);
    let mut last = bare.chars().rev();
    let (end, before) = (last.next(), last.next());
    let doubled = end == before && end.is_some_and(|sign| !"aeiou".contains(sign));
    let cut = if doubled { bare.len() - 1 } else { bare.len() };
    bare.get(..cut).unwrap_or(bare).to_owned()
}
