//! Questions without words that ask, words without endings.

use crate::han::asked::{Piece, pieces};
use crate::han::questions::{asking, asks};

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
    let is_question = list.len() > 2 && list.iter().any(|piece| asks(&piece.text));
    (list, is_question)
}

/// Returns how many pieces of the beginning are the longest question word that fits.
fn asking_length(rest: &[Piece]) -> usize {
    let read = |word: &str| match word.is_ascii() {
        true => vec![word.to_owned()],
        false => word.chars().map(String::from).collect(),
    };
    asking()
        .map(read)
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
