//! Judged questions over the statutes of the demo content.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use linli::emit::search::document::Document;
use linli::emit::search::find::rank::find;
use linli::emit::search::gather::documents;
use linli::emit::search::index::{index, stock};
use linli::model::lang::Lang;
use linli::report::faults::Faults;
use linli::source::tree::SourceTree;
use linli::theme::files::Theme;

use crate::support::{repository, site};

/// A question, and by what words of a document it is known to answer.
#[derive(Deserialize)]
struct Judged {
    category: String,
    query: String,
    /// The title is this; after a blank at the end more may follow.
    #[serde(default)]
    title: String,
    #[serde(default)]
    all: Vec<String>,
    #[serde(default)]
    any: Vec<String>,
    /// Struck out of the text first: other words that hold the same characters.
    #[serde(default)]
    without: Vec<String>,
}

impl Judged {
    fn fits(&self, document: &Document) -> bool {
        let titled = match self.title.ends_with(' ') {
            true => document.title.starts_with(&self.title),
            false => self.title.is_empty() || document.title == self.title,
        };
        let mut text = document.title.clone();
        for line in &document.lines {
            text.push('\n');
            text.push_str(&line.text);
        }
        for other in &self.without {
            text = text.replace(other.as_str(), "|");
        }
        let all = self.all.iter().all(|word| text.contains(word));
        titled && all && (self.any.is_empty() || self.any.iter().any(|word| text.contains(word)))
    }
}

/// What the questions of a category come to.
#[derive(Default)]
struct Mark {
    questions: f64,
    /// Of what fits, the share among the first ten.
    recall: f64,
    /// The same, what stands higher counting more.
    gain: f64,
}

/// One answer as the browser's script must give it.
#[derive(Serialize)]
struct Expected {
    query: String,
    words: Vec<String>,
    pages: Vec<usize>,
    scores: Vec<f64>,
    count: usize,
    partial: bool,
}

fn articles() -> Vec<Document> {
    let files = site::on_disk("content/statutes", "content/statutes");
    let built = site::build(files, site::config(), site::community());
    let mut themes = site::on_disk("themes", "themes");
    themes.push(site::file("site-config.yaml", ""));
    let theme = Theme::load(
        &SourceTree::new(themes, Vec::new()),
        "default",
        &mut Faults::default(),
    );
    let mut documents = documents(&built.site, &theme, Lang::Zh);
    documents.retain(|document| document.path.contains('#'));
    documents
}

#[test]
fn judged_questions_find_what_answers_them() {
    let articles = articles();
    assert!(articles.len() > 200, "{} articles", articles.len());
    let stock = stock(&articles);
    let questions: Vec<Judged> =
        serde_json::from_str(&repository::read("tests/spec/search/queries.json")).expect("questions");
    let mut marks: BTreeMap<String, Mark> = BTreeMap::new();
    let mut expected = Vec::new();
    for question in &questions {
        let answer = find(&question.query, &stock);
        let fitting: Vec<bool> = articles.iter().map(|article| question.fits(article)).collect();
        let count = fitting.iter().filter(|fits| **fits).count().min(10);
        assert!(count > 0, "nothing answers {}", question.query);
        let (mut found, mut gain) = (0.0, 0.0);
        for (place, hit) in answer.hits.iter().take(10).enumerate() {
            if fitting[hit.document] {
                found += 1.0;
                gain += worth(place);
            }
        }
        for name in [question.category.as_str(), "all"] {
            let mark = marks.entry(name.to_owned()).or_default();
            mark.questions += 1.0;
            mark.recall += found / count as f64;
            mark.gain += gain / (0..count).map(worth).sum::<f64>();
        }
        let first = answer.hits.iter().take(10);
        expected.push(Expected {
            query: question.query.clone(),
            words: answer.words.clone(),
            pages: first.clone().map(|hit| hit.document).collect(),
            scores: first.map(|hit| hit.score).collect(),
            count: answer.hits.len(),
            partial: answer.partial,
        });
    }
    leave_for_the_browser(&articles, &expected);
    let mut table = String::new();
    for (name, mark) in &marks {
        let (recall, gain) = (mark.recall / mark.questions, mark.gain / mark.questions);
        table.push_str(&format!(
            "{name:9} {:4} R@10 {recall:.3} nDCG {gain:.3}\n",
            mark.questions
        ));
    }
    let least = |name: &str| match name {
        "sentence" => 0.85,
        "all" => 0.96,
        _ => 0.95,
    };
    let too_low = marks
        .iter()
        .any(|(name, mark)| mark.recall / mark.questions < least(name));
    assert!(!too_low, "\n{table}");
    println!("{table}");
}

fn worth(place: usize) -> f64 {
    1.0 / (place as f64 + 2.0).log2()
}

/// Leaves index and answers in `target/tmp`, where `tests/browser/search-answers.test.mjs` compares its own.
fn leave_for_the_browser(articles: &[Document], expected: &[Expected]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("search-statutes");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("zh")).expect("a folder");
    let index = index(articles, &Arc::default());
    let manifest = format!(r#"{{"format":1,"roots":{{"zh-Hans":"zh/{}"}}}}"#, index.root);
    std::fs::write(folder.join("manifest.json"), manifest).expect("a manifest");
    for (name, bytes) in index.files {
        std::fs::write(folder.join("zh").join(name), bytes.into_bytes()).expect("a file");
    }
    let answers = serde_json::to_string(expected).expect("answers");
    std::fs::write(folder.join("answers.json"), answers).expect("answers");
}

#[test]
fn what_is_not_there_finds_nothing() {
    let stock = stock(&articles());
    for query in [
        "滑雪",
        "股票基金",
        "飞机票",
        "高考分数线",
        "医保报销",
        "chicken",
        "9999",
        "第九千条",
        "",
        "，。",
    ] {
        let hits = find(query, &stock).hits;
        assert!(hits.is_empty(), "{query}: {} found", hits.len());
    }
}

#[test]
fn the_same_documents_give_the_same_files() {
    let articles = articles();
    let (first, second) = (
        index(&articles, &Arc::default()),
        index(&articles, &Arc::default()),
    );
    assert_eq!(first.root, second.root);
    assert!(first.files == second.files);
}
