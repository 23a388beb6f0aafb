//! Judged questions over the whole demo, in both languages.

use std::collections::BTreeMap;

use serde::Deserialize;

use linli::compile::{Drafts, LeaveOut, Memo, Options, compile};
use linli::emit::search::document::Document;
use linli::emit::search::find::answer::{self, answer};
use linli::emit::search::find::stock::Stock;
use linli::emit::search::gather::documents;
use linli::emit::search::index::stock;
use linli::model::date::When;
use linli::model::lang::Lang;
use linli::model::site::Site;
use linli::report::faults::Faults;
use linli::theme::files::Theme;

use crate::support::{reported, repository};

/// A question, and the entries, articles or pages that answer it.
#[derive(Deserialize)]
struct Judged {
    category: String,
    query: String,
    right: Vec<String>,
    #[serde(default)]
    lang: Option<String>,
    /// As whom it was asked: elder, child, owner, foreigner.
    #[serde(default)]
    who: Option<String>,
}

/// What can be found in one language.
struct Shelf {
    lang: Lang,
    documents: Vec<Document>,
    stock: Stock,
}

#[derive(Default)]
struct Mark {
    questions: usize,
    /// Whether one of the first three answers.
    early: usize,
    /// Of what answers, the share among the first ten.
    recall: f64,
}

#[test]
fn residents_questions_find_the_pages_that_answer_them() {
    let (site, shelves) = shelves();
    let questions: Vec<Judged> =
        serde_json::from_str(&repository::read("tests/spec/search/community.json")).expect("questions");
    assert!(questions.len() >= 150);
    let mut marks: BTreeMap<String, Mark> = BTreeMap::new();
    let mut missed = String::new();
    for question in &questions {
        let shelf = shelves
            .iter()
            .find(|shelf| shelf.lang.code() == question.lang.as_deref().unwrap_or("zh"))
            .expect("a language");
        let right: Vec<String> = question
            .right
            .iter()
            .map(|id| address(id, &site, shelf))
            .collect();
        let found = answer(&question.query, &answer::Options::default(), &shelf.stock);
        let first: Vec<&str> = found
            .hits
            .iter()
            .take(10)
            .map(|hit| shelf.documents[hit.document].path.as_str())
            .collect();
        let is_right = |path: &&&str| right.iter().any(|known| known == **path);
        let early = first.iter().take(3).any(|path| is_right(&path));
        let recall = first.iter().filter(is_right).count() as f64 / right.len().min(10) as f64;
        if !early {
            let who = question.who.as_deref().unwrap_or(&question.category);
            missed.push_str(&format!(
                "{who} {}: {:?}\n",
                question.query,
                &first[..first.len().min(4)]
            ));
        }
        for name in [
            Some(question.category.as_str()),
            question.who.as_deref(),
            Some("all"),
        ] {
            let Some(name) = name else { continue };
            let mark = marks.entry(name.to_owned()).or_default();
            mark.questions += 1;
            mark.early += usize::from(early);
            mark.recall += recall;
        }
    }
    let mut table = String::new();
    let mut too_low = false;
    for (name, mark) in &marks {
        let recall = mark.recall / mark.questions as f64;
        let early = mark.early as f64 / mark.questions as f64;
        too_low |= early < least_early(name) || recall < least_recall(name);
        table.push_str(&format!(
            "{name:12} {:4} first three {early:.3} R@10 {recall:.3}\n",
            mark.questions
        ));
    }
    assert!(!too_low, "\n{table}{missed}");
    println!("{table}{missed}");
}

/// Returns the least share of questions answered by one of the first three.
fn least_early(name: &str) -> f64 {
    match name {
        "elder" | "child" | "owner" | "foreigner" | "asked" => 1.0,
        "typo" => 0.75,
        "synonym" | "ambiguous" | "initials" => 0.85,
        _ => 0.95,
    }
}

fn least_recall(name: &str) -> f64 {
    match name {
        "typo" => 0.75,
        "synonym" | "ambiguous" | "asked" | "elder" | "child" | "owner" | "foreigner" => 0.8,
        _ => 0.9,
    }
}

fn shelves() -> (std::sync::Arc<Site>, Vec<Shelf>) {
    let sources = reported::on_disk("");
    let options = Options {
        now: None,
        clock: When::parse("2026-07-20T09:00").expect("a moment").as_start(),
        drafts: Drafts::Hidden,
        leave_out: LeaveOut {
            search: true,
            print: true,
        },
    };
    let site = compile(&sources, &options, &mut Memo::default())
        .site
        .expect("a site");
    let theme = Theme::load(&sources, "default", &mut Faults::default());
    let shelf = |lang: Lang| {
        let documents = documents(&site, &theme, lang);
        let stock = stock(&documents, &theme.synonyms);
        Shelf {
            lang,
            documents,
            stock,
        }
    };
    let shelves = [Lang::Zh, Lang::En].map(shelf).into_iter().collect();
    (site, shelves)
}

/// Returns the address of an entry, an article or, after a stroke, a page; it must be there to be found.
fn address(id: &str, site: &Site, shelf: &Shelf) -> String {
    let path = match (id.strip_prefix('/'), id.split_once('#')) {
        (Some(page), _) => page.to_owned(),
        (None, Some((statute, article))) => {
            let path = site.entry(statute).expect("a statute").path(shelf.lang);
            format!("{}#{article}", path.as_str())
        }
        (None, None) => {
            let entry = site.entry(id).unwrap_or_else(|| panic!("{id} is not there"));
            entry.path(shelf.lang).as_str().to_owned()
        }
    };
    let is_there = shelf.documents.iter().any(|document| document.path == path);
    assert!(is_there, "{path} cannot be found");
    path
}
