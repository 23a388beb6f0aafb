//! A question becomes words, cut where the index says so.

use crate::emit::search::find::stock::Stock;
use crate::emit::search::find::words::without_asking;
use crate::han::asked::{Piece, pieces};
use crate::han::quantity::is_counted;
use crate::han::questions::is_filler;

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

/// A word, and other words that mean the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub form: Form,
    pub others: Vec<Form>,
    pub length: usize,
}

/// A way to say a word: for each thing that must occur, the terms of which any will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub text: String,
    pub pieces: usize,
    pub slots: Vec<Vec<String>>,
    /// Letters and digits only.
    pub latin: bool,
}

/// A part of a run: a word, or what may become one.
#[derive(Clone, Debug, Default)]
struct Part {
    pieces: Vec<Piece>,
    /// The group of synonyms whose word this is; its borders stay.
    group: Option<usize>,
    unknown: bool,
}

/// Returns the plan of a question.
pub fn plan(text: &str, stock: &Stock) -> Plan {
    let (list, is_question) = without_asking(text);
    let runs = runs_of(&list);
    let alone = runs.len() == 1 && runs.iter().all(|run| run.len() == 1);
    let mut words = Vec::new();
    for parts in joined_across_breaks(&runs, stock) {
        for part in settle(parts, stock) {
            let number = part.pieces.len() == 1 && part.pieces.iter().all(Piece::is_number);
            let known = || part.pieces.iter().all(|unit| stock.get(&unit.text).is_some());
            let or_article = number && !(alone && known());
            words.push(word_of(&part, or_article, stock));
        }
    }
    let solid = |word: &&Word| {
        let form = &word.form;
        form.pieces > 1 || form.latin || !word.others.is_empty() || (!is_filler(&form.text) && !is_question)
    };
    let kept: Vec<Word> = words.iter().filter(solid).cloned().collect();
    Plan {
        words: if kept.is_empty() { words } else { kept },
        runs: runs.iter().map(|run| pairs_of(run)).collect(),
        is_question,
    }
}

/// Cuts the runs; a synonym of several words in letters may reach over breaks, and then stands alone.
fn joined_across_breaks(runs: &[Vec<Piece>], stock: &Stock) -> Vec<Vec<Part>> {
    let mut list: Vec<Vec<Part>> = Vec::new();
    let mut at = 0;
    while let Some(run) = runs.get(at) {
        let ahead: Vec<Piece> = runs.iter().skip(at).take(4).flatten().cloned().collect();
        let over = stock
            .synonyms
            .longest(&ahead)
            .filter(|(length, _)| *length > run.len());
        let Some((length, group)) = over else {
            list.push(cut(run, stock));
            at += 1;
            continue;
        };
        let mut taken = 0;
        while taken < length {
            taken += runs.get(at).map_or(length, Vec::len);
            at += 1;
        }
        list.push(vec![Part {
            pieces: ahead.into_iter().take(length).collect(),
            group: Some(group),
            unknown: false,
        }]);
    }
    list
}

/// Returns whether two neighbours may be asked for; numbers keep only 第 before and what they count.
pub fn may_pair(first: &Piece, second: &Piece) -> bool {
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
pub fn runs_of(list: &[Piece]) -> Vec<Vec<Piece>> {
    let mut runs: Vec<Vec<Piece>> = Vec::new();
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

fn cut(run: &[Piece], stock: &Stock) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while let Some(unit) = run.get(at) {
        let key = stock.synonyms.longest(run.get(at..).unwrap_or_default());
        if let Some((length, group)) = key.filter(|(length, _)| *length > 1) {
            parts.push(Part {
                pieces: run.iter().skip(at).take(length).cloned().collect(),
                group: Some(group),
                unknown: false,
            });
            at += length;
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| run.get(at));
        let joins = before.is_some_and(|before| belong_together(before, unit, stock));
        match parts.last_mut() {
            Some(last) if joins && last.group.is_none() => last.pieces.push(unit.clone()),
            _ => parts.push(Part {
                pieces: vec![unit.clone()],
                ..Part::default()
            }),
        }
        at += 1;
    }
    parts
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
fn bond(left: Option<&Part>, right: Option<&Part>, stock: &Stock) -> f64 {
    let open = |part: &&Part| part.group.is_none();
    let ends = left
        .filter(open)
        .and_then(|left| left.pieces.last())
        .zip(right.filter(open).and_then(|right| right.pieces.first()));
    let Some((first, second)) = ends.filter(|(first, second)| first.han && second.han && !second.after_break)
    else {
        return -1.0;
    };
    stock.get(&pair(first, second)).map_or(-1.0, |found| {
        found.cohesion + 1e-6 * (found.postings.len().min(1000) as f64)
    })
}

fn is_lone(part: &Part) -> bool {
    let lone = part.pieces.len() == 1 && part.group.is_none();
    lone && part.pieces.iter().all(|unit| unit.han && !is_filler(&unit.text))
}

/// A lone character joins the neighbour that it shares more with; strangers side by side are one word.
fn settle(mut parts: Vec<Part>, stock: &Stock) -> Vec<Part> {
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
    let mut at = 0;
    while at + 1 < parts.len() {
        let here = parts.get(at).is_some_and(|part| part.unknown || is_lone(part));
        if here && parts.get(at + 1).is_some_and(is_lone) {
            join(&mut parts, at);
            if let Some(part) = parts.get_mut(at) {
                part.unknown = true;
            }
        } else {
            at += 1;
        }
    }
    parts
}

/// Joins a part with the next one.
fn join(parts: &mut Vec<Part>, at: usize) {
    let next = parts.remove(at + 1);
    if let Some(part) = parts.get_mut(at) {
        part.pieces.extend(next.pieces);
    }
}

fn word_of(part: &Part, or_article: bool, stock: &Stock) -> Word {
    let mut form = form_of(&part.pieces);
    if let ([only], true) = (part.pieces.as_slice(), or_article) {
        let digits = only.text.bytes().all(|byte| byte.is_ascii_digit());
        if digits && only.text.len() <= 4 {
            form.slots
                .iter_mut()
                .for_each(|slot| slot.push(format!("{}条", only.text)));
        }
    }
    let whole = || {
        let key = stock.synonyms.longest(&part.pieces);
        key.filter(|(length, _)| *length == part.pieces.len())
            .map(|(_, group)| group)
    };
    let group = part.group.or_else(whole);
    let others = group.into_iter().flat_map(|group| {
        stock
            .synonyms
            .others(group, &form.text)
            .map(|other| form_of(&pieces(other)))
    });
    Word {
        others: others.filter(|other| other.text != form.text).collect(),
        form,
        length: part.pieces.iter().map(|unit| if unit.han { 1 } else { 2 }).sum(),
    }
}

/// Returns the form of a word: its pairs, and what of it stands in no pair.
fn form_of(word: &[Piece]) -> Form {
    let mut slots = Vec::new();
    for (at, unit) in word.iter().enumerate() {
        let next = word.get(at + 1).filter(|next| may_pair(unit, next));
        let before = at.checked_sub(1).and_then(|at| word.get(at));
        let bound = before.is_some_and(|before| may_pair(before, unit));
        if let Some(next) = next {
            slots.push(vec![pair(unit, next)]);
        } else if !bound && !unit.han {
            slots.push(vec![unit.text.clone()]);
        }
    }
    Form {
        text: text_of(word),
        pieces: word.len(),
        slots,
        latin: word.iter().all(|unit| !unit.han),
    }
}

/// Returns pieces as text; words of letters keep a blank between them.
pub fn text_of(word: &[Piece]) -> String {
    let mut text = String::new();
    for (at, unit) in word.iter().enumerate() {
        if at > 0 && unit.after_break {
            text.push(' ');
        }
        text.push_str(&unit.text);
    }
    text
}
