//! Writes the corpus into a folder.

use std::path::Path;

use crate::arguments::Arguments;
use crate::commands::root;
use crate::corpus::hugo;
use crate::corpus::linli;
use crate::corpus::page::Page;

/// Writes a site of N pages into a folder; with `--hugo`, the same pages for Hugo beside it.
pub fn run_all(arguments: &Arguments) -> Result<(), String> {
    let mut words = arguments.plain();
    let count = words.next().and_then(|word| word.parse().ok());
    let (Some(count), Some(folder)) = (count, words.next()) else {
        return Err("say how many pages and in which folder: `corpus 1000 target/corpus`".to_owned());
    };
    let folder = Path::new(folder);
    let pages = linli::write(count, &root(), folder)?;
    if arguments.has("--hugo") {
        let name = format!("{}-hugo", folder.display());
        hugo::write(&pages, Path::new(&name))?;
    }
    eprintln!("{}", told(&pages));
    Ok(())
}

fn told(pages: &[Page]) -> String {
    let han = |text: &str| {
        text.chars()
            .filter(|sign| ('\u{4E00}'..='\u{9FFF}').contains(sign))
            .count()
    };
    let characters: usize = pages
        .iter()
        .map(|page| han(&page.body) + han(&page.summary))
        .sum();
    let links: usize = pages
        .iter()
        .map(|page| page.body.matches("](").count() + page.related.len())
        .sum();
    let tables: usize = pages
        .iter()
        .map(|page| page.body.matches("|---|---|---|---|").count())
        .sum();
    format!(
        "{} pages, {characters} Han characters, {links} links, {tables} tables",
        pages.len()
    )
}
