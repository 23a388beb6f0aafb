//! Letters become words: pinyin, or initials.

use crate::emit::search::find::stock::Stock;

/// Words that letters may stand for.
#[derive(Debug, Default)]
pub struct Spelt {
    /// Best first, at most three.
    pub words: Vec<String>,
    /// `pinyin` or `initials`.
    pub why: &'static str,
}

/// Words taken for one row of letters.
const MOST: usize = 3;

/// Ways to part letters into syllables.
const WAYS: usize = 3;

/// Returns the words of the site that a row of letters may stand for.
pub fn spell(letters: &str, stock: &Stock) -> Spelt {
    let mut words = Vec::new();
    let ways = cuts(letters, stock);
    for way in &ways {
        for word in read_so(way, stock) {
            if words.len() < MOST && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    if words.is_empty() {
        words.extend(ways.iter().find_map(|way| several(way, stock)));
    }
    if !words.is_empty() {
        return Spelt { words, why: "pinyin" };
    }
    let known = stock.phrases.get(letters).into_iter().flatten();
    Spelt {
        words: known.take(MOST).cloned().collect(),
        why: "initials",
    }
}

/// A row of letters as syllables; the last may be unfinished.
struct Way<'l> {
    syllables: Vec<&'l str>,
    unfinished: bool,
}

/// Returns the ways to part letters into syllables, those with longer ones first; unfinished ones only if there is no other.
fn cuts<'l>(letters: &'l str, stock: &Stock) -> Vec<Way<'l>> {
    let mut ways = Vec::new();
    cut(letters, &mut Vec::new(), false, stock, &mut ways);
    if ways.is_empty() {
        cut(letters, &mut Vec::new(), true, stock, &mut ways);
    }
    ways
}

fn cut<'l>(
    rest: &'l str,
    before: &mut Vec<&'l str>,
    unfinished: bool,
    stock: &Stock,
    ways: &mut Vec<Way<'l>>,
) {
    if ways.len() == WAYS || before.len() > 12 {
        return;
    }
    if rest.is_empty() {
        ways.push(Way {
            syllables: before.clone(),
            unfinished: false,
        });
        return;
    }
    for length in (1..=rest.len().min(6)).rev() {
        let Some((syllable, after)) = rest.split_at_checked(length) else {
            continue;
        };
        if stock.sounds.sounds.contains_key(syllable) {
            before.push(syllable);
            cut(after, before, unfinished, stock, ways);
            before.pop();
        } else if unfinished && after.is_empty() && !before.is_empty() && begins(syllable, stock) {
            let mut syllables = before.clone();
            syllables.push(syllable);
            ways.push(Way {
                syllables,
                unfinished: true,
            });
        }
    }
}

fn begins(start: &str, stock: &Stock) -> bool {
    let next = stock.sounds.sounds.range(start..).next();
    next.is_some_and(|(syllable, _)| syllable.starts_with(start))
}

/// Returns the words that are read so, best first.
fn read_so(way: &Way<'_>, stock: &Stock) -> Vec<String> {
    let key: String = way
        .syllables
        .iter()
        .filter_map(|one| one.chars().next())
        .collect();
    let last = way.syllables.len() - 1;
    let fits = |word: &&String| {
        word.chars()
            .zip(&way.syllables)
            .enumerate()
            .all(|(at, (sign, syllable))| {
                stock.sounds.readings(sign).iter().any(|reading| {
                    reading == syllable || (way.unfinished && at == last && reading.starts_with(syllable))
                })
            })
    };
    let words = stock.phrases.get(&key).into_iter().flatten();
    words.filter(fits).cloned().collect()
}

/// Returns several words one after the other that together are read so.
fn several(way: &Way<'_>, stock: &Stock) -> Option<String> {
    let mut text = String::new();
    let mut rest = way.syllables.as_slice();
    while !rest.is_empty() {
        let (length, word) = (1..=rest.len()).rev().find_map(|length| {
            let part = Way {
                syllables: rest.get(..length)?.to_vec(),
                unfinished: way.unfinished && length == rest.len(),
            };
            Some((length, read_so(&part, stock).into_iter().next()?))
        })?;
        text.push_str(&word);
        rest = rest.get(length..)?;
    }
    (!text.is_empty()).then_some(text)
}
