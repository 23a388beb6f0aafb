//! Words that mean the same, of the theme and of the site.

use crate::report::faults::Faults;
use crate::source::file::Numbered;
use crate::source::tree::SourceTree;
use crate::theme::layers::Layers;
use crate::theme::yaml;

/// What every site has.
const OF_THEME: &str = "search/synonyms.yaml";

/// What one site adds.
const OF_SITE: &str = "content/synonyms.yaml";

/// Returns the groups, each with its main word first; no word stands in two of them.
pub fn load(layers: &Layers<'_>, sources: &SourceTree, faults: &mut Faults) -> Vec<Vec<String>> {
    // What is wrong in the site's own file is told where content is read.
    let mut told = Faults::default();
    let of_theme = layers.get(OF_THEME).map(|file| read(file, faults));
    let of_site = sources.find(OF_SITE).map(|file| read(file, &mut told));
    let mut groups: Vec<Vec<String>> = Vec::new();
    for group in of_theme.into_iter().chain(of_site).flatten() {
        add(group, &mut groups);
    }
    groups
}

fn read((id, file): Numbered<'_>, faults: &mut Faults) -> Vec<Vec<String>> {
    yaml::read(id, file, faults).unwrap_or_default()
}

/// Adds a group, to the first that has a word of it if there is one.
fn add(words: Vec<String>, groups: &mut Vec<Vec<String>>) {
    let has = |group: &[String], word: &str| {
        let word = word.trim().to_lowercase();
        group.iter().any(|known| known.to_lowercase() == word)
    };
    let known = groups
        .iter()
        .position(|group| words.iter().any(|word| has(group, word)));
    let place = known.unwrap_or_else(|| {
        groups.push(Vec::new());
        groups.len() - 1
    });
    for word in words {
        let is_new = !word.trim().is_empty() && !groups.iter().any(|group| has(group, &word));
        if let Some(group) = groups.get_mut(place).filter(|_| is_new) {
            group.push(word.trim().to_owned());
        }
    }
}
