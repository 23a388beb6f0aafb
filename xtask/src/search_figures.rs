//! What search finds, weighs and costs, as a table.

use std::fmt::Write;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Instant;

use linli::emit::search::document::Document;
use linli::emit::search::find::answer::{Options, answer};
use linli::emit::search::find::stock::Stock;
use linli::emit::search::index::{index, stock};
use linli::report::faults::Faults;
use linli::source::file::{Bytes, SourceFile};
use linli::source::tree::SourceTree;
use linli::theme::files::Theme;

use crate::arguments::Arguments;
use crate::commands::{command, root};
use crate::judged::corpora::{articles, notices, statutes};
use crate::judged::laws::{Law, laws};
use crate::judged::questions::{Judged, Marks, Text};

/// A set of documents: its name, how it is made, how many.
type Corpus = (&'static str, fn(&[Law], usize) -> Vec<Document>, usize);

const CORPORA: [Corpus; 5] = [
    ("articles-400", articles, 400),
    ("articles-2500", articles, 2_500),
    ("laws-1000", statutes, 1_000),
    ("laws-2500", statutes, 2_500),
    ("notices-9479", notices, 9_479),
];

/// Questions that nothing should answer.
const NOTHING: [&str; 8] = [
    "滑雪",
    "股票基金",
    "飞机票",
    "高考分数线",
    "医保报销",
    "chicken",
    "9999",
    "第九千条",
];

/// Measures the corpora that are named, or all; `--write` renews their parts of `docs/search-figures.md`.
pub fn run_all(arguments: &Arguments) -> Result<(), String> {
    let wanted: Vec<&str> = arguments.plain().collect();
    let laws = laws(&root());
    let synonyms = synonyms()?;
    let path = root().join("docs/search-figures.md");
    let mut text = std::fs::read_to_string(&path).unwrap_or_default();
    if !text.starts_with(HEAD) {
        text = HEAD.to_owned();
    }
    for (name, make, count) in CORPORA {
        if wanted.is_empty() || wanted.contains(&name) {
            let measured = measure(name, &make(&laws, count), &synonyms)?;
            eprintln!("{measured}");
            text = renewed(&text, name, &measured);
        }
    }
    match arguments.has("--write") {
        true => std::fs::write(&path, text).map_err(|cause| format!("{}: {cause}", path.display())),
        false => Ok(()),
    }
}

/// Returns the page with the part of one corpus in place of what it was.
fn renewed(page: &str, name: &str, measured: &str) -> String {
    let title = format!("\n## {name}\n");
    let Some((before, rest)) = page.split_once(&title) else {
        return format!("{page}{measured}");
    };
    let after = rest.find("\n## ").map_or("", |at| &rest[at..]);
    format!("{before}{measured}{after}")
}

/// Returns the least recall, or of `nDCG` and `nothing` what all questions must reach; nothing if none is set.
fn goal(corpus: &str, category: &str) -> Option<f64> {
    let of_laws = corpus.starts_with("laws");
    Some(match (corpus, category) {
        ("articles-400", "all") => 0.91,
        ("articles-2500", "all") => 0.90,
        ("laws-1000", "all") => 0.92,
        ("laws-2500", "all") => 0.91,
        ("articles-400" | "articles-2500", "word2" | "term" | "traditional") => 0.97,
        ("articles-400" | "articles-2500", "pinyin" | "mixed") => 0.95,
        ("articles-400" | "articles-2500", "initials") => 0.90,
        ("articles-2500", "typo") => 0.85,
        ("articles-2500", "sentence") => 0.55,
        ("articles-2500", "synonym") => 0.65,
        ("articles-2500", "ambig") => 0.90,
        (_, "article") if of_laws => 0.97,
        (_, "navigate") if of_laws => 0.98,
        (_, "pinyin") if of_laws => 0.95,
        (_, "initials") if of_laws => 0.85,
        (_, "typo") if of_laws => 0.80,
        (_, "sentence" | "synonym") if of_laws => 0.75,
        ("articles-2500", "held out: all") => 0.93,
        ("articles-2500", "held out: exact") => 0.97,
        ("articles-2500", "held out: pinyin") => 0.94,
        ("articles-2500", "held out: initials") => 0.85,
        ("articles-2500", "held out: slip") => 0.92,
        _ => return None,
    })
}

/// Returns what all questions of a corpus must reach: the least nDCG, the largest share that finds nothing.
fn goals_of_all(corpus: &str, category: &str) -> Option<(f64, f64)> {
    Some(match (corpus, category) {
        ("articles-400", "all") => (0.89, 3.0),
        ("articles-2500", "all") => (0.87, 2.0),
        ("articles-2500", "held out: all") => (0.90, 1.0),
        ("laws-1000", "all") => (0.87, 1.0),
        ("laws-2500", "all") => (0.86, 1.0),
        _ => return None,
    })
}

const HEAD: &str = "# Search: figures

Made by `cargo xtask search-figures --write`; with the name of a corpus after it, only that part is made anew.
Behind a stroke stands what must be reached.
Documents are joined and varied from the 907 articles of `tests/data/laws`: single articles, two as a notice, or whole statutes of 5,600 characters.
R@10 is the share of what fits (ten at most) among the first ten; nDCG the same with what stands higher counting more.
*held out* are questions made by rule, on which nothing was tuned.
Bytes and requests are those of a first question: root, shards, bundles of the first ten hits and whatever a repair needs; script and page come on top.
";

fn measure(name: &str, documents: &[Document], synonyms: &[Vec<String>]) -> Result<String, String> {
    let start = Instant::now();
    let files = index(documents.to_vec(), synonyms, &Arc::default());
    let seconds = start.elapsed().as_secs_f64();
    let bytes = leave(name, files)?;
    let stock = stock(documents, synonyms);
    let texts: Vec<Text> = documents.iter().map(Text::of).collect();
    let mut out = format!("\n## {name}\n\n");
    let _ = writeln!(
        out,
        "{} documents; index {:.2} KB a document, made in {seconds:.1} s{}; {} of {} questions that nothing answers find something.\n",
        documents.len(),
        bytes as f64 / 1024.0 / documents.len() as f64,
        if cfg!(debug_assertions) {
            " by a program without optimisation"
        } else {
            ""
        },
        NOTHING
            .iter()
            .filter(|query| !ask(query, &stock).is_empty())
            .count(),
        NOTHING.len(),
    );
    out.push_str("| questions | how many | R@10 / goal | nDCG / goal | nothing found / goal |\n|---|---|---|---|---|\n");
    for (title, file) in [("", "queries"), ("held out: ", "held-out")] {
        let marks = marks(&questions(file)?, &texts, &stock);
        eprintln!("{name} {title}{:.3}\n{}", marks.of("all").recall(), marks.table());
        for (category, mark) in &marks.0 {
            let row = format!("{title}{category}");
            let least = goal(name, &row).map_or(String::new(), |goal| format!(" / {goal:.2}"));
            let (gain, empty) = goals_of_all(name, &row).map_or(Default::default(), |(gain, empty)| {
                (format!(" / {gain:.2}"), format!(" / {empty:.0} %"))
            });
            let _ = writeln!(
                out,
                "| {row} | {} | {:.3}{least} | {:.3}{gain} | {:.1} %{empty} |",
                mark.questions(),
                mark.recall(),
                mark.gain(),
                100.0 * mark.empty()
            );
        }
    }
    let _ = writeln!(out, "\n{}", in_a_browser(name)?);
    Ok(out)
}

fn ask(query: &str, stock: &Stock) -> Vec<usize> {
    let answer = answer(query, &Options::default(), stock);
    answer.hits.iter().take(10).map(|hit| hit.document).collect()
}

fn marks(questions: &[Judged], texts: &[Text], stock: &Stock) -> Marks {
    let mut marks = Marks::default();
    for question in questions {
        marks.add(question, &ask(&question.query, stock), texts);
    }
    marks
}

fn questions(name: &str) -> Result<Vec<Judged>, String> {
    let path = root().join(format!("tests/spec/search/{name}.json"));
    let text = std::fs::read_to_string(&path).map_err(|cause| format!("{}: {cause}", path.display()))?;
    serde_json::from_str(&text).map_err(|cause| format!("{}: {cause}", path.display()))
}

/// Writes an index where the script can read it; returns its size.
fn leave(name: &str, index: linli::emit::search::index::Index) -> Result<u64, String> {
    let folder = root().join("target/search-figures").join(name);
    let failed = |cause: std::io::Error| format!("{}: {cause}", folder.display());
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("zh")).map_err(failed)?;
    let manifest = format!(r#"{{"format":1,"roots":{{"zh-Hans":"zh/{}"}}}}"#, index.root);
    std::fs::write(folder.join("manifest.json"), manifest).map_err(failed)?;
    let mut size = 0;
    for (name, made) in index.files {
        let bytes = made.into_bytes();
        size += bytes.len() as u64;
        std::fs::write(folder.join("zh").join(name), bytes).map_err(failed)?;
    }
    Ok(size)
}

/// Returns what the script says of bytes, requests and time.
fn in_a_browser(name: &str) -> Result<String, String> {
    let folder = root().join("target/search-figures").join(name);
    let mut node = command(
        "node",
        &["tests/browser/search-costs.mjs", &folder.to_string_lossy()],
    );
    node.current_dir(root()).stdout(Stdio::piped());
    let output = node.output().map_err(|cause| format!("node: {cause}"))?;
    String::from_utf8(output.stdout).map_err(|cause| cause.to_string())
}

fn synonyms() -> Result<Vec<Vec<String>>, String> {
    let name = "themes/default/search/synonyms.yaml";
    let bytes = std::fs::read(root().join(Path::new(name))).map_err(|cause| format!("{name}: {cause}"))?;
    let file = SourceFile::new(name.to_owned(), Bytes::Read(bytes.into()), false);
    let tree = SourceTree::new(vec![file], Vec::new());
    Ok(Theme::load(&tree, "default", &mut Faults::default()).synonyms)
}
