//! Finds and orders documents as typed, as `rank.js` does.

use crate::emit::search::find::finds::Finds;
use crate::emit::search::find::plan::{Plan, plan};
use crate::emit::search::find::stock::Stock;
use crate::emit::search::find::weigh::Weighed;

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Best first.
    pub hits: Vec<Hit>,
    pub words: Vec<String>,
    /// No document has everything.
    pub partial: bool,
    /// What was searched in place of what was typed.
    pub instead: Vec<Instead>,
    /// The best coverage, and how many documents have everything.
    pub best: f64,
    pub complete: usize,
    /// The words that are nowhere as they were typed.
    pub missing: Vec<String>,
}

/// Something that was searched in place of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    pub typed: String,
    pub searched: String,
    /// `pinyin`, `initials`, `slip`, `traditional` or `synonym`.
    pub why: &'static str,
}

/// A document that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub document: usize,
    pub score: f64,
    /// The share of the question that it has, by weight.
    pub coverage: f64,
    pub complete: bool,
}

/// Returns the documents that answer a question as it was typed, best first, the newer of two that fit equally.
pub fn find(text: &str, stock: &Stock) -> Answer {
    let plan = plan(text, stock);
    let last = plan.words.len().saturating_sub(1);
    let words: Vec<Weighed<'_>> = plan
        .words
        .iter()
        .enumerate()
        .map(|(at, word)| Weighed::of(word, stock, at == last))
        .collect();
    let runs: Vec<Finds> = plan
        .runs
        .iter()
        .map(|pairs| Finds::of_run(pairs, stock))
        .collect();
    let mut hits: Vec<Hit> = (0..stock.documents())
        .filter(|document| words.iter().any(|word| word.touches(*document)))
        .map(|document| score(document, &words, &runs, stock))
        .collect();
    let best = hits.iter().fold(0.0_f64, |best, hit| best.max(hit.coverage));
    let complete = hits.iter().filter(|hit| hit.complete).count();
    let least = least_coverage(best, &plan, complete);
    hits.retain(|hit| hit.coverage >= least - 1e-9);
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.document.cmp(&a.document)));
    let nowhere = words.iter().filter(|word| word.whole() == 0);
    Answer {
        partial: !hits.is_empty() && best < 0.99,
        hits,
        best,
        complete,
        missing: nowhere.map(|word| word.word.form.text.clone()).collect(),
        instead: words.iter().filter_map(stand_in).collect(),
        words: plan.words.iter().map(|word| word.form.text.clone()).collect(),
    }
}

fn stand_in(word: &Weighed<'_>) -> Option<Instead> {
    word.stand_in().map(|searched| Instead {
        typed: word.word.form.text.clone(),
        searched: searched.to_owned(),
        why: "synonym",
    })
}

fn score(document: usize, words: &[Weighed<'_>], runs: &[Finds], stock: &Stock) -> Hit {
    let (mut sum, mut found, mut all, mut titled, mut length) = (0.0, 0.0, 0.0, 0, 0);
    let (mut eighths, mut complete) = (255, true);
    for word in words {
        all += word.weight;
        length += word.word.length;
        let worth = word.worth(document);
        complete &= worth.part >= 1.0;
        if worth.part > 0.0 {
            sum += worth.score;
            found += word.weight * worth.part;
            titled += if worth.in_title { word.word.length } else { 0 };
            eighths &= worth.eighths;
        }
    }
    let coverage = if all > 0.0 { found / all } else { 0.0 };
    let mut score = sum * (0.03 + 0.97 * coverage.powi(3));
    if words.len() > 1 && complete {
        score *= if eighths > 0 { 1.5 * 1.3 } else { 1.5 };
    }
    for run in runs {
        score *= run.wholeness(document);
    }
    let title = stock.title_lengths.get(document).copied().unwrap_or(0);
    score *= title_factor(
        titled as f64 / length.max(1) as f64,
        length as f64,
        f64::from(title),
    );
    Hit {
        document,
        score,
        coverage,
        complete,
    }
}

fn title_factor(share: f64, length: f64, title_length: f64) -> f64 {
    match share > 0.3 {
        true => 1.0 + share * (0.4 + 4.0 * share * (length / title_length.max(4.0)).min(1.0)),
        false => 1.0,
    }
}

/// Returns the least coverage shown beside the best: more is let in where few documents have everything.
fn least_coverage(best: f64, plan: &Plan, complete: usize) -> f64 {
    let many = plan.words.len() > 2;
    if best > 0.99 {
        return match (plan.words.len(), plan.is_question) {
            (0 | 1, _) => 0.6,
            (_, true) => 0.5,
            (2, false) => 0.9,
            (_, false) if complete < 10 => 0.5,
            (_, false) => 0.7,
        };
    }
    // Of several words, documents with the weightier part are shown as the nearest there are.
    let floor = match (plan.is_question, plan.words.len()) {
        (true, _) => 0.28,
        (false, 0 | 1) => 0.6,
        (false, _) => 0.42,
    };
    let near_best = best - if many { 0.3 } else { 0.12 };
    near_best.max(floor)
}
