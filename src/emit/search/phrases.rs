//! Words of the site by the initials of their syllables.

use std::collections::{BTreeMap, HashMap};

use crate::emit::search::cohesion::Cohesion;
use crate::emit::search::mixer::Quick;
use crate::emit::search::postings::{HEADING, TITLE};
use crate::emit::search::sounds::Sounds;
use crate::emit::search::survey::{Item, Survey};

/// Words kept for one row of letters.
const MOST: usize = 24;

/// Returns whether no word begins or ends with a character.
fn is_loose(sign: char) -> bool {
    matches!(
        sign,
        '的' | '了'
            | '是'
            | '在'
            | '和'
            | '与'
            | '或'
            | '有'
            | '被'
            | '把'
            | '就'
            | '都'
            | '也'
            | '得'
            | '着'
            | '及'
            | '其'
            | '之'
            | '以'
            | '对'
            | '将'
            | '让'
            | '给'
            | '不'
            | '由'
            | '从'
            | '到'
            | '向'
            | '为'
            | '而'
            | '但'
            | '所'
            | '该'
            | '此'
            | '这'
            | '那'
    )
}

fn is_numeral(sign: char) -> bool {
    matches!(
        sign,
        '第' | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '零'
            | '〇'
    )
}

/// The longest word, in characters.
const LONGEST: usize = 10;

/// Words by their initials, best first.
pub type Phrases = BTreeMap<String, Vec<String>>;

/// Counts the words of titles, headings and text, as the site's own cohesion parts them.
pub struct PhraseCount {
    /// Words of at most [`SHORT`] characters, packed into a number, and longer ones.
    short: HashMap<u128, Count, Quick>,
    long: HashMap<Box<[char]>, Count, Quick>,
    /// By term: its two characters, if it is a pair of Han.
    pairs: Vec<Option<(char, char)>>,
    signs: Vec<char>,
    /// Ends of the words in `signs`.
    ends: Vec<usize>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    points: u32,
    /// Documents, counted from 1.
    last: u32,
}

impl PhraseCount {
    /// Returns a count that knows the pairs of a survey.
    pub fn of(survey: &Survey) -> PhraseCount {
        let mut pairs = vec![None; survey.lexicon.len()];
        for (first, second, number) in survey.lexicon.han_pairs() {
            if let Some(pair) = pairs.get_mut(number) {
                *pair = Some((first, second));
            }
        }
        PhraseCount {
            short: HashMap::default(),
            long: HashMap::default(),
            pairs,
            signs: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Counts the words of one run.
    pub fn add(&mut self, items: &[Item], marks: u8, document: u32, cohesion: &Cohesion) {
        let mut last: Option<usize> = None;
        let mut before = None;
        for (at, item) in items.iter().enumerate() {
            let Some((first, second)) = self.pairs.get(item.term()).copied().flatten() else {
                continue;
            };
            if last != item.place().checked_sub(1) || last.is_none() {
                self.close(marks, document);
                self.signs.push(first);
                before = None;
            }
            let after = items.get(at + 1).map(|next| next.term());
            if !cohesion.holds(before, item.term(), after) {
                self.ends.push(self.signs.len());
            }
            self.signs.push(second);
            last = Some(item.place());
            before = Some(item.term());
        }
        self.close(marks, document);
    }

    /// Counts what was gathered since the last break.
    fn close(&mut self, marks: u8, document: u32) {
        if self.signs.len() > 1 {
            self.ends.push(self.signs.len());
            let (most_words, most_signs, points) = match marks {
                TITLE => (5, LONGEST, 40),
                HEADING => (5, LONGEST, 10),
                _ => (2, 6, 1),
            };
            let mut start = 0;
            for first in 0..self.ends.len() {
                let mut begin = start;
                for end in self.ends.iter().skip(first).take(most_words) {
                    let signs = self.signs.get(start..*end).unwrap_or_default();
                    let alone = |word: &[char]| matches!(word, [sign] if is_loose(*sign));
                    if signs.len() > most_signs
                        || self.signs.get(start..start + 1).is_some_and(alone)
                            && *end > start + 1
                            && begin > start
                    {
                        break;
                    }
                    let last_word = self.signs.get(begin..*end).unwrap_or_default();
                    if !alone(last_word) {
                        count(
                            &mut self.short,
                            &mut self.long,
                            signs,
                            Count {
                                points,
                                last: document,
                            },
                        );
                    }
                    begin = *end;
                }
                start = self.ends.get(first).copied().unwrap_or(start);
            }
        }
        self.signs.clear();
        self.ends.clear();
    }

    /// Returns the words with enough points by their initials; `pairs` that belong together count a point a document,
    /// `preferred` ones count twenty times.
    pub fn finish(
        self,
        documents: usize,
        pairs: impl Iterator<Item = (String, u32)>,
        preferred: &[String],
        sounds: &Sounds,
    ) -> Phrases {
        let floor = floor(documents);
        let short = self
            .short
            .into_iter()
            .map(|(packed, count)| (unpacked(packed), count.points));
        let long = self
            .long
            .into_iter()
            .map(|(signs, count)| (signs.iter().collect(), count.points));
        let mut points: HashMap<String, u32> = short
            .filter(|(_, points)| *points >= floor)
            .chain(long.filter(|(_, points)| *points >= floor))
            .collect();
        for (word, documents) in pairs.filter(|(_, documents)| *documents >= floor) {
            points.entry(word).or_insert(documents);
        }
        for word in preferred {
            let all_read = word.chars().all(|sign| !sounds.readings(sign).is_empty());
            if all_read && (2..=LONGEST).contains(&word.chars().count()) {
                let known = points.entry(word.clone()).or_insert(floor);
                *known = known.saturating_mul(20);
            }
        }
        let mut ranked: Vec<(String, u32)> = points.into_iter().collect();
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let mut phrases = Phrases::new();
        for (word, _) in ranked {
            for key in initials(&word, sounds) {
                let list = phrases.entry(key).or_default();
                if list.len() < MOST {
                    list.push(word.clone());
                }
            }
        }
        phrases
    }
}

/// Returns the points that a word needs.
fn floor(documents: usize) -> u32 {
    (documents / 400).max(2) as u32
}

/// So many characters fit into a number.
const SHORT: usize = 6;

fn packed(signs: &[char]) -> u128 {
    signs
        .iter()
        .fold(0, |packed, sign| packed << 21 | u128::from(*sign))
}

fn unpacked(packed: u128) -> String {
    let signs = (0..SHORT)
        .rev()
        .map(|place| (packed >> (21 * place)) as u32 & 0x1F_FFFF);
    signs
        .filter(|sign| *sign > 0)
        .filter_map(char::from_u32)
        .collect()
}

fn count(
    short: &mut HashMap<u128, Count, Quick>,
    long: &mut HashMap<Box<[char]>, Count, Quick>,
    signs: &[char],
    new: Count,
) {
    if signs.len() < 2 || signs.iter().filter(|sign| is_numeral(**sign)).count() > 1 {
        return;
    }
    let add = |known: &mut Count| {
        if known.last != new.last {
            known.points = known.points.saturating_add(new.points);
            known.last = new.last;
        }
    };
    if signs.len() <= SHORT {
        short.entry(packed(signs)).and_modify(add).or_insert(new);
    } else if let Some(known) = long.get_mut(signs) {
        add(known);
    } else {
        long.insert(signs.into(), new);
    }
}

/// Returns the first letters of a word's syllables; of characters with several readings every way, at most four.
fn initials(word: &str, sounds: &Sounds) -> Vec<String> {
    let mut ways = vec![String::new()];
    for sign in word.chars() {
        let mut letters: Vec<char> = Vec::new();
        for reading in sounds.readings(sign) {
            let letter = reading.chars().next();
            letters.extend(letter.filter(|letter| !letters.contains(letter)));
        }
        ways = ways
            .iter()
            .flat_map(|way| letters.iter().map(move |letter| format!("{way}{letter}")))
            .take(4)
            .collect();
    }
    ways
}

/// Returns the files of the table: lines of initials and words, about so many bytes a file, with the first initials.
pub fn files(phrases: &Phrases) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for (key, words) in phrases {
        let line = format!("{key}\t{}\n", words.join(" "));
        match files.last_mut() {
            Some((_, text)) if text.len() + line.len() <= FULL => text.push_str(&line),
            _ => files.push((key.clone(), line)),
        }
    }
    files
}

/// The size before packing at which a file of words is full.
const FULL: usize = 24 * 1024;
