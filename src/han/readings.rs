//! How characters are read: pinyin without tones.

/// A syllable and the characters that are read so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Syllable {
    /// In letters, `v` for `ü`.
    pub text: &'static str,
    pub frequent: &'static str,
    pub rare: &'static str,
    /// Those that are more often read in another way.
    pub also: &'static str,
}

/// Returns every syllable, in the order of its letters.
pub fn syllables() -> impl Iterator<Item = Syllable> {
    include_str!("tables/readings.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (text, signs) = line.split_once(' ')?;
            let (main, also) = signs.split_once('|').unwrap_or((signs, ""));
            let (frequent, rare) = main.split_once('/').unwrap_or((main, ""));
            Some(Syllable {
                text,
                frequent,
                rare,
                also,
            })
        })
}

/// Returns the syllables that are taken for this one: flat for curled tongue, n for l, n for ng.
pub fn near_sounds(syllable: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (start, end) = syllable.split_at(initial_length(syllable));
    for (one, other) in INITIALS {
        if start == one {
            found.push(format!("{other}{end}"));
        } else if start == other {
            found.push(format!("{one}{end}"));
        }
    }
    match end.strip_suffix('g') {
        Some(short) => found.push(format!("{start}{short}")),
        None if end.ends_with('n') => found.push(format!("{start}{end}g")),
        None => {}
    }
    found
}

const INITIALS: [(&str, &str); 4] = [("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")];

fn initial_length(syllable: &str) -> usize {
    let vowel = |sign: char| "aeiouv".contains(sign);
    syllable.find(vowel).unwrap_or(syllable.len())
}

/// Returns groups of characters that look alike.
pub fn look_alikes() -> impl Iterator<Item = &'static str> {
    include_str!("tables/shapes.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
}
