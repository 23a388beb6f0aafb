//! The statutes of `tests/data/laws`.

use std::path::Path;

/// A statute.
pub struct Law {
    pub short_title: String,
    pub articles: Vec<Article>,
}

/// An article: `第十条` and its paragraphs.
#[derive(Clone)]
pub struct Article {
    pub label: String,
    pub lines: Vec<String>,
}

/// Returns the statutes in the order of their files.
pub fn laws(root: &Path) -> Vec<Law> {
    let folder = std::fs::read_dir(root.join("tests/data/laws")).expect("the statutes");
    let mut paths: Vec<_> = folder.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    paths
        .iter()
        .map(|path| law(&std::fs::read_to_string(path).expect("a statute")))
        .collect()
}

fn law(text: &str) -> Law {
    let (head, body) = text.split_once('\n').expect("a head");
    let mut articles: Vec<Article> = Vec::new();
    for line in body.lines() {
        match line.strip_prefix("## ") {
            Some(label) => articles.push(Article {
                label: label.to_owned(),
                lines: Vec::new(),
            }),
            None => {
                if let Some(article) = articles.last_mut() {
                    article.lines.push(line.to_owned());
                }
            }
        }
    }
    Law {
        short_title: head.split('\t').nth(1).expect("a short title").to_owned(),
        articles,
    }
}
