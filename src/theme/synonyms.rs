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
    let files = layers.get(OF_THEME).into_iter().chain(sources.find(OF_SITE));
    let mut groups: Vec<Vec<String>> = Vec::new();
    for group in files.flat_map(|file| read(file, faults)) {
        add(group, &mut groups);
    }
    groups
}

fn read((id, file): Numbered<'_>, faults: &mut Faults) -> Vec<Vec<String>> {
    yaml::read(id, file, faults).unwrap_or_default()
}

/// Adds a group, to one that has a word of it if there is one.
fn add(words: Vec<String>, groups: &mut Vec<Vec<String>>) {
    let known = groups
        .iter()
        .position(|group| words.iter().any(|word| group.contains(word)));
    let place = known.unwrap_or_else(|| {
        groups.push(Vec::new());
        groups.len() - 1
    });
    if let Some(group) = groups.get_mut(place) {
        for word in words {
            let word = word.trim().to_owned();
            if !word.is_empty() && !group.contains(&word) {
                group.push(word);
            }
        }
    }
}
