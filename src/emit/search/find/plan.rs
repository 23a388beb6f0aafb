//! A question becomes words, cut where the index says so.

use crate::emit::search::find::stock::Stock;
use crate::emit::search::find::words::{is_filler, without_asking};
use crate::han::asked::Piece;
use crate::han::quantity::is_counted;

/// Below this share of occurrences inside words a pair of characters is taken apart.
const LOOSE: f64 = 0.3;

/// What is looked for.
#[derive(Debug, Default)]
pub struct Plan {
    pub words: Vec<Word>,
    /// The pairs of each run as it was typed.
    pub runs: Vec<Vec<String>>,
    pub is_question: bool,
}

/// A word: for each thing that must occur, the terms of which any will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    pub pieces: usize,
    pub slots: Vec<Vec<String>>,
    /// Letters and digits only.
    pub latin: bool,
    pub length: usize,
}

type Pieces = Vec<Piece>;

/// Returns the plan of a question.
pub fn plan(text: &str, stock: &Stock) -> Plan {
    let (list, is_question) = without_asking(text);
    let runs = runs_of(&list);
    let alone = runs.len() == 1 && runs.iter().all(|run| run.len() == 1);
    let mut words = Vec::new();
    for run in &runs {
        for piece in settle(cut(run, stock), stock) {
            let number = piece.len() == 1 && piece.iter().all(Piece::is_number);
            let known = || piece.iter().all(|unit| stock.get(&unit.text).is_some());
            let or_article = number && !(alone && known());
            words.push(word_of(&piece, or_article));
        }
    }
    let solid = |word: &&Word| {
        let filler = Piece {
            text: word.text.clone(),
            han: true,
            after_break: false,
        };
        word.pieces > 1 || word.latin || (!is_filler(&filler) && !is_question)
    };
    let kept: Vec<Word> = words.iter().filter(solid).cloned().collect();
    Plan {
        words: if kept.is_empty() { words } else { kept },
        runs: runs.iter().map(|run| pairs_of(run)).collect(),
        is_question,
    }
}

/// Returns whether two neighbours may be asked for; numbers keep only 第 before and what they count.
fn may_pair(first: &Piece, second: &Piece) -> bool {
    if second.after_break {
        return false;
    }
    if first.is_number() {
        return second.han && second.text.chars().all(is_counted);
    }
    !second.is_number() || first.text == "第"
}

fn pair(first: &Piece, second: &Piece) -> String {
    format!("{}{}", first.text, second.text)
}

fn pairs_of(run: &[Piece]) -> Vec<String> {
    let both = run.iter().zip(run.iter().skip(1));
    both.filter(|(first, second)| may_pair(first, second))
        .map(|(first, second)| pair(first, second))
        .collect()
}

/// Parts the pieces at breaks; `第3条` and `3条` stand alone.
fn runs_of(list: &[Piece]) -> Vec<Pieces> {
    let mut runs: Vec<Pieces> = Vec::new();
    let mut close = true;
    let is_article = |at: usize| {
        let number = list.get(at).is_some_and(Piece::is_number);
        number
            && list
                .get(at + 1)
                .is_some_and(|sign| sign.text == "条" && !sign.after_break)
    };
    for (at, piece) in list.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| list.get(at));
        let next_joins = list.get(at + 1).is_some_and(|next| !next.after_break);
        let opens = piece.text == "第" && next_joins && is_article(at + 1);
        let ordinal = before.is_some_and(|before| before.text == "第") && !piece.after_break;
        if close || piece.after_break || opens || (is_article(at) && !ordinal) {
            runs.push(Vec::new());
        }
        if let Some(run) = runs.last_mut() {
            run.push(piece.clone());
        }
        close = piece.text == "条" && !piece.after_break && before.is_some_and(Piece::is_number);
    }
    runs
}

fn cut(run: &[Piece], stock: &Stock) -> Vec<Pieces> {
    let mut cut: Vec<Pieces> = Vec::new();
    for (at, unit) in run.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| run.get(at));
        let joins = before.is_some_and(|before| belong_together(before, unit, stock));
        match cut.last_mut() {
            Some(last) if joins => last.push(unit.clone()),
            _ => cut.push(vec![unit.clone()]),
        }
    }
    cut
}

fn belong_together(first: &Piece, second: &Piece, stock: &Stock) -> bool {
    if !may_pair(first, second) {
        return false;
    }
    if !first.han || !second.han {
        return first.is_number() || second.is_number();
    }
    stock
        .get(&pair(first, second))
        .is_some_and(|found| found.cohesion >= LOOSE)
}

/// Returns how closely two parts are bound at their border.
fn bond(left: Option<&Pieces>, right: Option<&Pieces>, stock: &Stock) -> f64 {
    let ends = left
        .and_then(|left| left.last())
        .zip(right.and_then(|right| right.first()));
    let Some((first, second)) = ends.filter(|(first, second)| first.han && second.han && !second.after_break)
    else {
        return -1.0;
    };
    stock.get(&pair(first, second)).map_or(-1.0, |found| {
        found.cohesion + 1e-6 * (found.postings.len().min(1000) as f64)
    })
}

fn is_lone(part: &Pieces) -> bool {
    part.len() == 1 && part.iter().all(|unit| unit.han && !is_filler(unit))
}

/// A lone character joins the neighbour that it shares more with; strangers side by side are one word.
fn settle(mut parts: Vec<Pieces>, stock: &Stock) -> Vec<Pieces> {
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        let (mut left, mut right) = (-1.0, -1.0);
        if is_lone(part) {
            left = bond(at.checked_sub(1).and_then(|at| parts.get(at)), Some(part), stock);
            right = bond(Some(part), parts.get(at + 1), stock);
        }
        if left < 0.0 && right < 0.0 {
            at += 1;
        } else if left >= right {
            join(&mut parts, at - 1);
        } else {
            join(&mut parts, at);
        }
    }
    let mut unknown = vec![false; parts.len()];
    let mut at = 0;
    while at + 1 < parts.len() {
        let here = parts.get(at).is_some_and(is_lone) || unknown.get(at).copied().unwrap_or(false);
        if here && parts.get(at + 1).is_some_and(is_lone) {
            join(&mut parts, at);
            unknown.remove(at + 1);
            if let Some(mark) = unknown.get_mut(at) {
                *mark = true;
            }
        } else {
            at += 1;
        }
    }
    parts
}

/// Joins a part with the next one.
fn join(parts: &mut Vec<Pieces>, at: usize) {
    let next = parts.remove(at + 1);
    if let Some(part) = parts.get_mut(at) {
        part.extend(next);
    }
}

fn word_of(piece: &[Piece], or_article: bool) -> Word {
    let mut slots: Vec<Vec<String>> = pairs_of(piece).into_iter().map(|pair| vec![pair]).collect();
    if let ([only], true) = (piece, slots.is_empty()) {
        if !only.han {
            slots.push(vec![only.text.clone()]);
        }
        let digits = only.text.bytes().all(|byte| byte.is_ascii_digit());
        if or_article && digits && only.text.len() <= 4 {
            slots
                .iter_mut()
                .for_each(|slot| slot.push(format!("{}条", only.text)));
        }
    }
    Word {
        text: piece.iter().map(|unit| unit.text.as_str()).collect(),
        pieces: piece.len(),
        slots,
        latin: piece.iter().all(|unit| !unit.han),
        length: piece.iter().map(|unit| if unit.han { 1 } else { 2 }).sum(),
    }
}
