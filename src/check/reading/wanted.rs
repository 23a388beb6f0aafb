//! Words that must stand in a text before it is worth a look.

use aho_corasick::{AhoCorasick, Input, MatchKind};

/// A set of words, looked for all at once: most texts hold none of them.
pub struct Wanted {
    words: Option<AhoCorasick>,
}

impl Wanted {
    /// Returns the set of the words; letters count in either case.
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Wanted {
        let words: Vec<&str> = words.into_iter().collect();
        let has_letters = words
            .iter()
            .any(|word| word.bytes().any(|byte| byte.is_ascii_alphabetic()));
        // This kind, without letters in either case, is looked for many bytes at once.
        let built = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .ascii_case_insensitive(has_letters)
            .build(words);
        // Words that no automaton can be made of are taken to stand everywhere.
        Wanted { words: built.ok() }
    }

    /// Returns whether any of the words stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.words
            .as_ref()
            .is_none_or(|words| words.is_match(Input::new(text)))
    }
}
