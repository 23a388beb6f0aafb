//! Who is read like whom, and who looks alike, on one site.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::han::readings::{look_alikes, near_sounds, syllables};

/// A syllable with the characters that are read so.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sound {
    /// Characters of the site, the most frequent first.
    pub here: Vec<char>,
    /// Common characters that are not on the site, but may be typed.
    pub elsewhere: String,
    /// Characters of the site that are more often read in another way.
    pub also: Vec<char>,
}

/// The sounds of a site's characters.
#[derive(Default)]
pub struct Sounds {
    pub sounds: BTreeMap<&'static str, Sound>,
    /// By character: its syllables, the usual one first.
    read: HashMap<char, Vec<&'static str>>,
    alike: HashMap<char, Vec<char>>,
    shapes: Vec<&'static str>,
    here: HashSet<char>,
}

impl Sounds {
    /// Returns the sounds of a site, from how often each character occurs there.
    pub fn of(frequency: HashMap<char, u32>) -> Sounds {
        let mut sounds = Sounds::default();
        if frequency.is_empty() {
            return sounds;
        }
        let is_here = |sign: &char| frequency.contains_key(sign);
        let mut second = Vec::new();
        for syllable in syllables() {
            let all = || syllable.frequent.chars().chain(syllable.rare.chars());
            let mut sound = Sound {
                here: all().filter(is_here).collect(),
                elsewhere: syllable.frequent.chars().filter(|sign| !is_here(sign)).collect(),
                also: syllable.also.chars().filter(is_here).collect(),
            };
            for list in [&mut sound.here, &mut sound.also] {
                list.sort_by_key(|sign| (std::cmp::Reverse(frequency.get(sign).copied()), *sign));
            }
            for sign in sound.here.iter().copied().chain(sound.elsewhere.chars()) {
                sounds.read.entry(sign).or_default().push(syllable.text);
            }
            second.extend(sound.also.iter().map(|sign| (*sign, syllable.text)));
            sounds.sounds.insert(syllable.text, sound);
        }
        for (sign, syllable) in second {
            sounds.read.entry(sign).or_default().push(syllable);
        }
        for group in look_alikes().filter(|group| group.chars().any(|sign| is_here(&sign))) {
            sounds.shapes.push(group);
            for sign in group.chars() {
                let others = group.chars().filter(|other| *other != sign && is_here(other));
                sounds.alike.entry(sign).or_default().extend(others);
            }
        }
        sounds.here = frequency.into_keys().collect();
        sounds
    }

    /// Returns whether the site has a character.
    pub fn is_here(&self, sign: char) -> bool {
        self.here.contains(&sign)
    }

    /// Returns how a character is read, the usual way first.
    pub fn readings(&self, sign: char) -> &[&'static str] {
        self.read.get(&sign).map_or(&[], Vec::as_slice)
    }

    /// Returns the characters of the site that are read exactly so.
    pub fn same(&self, sign: char) -> Vec<char> {
        self.all(sign, self.readings(sign).iter().map(|text| (*text).to_owned()))
    }

    /// Returns the characters of the site that are read nearly so.
    pub fn near(&self, sign: char) -> Vec<char> {
        self.all(
            sign,
            self.readings(sign).iter().flat_map(|text| near_sounds(text)),
        )
    }

    /// Returns the characters of the site that look alike.
    pub fn alike(&self, sign: char) -> Vec<char> {
        let mut found = Vec::new();
        once(self.alike.get(&sign).into_iter().flatten(), &mut found);
        found
    }

    fn all(&self, sign: char, syllables: impl Iterator<Item = String>) -> Vec<char> {
        let sounds = syllables.filter_map(|text| self.sounds.get(text.as_str()));
        let mut found = vec![sign];
        for sound in sounds {
            once(sound.here.iter().chain(&sound.also), &mut found);
        }
        found.remove(0);
        found
    }

    /// Returns the file: a line a syllable, and lines of look-alikes after `=`.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (text, sound) in &self.sounds {
            if sound.here.is_empty() && sound.also.is_empty() && sound.elsewhere.is_empty() {
                continue;
            }
            let (here, also) = (String::from_iter(&sound.here), String::from_iter(&sound.also));
            out.push_str(&format!("{text}\t{here}\t{}\t{also}\n", sound.elsewhere));
        }
        for group in &self.shapes {
            out.push_str(&format!("={group}\n"));
        }
        out
    }
}

/// Appends what is not yet there.
fn once<'s>(signs: impl Iterator<Item = &'s char>, found: &mut Vec<char>) {
    for sign in signs {
        if !found.contains(sign) {
            found.push(*sign);
        }
    }
}
