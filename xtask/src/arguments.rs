//! The words after the verb.

/// Words and `--options` as they were typed.
pub struct Arguments {
    words: Vec<String>,
}

impl Arguments {
    pub fn new(words: Vec<String>) -> Arguments {
        Arguments { words }
    }

    /// Returns whether an option such as `--check` was given.
    pub fn has(&self, option: &str) -> bool {
        self.words.iter().any(|word| word == option)
    }

    /// Returns the words that are no options.
    pub fn plain(&self) -> impl Iterator<Item = &str> {
        self.words
            .iter()
            .map(String::as_str)
            .filter(|word| !word.starts_with("--"))
    }
}
