//! Larger sets of documents, made from the statutes.

use linli::emit::search::document::{Document, Form};
use linli::model::date::Day;

use crate::judged::laws::{Article, Law};

/// Places that titles of varied documents begin with.
const PLACES: [&str; 12] = [
    "云溪", "松江", "北塘", "青浦", "石桥", "白鹭", "竹园", "南屏", "桂花", "望湖", "长堤", "五里",
];

/// Returns so many single articles; beyond those that there are, halves of two joined.
pub fn articles(laws: &[Law], count: usize) -> Vec<Document> {
    let all = every(laws);
    let mut documents: Vec<Document> = (0..count.min(all.len()))
        .map(|at| all[at * all.len() / count.min(all.len())])
        .map(|(law, article)| document(&format!("{} {}", law.short_title, article.label), &[article]))
        .collect();
    for serial in all.len()..count {
        let (law, first) = all[(serial * 389) % all.len()];
        let (_, second) = all[(serial * 571 + serial / all.len()) % all.len()];
        let joined = Article {
            label: first.label.clone(),
            lines: vec![half(first, false), half(second, true)],
        };
        let place = PLACES[serial % PLACES.len()];
        let title = format!("{} {place}细则 {}", law.short_title, first.label);
        documents.push(document(&title, &[&joined]));
    }
    numbered(documents)
}

/// Returns so many notices of two articles each.
pub fn notices(laws: &[Law], count: usize) -> Vec<Document> {
    let all = every(laws);
    let notice = |serial: usize| {
        let (_, first) = all[(serial * 389) % all.len()];
        let (_, second) = all[(serial * 571 + 13 + serial / all.len()) % all.len()];
        let about: String = first
            .lines
            .concat()
            .chars()
            .take_while(|sign| !"，。；：（".contains(*sign))
            .take(14)
            .collect();
        let place = PLACES[serial % PLACES.len()];
        document(&format!("{place}关于{about}的通知"), &[first, second])
    };
    numbered((0..count).map(notice).collect())
}

/// Returns so many whole statutes of about 5,600 characters; the true ones first.
pub fn statutes(laws: &[Law], count: usize) -> Vec<Document> {
    let all = every(laws);
    let mut documents: Vec<Document> = laws
        .iter()
        .take(count)
        .map(|law| document(&law.short_title, &law.articles.iter().collect::<Vec<_>>()))
        .collect();
    for serial in documents.len()..count {
        let (mut parts, mut length, mut at) = (Vec::new(), 0, serial * 389);
        while length < 5_600 {
            let (_, article) = all[at % all.len()];
            length += article
                .lines
                .iter()
                .map(|line| line.chars().count())
                .sum::<usize>();
            parts.push(article);
            at += 571 + serial / all.len();
        }
        let place = PLACES[serial % PLACES.len()];
        documents.push(document(&format!("{place}办法第{serial}号"), &parts));
    }
    numbered(documents)
}

fn every(laws: &[Law]) -> Vec<(&Law, &Article)> {
    let all = laws
        .iter()
        .flat_map(|law| law.articles.iter().map(move |article| (law, article)));
    all.collect()
}

/// Returns the first or second half of an article's sentences.
fn half(article: &Article, second: bool) -> String {
    let text = article.lines.concat();
    let sentences: Vec<&str> = text.split_inclusive(['。', '；']).collect();
    let middle = sentences.len().div_ceil(2);
    match second {
        true if sentences.len() > 1 => sentences[middle..].concat(),
        _ => sentences[..middle].concat(),
    }
}

fn document(title: &str, articles: &[&Article]) -> Document {
    let mut document = Document {
        title: title.to_owned(),
        section: "法律法规".to_owned(),
        ..Document::default()
    };
    for article in articles {
        if articles.len() > 2 {
            let anchor = article.label.clone();
            document.add(Form::Heading { anchor }, &article.label);
        }
        for line in &article.lines {
            document.add(Form::Text, line);
        }
    }
    document
}

fn numbered(mut documents: Vec<Document>) -> Vec<Document> {
    let first = Day::of(2012, 1, 1).expect("a day");
    let count = documents.len();
    for (serial, document) in documents.iter_mut().enumerate() {
        document.path = format!("pages/{serial}.html");
        document.day = Some(first.plus_days((serial * 5_000 / count) as i64));
    }
    documents
}
