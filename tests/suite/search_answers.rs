//! Judged questions over the statutes of the demo content.

use std::sync::Arc;

use serde::Serialize;

use linli::emit::search::document::Document;
use linli::emit::search::filters::Wanted;
use linli::emit::search::find::answer::{Options, Order, answer};
use linli::emit::search::find::stock::Stock;
use linli::emit::search::index::{index, stock};
use linli::report::faults::Faults;
use linli::source::tree::SourceTree;
use linli::theme::files::Theme;

use crate::judged::corpora::{articles, notices, statutes};
use crate::judged::laws::laws;
use crate::judged::questions::{Judged, Marks, Text};
use crate::support::{repository, site};

/// One answer as the browser's script must give it.
#[derive(Clone, Serialize)]
struct Expected {
    query: String,
    words: Vec<String>,
    pages: Vec<usize>,
    scores: Vec<f64>,
    count: usize,
    partial: bool,
    instead: Vec<[String; 3]>,
}

fn synonyms() -> Vec<Vec<String>> {
    let mut themes = site::on_disk("themes", "themes");
    themes.push(site::file("site-config.yaml", ""));
    let tree = SourceTree::new(themes, Vec::new());
    Theme::load(&tree, "default", &mut Faults::default()).synonyms
}

fn questions(name: &str) -> Vec<Judged> {
    serde_json::from_str(&repository::read(&format!("tests/spec/search/{name}.json"))).expect("questions")
}

/// Asks all questions and returns their marks and the answers.
fn asked(questions: &[Judged], documents: &[Document], stock: &Stock) -> (Marks, Vec<Expected>) {
    let texts: Vec<Text> = documents.iter().map(Text::of).collect();
    let (mut marks, mut expected) = (Marks::default(), Vec::new());
    for question in questions {
        let answer = answer(&question.query, &Options::default(), stock);
        let first: Vec<_> = answer.hits.iter().take(10).collect();
        let found: Vec<usize> = first.iter().map(|hit| hit.document).collect();
        marks.add(question, &found, &texts);
        if std::env::var_os("SHOW").is_some() {
            let right: Vec<bool> = texts.iter().map(|text| question.fits(text)).collect();
            let count = right.iter().filter(|fits| **fits).count().min(10);
            let good = found.iter().filter(|page| right[**page]).count();
            if good < count {
                println!(
                    "{} {} {good}/{count} words {:?} instead {:?}",
                    question.category, question.query, answer.words, answer.instead
                );
            }
        }
        expected.push(Expected {
            query: question.query.clone(),
            words: answer.words.clone(),
            scores: first.iter().map(|hit| hit.score).collect(),
            pages: found,
            count: answer.hits.len(),
            partial: answer.partial,
            instead: answer
                .instead
                .iter()
                .map(|one| [one.typed.clone(), one.searched.clone(), one.why.to_owned()])
                .collect(),
        });
    }
    (marks, expected)
}

#[test]
fn judged_questions_find_what_answers_them() {
    let documents = articles(&laws(&repository::root()), 907);
    let stock = stock(&documents, &synonyms());
    let (marks, expected) = asked(&questions("queries"), &documents, &stock);
    let (held_out, more) = asked(&questions("held-out"), &documents, &stock);
    leave_for_the_browser(&documents, &[expected, more].concat());
    hold(
        &marks,
        &[
            ("all", 0.92),
            ("word2", 0.97),
            ("term", 0.97),
            ("multi", 0.95),
            ("traditional", 0.97),
            ("pinyin", 0.95),
            ("initials", 0.88),
            ("mixed", 0.95),
            ("typo", 0.85),
            ("sentence", 0.75),
            ("synonym", 0.65),
            ("ambig", 0.9),
            ("article", 0.97),
            ("navigate", 0.98),
        ],
    );
    hold(
        &held_out,
        &[("exact", 0.97), ("traditional", 0.97), ("slip", 0.92)],
    );
}

/// Holds recall at ten by category to what it must not fall below.
fn hold(marks: &Marks, floors: &[(&str, f64)]) {
    for (name, floor) in floors {
        let recall = marks.of(name).recall();
        assert!(
            recall >= *floor,
            "{name}: {recall:.3} is less than {floor}\n{}",
            marks.table()
        );
    }
    println!("{}", marks.table());
}

/// Leaves index and answers in `target/tmp`, where `tests/browser/search-answers.test.mjs` compares its own.
fn leave_for_the_browser(articles: &[Document], expected: &[Expected]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("search-statutes");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("zh")).expect("a folder");
    let index = index(articles.to_vec(), &synonyms(), &Arc::default());
    let manifest = format!(r#"{{"format":1,"roots":{{"zh-Hans":"zh/{}"}}}}"#, index.root);
    std::fs::write(folder.join("manifest.json"), manifest).expect("a manifest");
    for (name, bytes) in index.files {
        std::fs::write(folder.join("zh").join(name), bytes.into_bytes()).expect("a file");
    }
    let answers = serde_json::to_string(expected).expect("answers");
    std::fs::write(folder.join("answers.json"), answers).expect("answers");
}

#[test]
fn notices_and_whole_statutes_are_found_as_well() {
    let (laws, synonyms) = (laws(&repository::root()), synonyms());
    let questions = questions("queries");
    for (documents, floor) in [(notices(&laws, 300), 0.85), (statutes(&laws, 60), 0.85)] {
        let stock = stock(&documents, &synonyms);
        hold(&asked(&questions, &documents, &stock).0, &[("all", floor)]);
    }
}

#[test]
fn a_list_is_narrowed_and_ordered() {
    let laws = laws(&repository::root());
    let mut documents = articles(&laws, 300);
    for (serial, document) in documents.iter_mut().enumerate() {
        document.buildings = match serial % 3 {
            0 => Vec::new(),
            rest => vec![rest.to_string()],
        };
        document.section = if serial % 2 == 0 {
            "通知公告"
        } else {
            "法律法规"
        }
        .to_owned();
    }
    let stock = stock(&documents, &synonyms());
    let ask = |options: Options| -> Vec<usize> {
        let hits = answer("业主", &options, &stock).hits;
        hits.iter().map(|hit| hit.document).collect()
    };
    let all = ask(Options::default());
    let narrowed = |keep: &dyn Fn(usize) -> bool| -> Vec<usize> {
        all.iter().copied().filter(|one| keep(*one)).collect()
    };
    let wanted = |wanted: Wanted| {
        ask(Options {
            wanted,
            ..Options::default()
        })
    };
    let kind = Wanted {
        kind: Some("通知公告".to_owned()),
        ..Wanted::default()
    };
    assert_eq!(wanted(kind), narrowed(&|one| one % 2 == 0));
    let building = Wanted {
        building: Some("1".to_owned()),
        ..Wanted::default()
    };
    assert_eq!(wanted(building), narrowed(&|one| one % 3 != 2));
    let year = documents[all[0]].day.expect("a day").year();
    let of_year = Wanted {
        year: Some(year),
        ..Wanted::default()
    };
    assert_eq!(
        wanted(of_year),
        narrowed(&|one| documents[one].day.is_some_and(|day| day.year() == year))
    );
    let mut newest = all.clone();
    newest.sort_by(|a, b| b.cmp(a));
    assert_eq!(
        ask(Options {
            order: Order::Newest,
            ..Options::default()
        }),
        newest
    );
}

#[test]
fn what_is_searched_instead_is_said() {
    let stock = stock(&articles(&laws(&repository::root()), 907), &synonyms());
    let said = |query: &str| {
        let answer = answer(query, &Options::default(), &stock);
        let instead = answer.instead.first().map(|one| (one.searched.clone(), one.why));
        instead
            .map(|(searched, why)| format!("{why} {searched}"))
            .unwrap_or_default()
    };
    assert_eq!(said("物业服务合同"), "");
    assert_eq!(said("weixiuzijin"), "pinyin 维修资金");
    assert_eq!(said("yzdh"), "initials 业主大会");
    assert_eq!(said("專項維修資金"), "traditional 专项维修资金");
    assert_eq!(said("业主大汇"), "slip 业主大会");
    assert_eq!(said("开发商"), "synonym 建设单位");
    let literal = Options {
        literal: true,
        ..Options::default()
    };
    assert!(answer("weixiuzijin", &literal, &stock).hits.is_empty());
}

#[test]
fn what_is_not_there_finds_nothing() {
    let stock = stock(&articles(&laws(&repository::root()), 907), &synonyms());
    for query in [
        "滑雪",
        "飞机票",
        "高考分数线",
        "医保报销",
        "chicken",
        "9999",
        "第九千条",
        "",
        "，。",
    ] {
        let hits = answer(query, &Options::default(), &stock).hits;
        assert!(hits.is_empty(), "{query}: {} found", hits.len());
    }
}

/// Pages that have half of a question are shown, and the answer says that none has all of it.
#[test]
fn half_of_a_question_is_shown_as_half() {
    let stock = stock(&articles(&laws(&repository::root()), 907), &synonyms());
    let half = answer("股票基金", &Options::default(), &stock);
    assert!(half.hits.len() <= 3 && half.partial, "{} found", half.hits.len());
}

#[test]
fn the_same_documents_give_the_same_files() {
    let articles = articles(&laws(&repository::root()), 300);
    let synonyms = synonyms();
    let (first, second) = (
        index(articles.clone(), &synonyms, &Arc::default()),
        index(articles.clone(), &synonyms, &Arc::default()),
    );
    assert_eq!(first.root, second.root);
    assert!(first.files == second.files);
}
