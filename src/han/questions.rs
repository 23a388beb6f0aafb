//! Words that ask, and single characters that mean little.

/// Three lines: words that ask, single characters that ask, single characters that mean little between words.
///
/// The root of an index holds them too, for the script that searches in a browser.
pub const QUESTIONS: &str = include_str!("tables/questions.txt");

/// Returns the words that are dropped if something is left without them.
pub fn asking() -> impl Iterator<Item = &'static str> {
    line(0).split_whitespace()
}

/// Returns whether a text is a character that asks.
pub fn asks(text: &str) -> bool {
    line(1).contains(text)
}

/// Returns whether a text is a character that means little between words.
pub fn is_filler(text: &str) -> bool {
    line(2).contains(text)
}

fn line(number: usize) -> &'static str {
    QUESTIONS.lines().nth(number).unwrap_or_default()
}
