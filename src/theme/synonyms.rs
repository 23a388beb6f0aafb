//! Words that mean the same, of the theme and of the site.

use std::collections::HashMap;

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
    let mut places = HashMap::new();
    for group in of_theme.into_iter().chain(of_site).flatten() {
        add(group, &mut groups, &mut places);
    }
    groups
}

fn read((id, file): Numbered<'_>, faults: &mut Faults) -> Vec<Vec<String>> {
    yaml::read(id, file, faults).unwrap_or_default()
}

/// Adds a group, to the first that has a word of it if there is one; `places` knows the group of each word.
fn add(words: Vec<String>, groups: &mut Vec<Vec<String>>, places: &mut HashMap<String, usize>) {
    let folded = |word: &str| word.trim().to_lowercase();
    let known = words.iter().filter_map(|word| places.get(&folded(word))).min();
    let place = known.copied().unwrap_or_else(|| {
        groups.push(Vec::new());
        groups.len() - 1
    });
    for word in words {
        let folded = folded(&word);
        if folded.is_empty() || places.contains_key(&folded) {
            continue;
        }
        places.insert(folded, place);
        if let Some(group) = groups.get_mut(place) {
            group.push(word.trim().to_owned());
        }
    }
}
