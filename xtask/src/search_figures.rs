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

/// Measures the corpora that are named, or all; writes `docs/search-figures.md` if all were.
pub fn run_all(arguments: &Arguments) -> Result<(), String> {
    let wanted: Vec<&str> = arguments.plain().collect();
    let laws = laws(&root());
    let synonyms = synonyms()?;
    let mut text = HEAD.to_owned();
    for (name, make, count) in CORPORA {
        if wanted.is_empty() || wanted.contains(&name) {
            let measured = measure(name, &make(&laws, count), &synonyms)?;
            eprintln!("{measured}");
            text.push_str(&measured);
        }
    }
    let path = root().join("docs/search-figures.md");
    match arguments.has("--write") {
        true => std::fs::write(&path, text).map_err(|cause| format!("{}: {cause}", path.display())),
        false => Ok(()),
    }
}

const HEAD: &str = "# Search: figures

Made by `cargo xtask search-figures --write`, which says what each column is.
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
    out.push_str("| questions | how many | R@10 | nDCG | nothing found |\n|---|---|---|---|---|\n");
    for (title, file) in [("", "queries"), ("held out: ", "held-out")] {
        let marks = marks(&questions(file)?, &texts, &stock);
        eprintln!("{name} {title}{:.3}\n{}", marks.of("all").recall(), marks.table());
        for (category, mark) in &marks.0 {
            let _ = writeln!(
                out,
                "| {title}{category} | {} | {:.3} | {:.3} | {:.1} % |",
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
