//! Words of the site by the initials of their syllables.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hasher;

use crate::emit::search::cohesion::Cohesion;
use crate::emit::search::mixer::{Mixer, Quick};
use crate::emit::search::postings::{HEADING, TITLE};
use crate::emit::search::sounds::Sounds;
use crate::emit::search::survey::{Item, Survey};

/// Words kept for one row of letters; of two letters, which many words share, more.
const MOST: usize = 24;
const MOST_OF_TWO: usize = 64;

/// No word begins or ends with one of these.
const LOOSE: &str = "的了是在和与或有被把就都也得着及其之以对将让给不由从到向为而但所该此这那";

/// The longest word, in characters.
const LONGEST: usize = 10;

/// Words by their initials, best first.
pub type Phrases = BTreeMap<String, Vec<String>>;

/// Counts the words of titles, headings and text, as the site's own cohesion parts them.
pub struct PhraseCount {
    counts: Counts,
    /// Two pairs that stand side by side, by the numbers of their terms.
    couples: HashMap<(u32, u32), Count, Quick>,
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
            counts: Counts::default(),
            couples: HashMap::default(),
            pairs,
            signs: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Counts the words of one run.
    pub fn add(&mut self, items: &[Item], marks: u8, document: u32, cohesion: &Cohesion) {
        let mut last: Option<usize> = None;
        let mut before = None;
        // The two pairs before this one, if they hold together, with their places.
        let mut near: [Option<(usize, usize)>; 2] = [None; 2];
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
            let here = Some((item.term(), item.place())).filter(|_| cohesion.binds(item.term()));
            if let [Some((first, place)), _] = near
                && here.is_some()
                && place + 2 == item.place()
            {
                let couple = (first as u32, item.term() as u32);
                self.couples.entry(couple).or_default().add(1, document);
            }
            near = [near[1], here];
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
                    let alone = |word: &[char]| matches!(word, [sign] if LOOSE.contains(*sign));
                    if signs.len() > most_signs
                        || self.signs.get(start..start + 1).is_some_and(alone)
                            && *end > start + 1
                            && begin > start
                    {
                        break;
                    }
                    let last_word = self.signs.get(begin..*end).unwrap_or_default();
                    if !alone(last_word) {
                        self.counts.add(signs, points, document);
                    }
                    begin = *end;
                }
                start = self.ends.get(first).copied().unwrap_or(start);
            }
        }
        self.signs.clear();
        self.ends.clear();
    }

    /// Returns the words with enough points by their initials.
    ///
    /// `pairs` count a point a document, less where they seldom belong together; `preferred` ones count twenty times.
    pub fn finish(self, documents: usize, pairs: &[Pair], preferred: &[String], sounds: &Sounds) -> Phrases {
        let floor = floor(documents);
        let mut points: HashMap<String, u32> = self.counts.words(floor).collect();
        let bound: HashMap<u32, &str> = pairs
            .iter()
            .filter(|pair| pair.is_bound)
            .map(|pair| (pair.term, pair.text.as_str()))
            .collect();
        let enough = self.couples.iter().filter(|(_, count)| count.points >= floor);
        for ((first, second), count) in enough {
            if let (Some(first), Some(second)) = (bound.get(first), bound.get(second)) {
                points.entry(format!("{first}{second}")).or_insert(count.points);
            }
        }
        // Pairs are few: on a small site each that is a word is kept.
        let least = (documents / 800).max(1) as u32;
        for pair in pairs.iter().filter(|pair| pair.documents >= least) {
            let worth = if pair.is_bound {
                pair.documents
            } else {
                pair.documents / 4
            };
            points.entry(pair.text.clone()).or_insert(worth);
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
                let most = if key.len() == 2 { MOST_OF_TWO } else { MOST };
                let list = phrases.entry(key).or_default();
                if list.len() < most {
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

/// A pair of characters as a word.
pub struct Pair {
    pub text: String,
    pub term: u32,
    pub documents: u32,
    /// It belongs together in a third of its places.
    pub is_bound: bool,
}

impl Count {
    /// Adds points, once a document.
    fn add(&mut self, points: u32, document: u32) {
        if self.last != document {
            self.points = self.points.saturating_add(points);
            self.last = document;
        }
    }
}

/// Words with their points; their characters stand one after another.
#[derive(Default)]
struct Counts {
    /// By a digest of the word: where its characters begin, how many, its count.
    words: HashMap<u64, (u32, u32, Count), Quick>,
    signs: Vec<char>,
}

impl Counts {
    fn add(&mut self, word: &[char], points: u32, document: u32) {
        let numeral = |sign: &&char| "第一二三四五六七八九十百千零〇".contains(**sign);
        let mut digest = Mixer::default();
        word.iter().for_each(|sign| digest.write_u32(u32::from(*sign)));
        let known = self.words.entry(digest.finish());
        let (_, length, count) = known.or_insert_with(|| {
            let is_word = word.len() > 1 && word.iter().filter(numeral).count() < 2;
            let start = self.signs.len() as u32;
            let kept = if is_word { word } else { &[] };
            self.signs.extend_from_slice(kept);
            (start, kept.len() as u32, Count::default())
        });
        if *length > 0 {
            count.add(points, document);
        }
    }

    fn words(&self, floor: u32) -> impl Iterator<Item = (String, u32)> {
        self.words
            .values()
            .filter(move |(_, _, count)| count.points >= floor)
            .filter_map(|(start, length, count)| {
                let signs = self.signs.get(*start as usize..(start + length) as usize)?;
                Some((signs.iter().collect(), count.points))
            })
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
