//! Questions, and by what a document is known to answer them.

use std::collections::BTreeMap;

use linli::emit::search::document::Document;
use serde::Deserialize;

/// A question, and by what words of a document it is known to answer.
#[derive(Clone, Deserialize)]
pub struct Judged {
    pub category: String,
    pub query: String,
    /// The title is this; after a blank at the end more may follow.
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub all: Vec<String>,
    #[serde(default)]
    pub any: Vec<String>,
    /// Struck out of the text first: other words that hold the same characters.
    #[serde(default)]
    pub without: Vec<String>,
}

/// A document as it is judged.
pub struct Text {
    title: String,
    text: String,
    /// A whole statute.
    whole: bool,
}

impl Text {
    /// Returns what is judged of a document.
    pub fn of(document: &Document) -> Text {
        let mut text = document.title.clone();
        for line in &document.lines {
            text.push('\n');
            text.push_str(&line.text);
        }
        Text {
            whole: !document.title.contains(' ') && text.contains("\n第一条\n"),
            title: document.title.clone(),
            text,
        }
    }
}

impl Judged {
    /// Returns whether a document answers.
    pub fn fits(&self, document: &Text) -> bool {
        let titled = match self.title.split_once(' ') {
            // A whole statute answers for its articles.
            Some((law, article)) if document.whole => {
                document.title == law && document.text.contains(&format!("\n{article}"))
            }
            Some((_, "")) => document.title.starts_with(&self.title),
            _ => self.title.is_empty() || document.title == self.title,
        };
        if !titled {
            return false;
        }
        let mut struck;
        let mut text = &document.text;
        if !self.without.is_empty() {
            struck = text.clone();
            for other in &self.without {
                struck = struck.replace(other.as_str(), "|");
            }
            text = &struck;
        }
        let has = |word: &String| text.contains(word.as_str());
        self.all.iter().all(has) && (self.any.is_empty() || self.any.iter().any(has))
    }
}

/// What the questions of a category come to.
#[derive(Clone, Default)]
pub struct Mark {
    questions: f64,
    recall: f64,
    gain: f64,
    empty: f64,
}

impl Mark {
    /// Returns how many questions were asked.
    pub fn questions(&self) -> usize {
        self.questions as usize
    }

    /// Returns, of what fits, the share among the first ten.
    pub fn recall(&self) -> f64 {
        self.recall / self.questions.max(1.0)
    }

    /// Returns the same, what stands higher counting more.
    pub fn gain(&self) -> f64 {
        self.gain / self.questions.max(1.0)
    }

    /// Returns the share of questions that found nothing.
    pub fn empty(&self) -> f64 {
        self.empty / self.questions.max(1.0)
    }
}

/// Marks by category, and of `all` of them.
#[derive(Default)]
pub struct Marks(pub BTreeMap<String, Mark>);

impl Marks {
    /// Marks the first documents that were found for a question; one that nothing answers is passed over.
    pub fn add(&mut self, question: &Judged, found: &[usize], texts: &[Text]) {
        let fitting: Vec<bool> = texts.iter().map(|text| question.fits(text)).collect();
        let count = fitting.iter().filter(|fits| **fits).count().min(10);
        if count == 0 {
            return;
        }
        let (mut right, mut gain) = (0.0, 0.0);
        for (place, document) in found.iter().take(10).enumerate() {
            if fitting[*document] {
                right += 1.0;
                gain += worth(place);
            }
        }
        for name in [question.category.as_str(), "all"] {
            let mark = self.0.entry(name.to_owned()).or_default();
            mark.questions += 1.0;
            mark.recall += right / count as f64;
            mark.gain += gain / (0..count).map(worth).sum::<f64>();
            mark.empty += if found.is_empty() { 1.0 } else { 0.0 };
        }
    }

    /// Returns the mark of a category.
    pub fn of(&self, name: &str) -> Mark {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// Returns the marks as lines of text.
    pub fn table(&self) -> String {
        let line = |(name, mark): (&String, &Mark)| {
            format!(
                "{name:12} {:4} R@10 {:.3} nDCG {:.3} nothing {:.3}\n",
                mark.questions(),
                mark.recall(),
                mark.gain(),
                mark.empty()
            )
        };
        self.0.iter().map(line).collect()
    }
}

fn worth(place: usize) -> f64 {
    1.0 / (place as f64 + 2.0).log2()
}
