//! An answer to what was typed, as the browser gives it.

use crate::emit::search::filters::Wanted;
use crate::emit::search::find::rank::{Answer, Hit, Instead, find};
use crate::emit::search::find::slips::{SORTS, Slips};
use crate::emit::search::find::spell::spell;
use crate::emit::search::find::stock::Stock;
use crate::han::asked::{Piece, pieces};
use crate::han::fold::is_han;

/// How hits are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Fit,
    Newest,
}

/// What else is known of a question.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// As typed: nothing is mended or read as pinyin.
    pub literal: bool,
    pub wanted: Wanted,
    pub order: Order,
}

/// Returns the answer to a question; where it finds too little, to what was probably meant.
pub fn answer(text: &str, options: &Options, stock: &Stock) -> Answer {
    let mut answer = find(text, stock);
    if !options.literal && is_thin(&answer, stock) {
        answer = repaired(text, answer, stock);
    }
    if options.wanted != Wanted::default() {
        answer
            .hits
            .retain(|hit| stock.filters.allow(hit.document, &options.wanted));
    }
    if options.order == Order::Newest {
        answer.hits.sort_by_key(|hit| std::cmp::Reverse(hit.document));
    }
    answer
}

/// Returns whether an answer has too little to be what was meant.
fn is_thin(answer: &Answer, stock: &Stock) -> bool {
    let enough = (stock.documents() as f64 / 400.0).max(3.0);
    answer.best < 0.95 || (answer.complete as f64) < enough
}

fn repaired(text: &str, first: Answer, stock: &Stock) -> Answer {
    let mut current = (text.to_owned(), first);
    let simple = stock.simplified.text(text);
    if simple != text {
        let found = find(&simple, stock);
        if found.best > current.1.best || found.complete > current.1.complete {
            let instead = Instead {
                typed: text.to_owned(),
                searched: simple.clone(),
                why: "traditional",
            };
            current = (simple, told(found, vec![instead]));
        }
    }
    if let Some(read) = spelt(&current.0, &current.1, stock) {
        current = read;
    }
    if is_thin(&current.1, stock)
        && let Some(better) = mended(&current.0, &current.1, stock)
    {
        current = better;
    }
    current.1
}

/// Returns an answer with what was searched instead before its synonyms.
fn told(mut answer: Answer, mut instead: Vec<Instead>) -> Answer {
    instead.append(&mut answer.instead);
    answer.instead = instead;
    answer
}

/// Returns what was searched instead so far, but for synonyms: they are found anew.
fn kept(answer: &Answer) -> Vec<Instead> {
    let not_synonym = |instead: &&Instead| instead.why != "synonym";
    answer.instead.iter().filter(not_synonym).cloned().collect()
}

/// Reads letters that are nowhere as pinyin or initials.
fn spelt(text: &str, answer: &Answer, stock: &Stock) -> Option<(String, Answer)> {
    let list = pieces(text);
    let is_letters = |piece: &Piece| {
        piece.text.bytes().all(|byte| byte.is_ascii_lowercase()) && answer.missing.contains(&piece.text)
    };
    let mut texts: Vec<(String, f64)> = vec![(String::new(), 1.0)];
    let mut instead: Vec<Instead> = kept(answer);
    let (mut at, mut any) = (0, false);
    while let Some(piece) = list.get(at) {
        let letters: Vec<&Piece> = list
            .iter()
            .skip(at)
            .take_while(|piece| is_letters(piece))
            .collect();
        let joined: String = letters.iter().map(|piece| piece.text.as_str()).collect();
        let read = match joined.len() {
            2..=40 => spell(&joined, stock),
            _ => Default::default(),
        };
        let Some(best) = read.words.first() else {
            append(&mut texts, piece);
            at += 1;
            continue;
        };
        instead.push(Instead {
            typed: text_of_typed(&letters),
            searched: best.clone(),
            why: read.why,
        });
        texts = texts
            .iter()
            .flat_map(|(text, weight)| {
                read.words.iter().enumerate().map(move |(rank, word)| {
                    let gap = if text.is_empty() || text.ends_with(is_han) {
                        ""
                    } else {
                        " "
                    };
                    let factor = if rank == 0 { 1.0 } else { 0.8 };
                    (format!("{text}{gap}{word}"), weight * factor)
                })
            })
            .take(3)
            .collect();
        at += letters.len();
        any = true;
    }
    if !any {
        return None;
    }
    let merged = merged(&texts, stock);
    let better = merged.best > answer.best || (answer.hits.is_empty() && !merged.hits.is_empty());
    let text = texts.into_iter().next().map(|(text, _)| text)?;
    better.then(|| (text, told(merged, instead)))
}

fn append(texts: &mut [(String, f64)], piece: &Piece) {
    for (text, _) in texts {
        if piece.after_break && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&piece.text);
    }
}

fn text_of_typed(letters: &[&Piece]) -> String {
    let words: Vec<&str> = letters.iter().map(|piece| piece.text.as_str()).collect();
    words.join(" ")
}

/// Returns the answers to several questions as one; the first says what was looked for.
fn merged(texts: &[(String, f64)], stock: &Stock) -> Answer {
    let mut answers = texts.iter().map(|(text, weight)| (find(text, stock), *weight));
    let Some((mut all, _)) = answers.next() else {
        return Answer::default();
    };
    for (answer, weight) in answers {
        for hit in answer.hits {
            add(&mut all.hits, hit, weight);
        }
        for word in answer.words {
            if !all.words.contains(&word) {
                all.words.push(word);
            }
        }
        all.best = all.best.max(answer.best);
        all.complete = all.complete.max(answer.complete);
    }
    all.partial = !all.hits.is_empty() && all.best < 0.99;
    all.hits
        .sort_by(|a, b| b.score.total_cmp(&a.score).then(b.document.cmp(&a.document)));
    all
}

/// Adds a hit with a part of its score; of a document found twice the better stays.
fn add(hits: &mut Vec<Hit>, mut hit: Hit, weight: f64) {
    hit.score *= weight;
    match hits.iter_mut().find(|known| known.document == hit.document) {
        Some(known) if known.score >= hit.score => {}
        Some(known) => *known = hit,
        None => hits.push(hit),
    }
}

/// Exchanges one wrong character, if that finds clearly more.
fn mended(text: &str, answer: &Answer, stock: &Stock) -> Option<(String, Answer)> {
    let mut slips = Slips::of(text, stock)?;
    for sort in SORTS {
        let mut best: Option<(String, Answer)> = None;
        for mended in slips.mended(sort) {
            let found = find(&mended.text, stock);
            let known = best.as_ref().map_or(answer, |(_, answer)| answer);
            let better = match best {
                None => is_better(&found, answer, if mended.known { 2 } else { 5 }),
                Some(_) => found.best > known.best + 1e-9,
            };
            if better {
                let mut instead = kept(answer);
                instead.push(Instead {
                    typed: mended.typed,
                    searched: mended.searched,
                    why: "slip",
                });
                best = Some((mended.text, told(found, instead)));
            }
        }
        if best.is_some() {
            return best;
        }
    }
    None
}

/// A word that is known needs fewer documents to be what was meant.
fn is_better(found: &Answer, before: &Answer, times: usize) -> bool {
    let more = found.complete >= times * before.complete.max(1) && found.best >= before.best - 1e-9;
    found.complete > 0 && (found.best >= before.best + 0.05 || more)
}
