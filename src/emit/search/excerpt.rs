//! The line of a document that answers, cut to fit.

use crate::emit::search::document::Document;
use crate::han::fold::is_han;

/// Chinese characters before the first word, and in all; of letters there is room for twice as many.
const BEFORE: usize = 20;
const LENGTH: usize = 80;

/// Returns the line with the most of the words, around the first of them; the first line if none has any.
pub fn excerpt(document: &Document, words: &[String]) -> String {
    let count = |text: &str| {
        let text = text.to_lowercase();
        words.iter().filter(|word| text.contains(word.as_str())).count()
    };
    let mut best: Option<(&str, usize)> = None;
    for line in &document.lines {
        let found = count(&line.text);
        if best.is_none_or(|(_, most)| found > most) {
            best = Some((&line.text, found));
        }
    }
    best.map_or(String::new(), |(text, _)| cut(text, words))
}

fn cut(text: &str, words: &[String]) -> String {
    let lower: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    let at = words
        .iter()
        .filter_map(|word| {
            let word: Vec<char> = word.chars().collect();
            lower.windows(word.len().max(1)).position(|part| part == word)
        })
        .min()
        .unwrap_or(0);
    let signs: Vec<char> = text.chars().collect();
    let times = if signs.iter().copied().any(is_han) { 1 } else { 2 };
    let (before, length) = (BEFORE * times, LENGTH * times);
    let from = if signs.len() <= length {
        0
    } else {
        at.saturating_sub(before)
    };
    let part: String = signs.iter().skip(from).take(length).collect();
    let (open, close) = (
        if from > 0 { "…" } else { "" },
        if from + length < signs.len() { "…" } else { "" },
    );
    format!(
        "{open}{}{close}",
        part.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}
