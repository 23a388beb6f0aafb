//! Groups of words that mean the same, as the site has them.

use std::collections::HashMap;

use crate::han::asked::{Piece, pieces};

/// A group with a word that is on the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Words that are on the site, the main one first.
    pub known: Vec<String>,
    /// Words that are not, but may be typed.
    pub strange: Vec<String>,
}

/// The groups of an index.
#[derive(Default)]
pub struct Synonyms {
    pub groups: Vec<Group>,
    /// By the first piece of a word: the pieces of the word, its group; longest first.
    keys: HashMap<String, Vec<(Vec<Piece>, usize)>>,
}

impl Synonyms {
    /// Keeps the groups of which a word is known to be on the site.
    pub fn of(table: &[Vec<String>], is_on_site: impl Fn(&[Piece]) -> bool) -> Synonyms {
        let mut synonyms = Synonyms::default();
        for words in table {
            let mut group = Group::default();
            let mut read = Vec::new();
            for word in words {
                let pieces = pieces(word);
                if pieces.is_empty() {
                    continue;
                }
                let list = match is_on_site(&pieces) {
                    true => &mut group.known,
                    false => &mut group.strange,
                };
                list.push(plain(word));
                read.push(pieces);
            }
            if group.known.is_empty() || read.len() < 2 {
                continue;
            }
            let number = synonyms.groups.len();
            for pieces in read {
                let first = pieces.first().map(|piece| piece.text.clone()).unwrap_or_default();
                synonyms.keys.entry(first).or_default().push((pieces, number));
            }
            synonyms.groups.push(group);
        }
        for keys in synonyms.keys.values_mut() {
            keys.sort_by_key(|(pieces, _)| std::cmp::Reverse(pieces.len()));
        }
        synonyms
    }

    /// Returns the longest word of the table that the pieces begin with: its length and its group.
    pub fn longest(&self, rest: &[Piece]) -> Option<(usize, usize)> {
        let keys = self.keys.get(&rest.first()?.text)?;
        let (pieces, group) = keys.iter().find(|(pieces, _)| begins(rest, pieces))?;
        Some((pieces.len(), *group))
    }

    /// Returns the words of the site that mean the same as another one, at most eight.
    pub fn others(&self, group: usize, word: &str) -> impl Iterator<Item = &String> {
        let known = self.groups.get(group).map(|group| group.known.as_slice());
        known
            .unwrap_or_default()
            .iter()
            .filter(move |other| *other != word)
            .take(8)
    }

    /// Returns the groups as the root holds them: a line each, words parted by tabs, a bar before the strange ones.
    pub fn text(&self) -> String {
        let line = |group: &Group| {
            let known = group.known.join("\t");
            match group.strange.is_empty() {
                true => known,
                false => format!("{known}|{}", group.strange.join("\t")),
            }
        };
        self.groups.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Returns whether the pieces begin with a word; breaks stand only where the word has them.
fn begins(rest: &[Piece], word: &[Piece]) -> bool {
    word.iter().enumerate().all(|(at, piece)| {
        rest.get(at)
            .is_some_and(|own| own.text == piece.text && (at == 0 || own.after_break == piece.after_break))
    })
}

/// Returns a word without the signs that part words in the root.
fn plain(word: &str) -> String {
    let word: String = word
        .chars()
        .map(|sign| {
            if sign == '|' || sign.is_control() {
                ' '
            } else {
                sign
            }
        })
        .collect();
    word.trim().to_owned()
}
