//! The smallest pieces that search compares.

use crate::han::fold::{fold_char, is_han};
use crate::han::simplified::Simplified;

/// A piece of folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A character of a script without spaces, or `℃`.
    Han(char),
    /// A run of Latin letters and digits, as a range of [`Scan::letters`].
    Word { start: u32, end: u32 },
    /// Whatever parts the pieces before and after it.
    Break,
}

/// The units of a text, with room that is used again for the next text.
#[derive(Debug, Default)]
pub struct Scan {
    pub units: Vec<Unit>,
    letters: String,
    folded: Vec<char>,
}

impl Scan {
    /// Reads a text; what was read before is dropped.
    pub fn read(&mut self, text: &str) {
        self.units.clear();
        self.letters.clear();
        self.folded.clear();
        for sign in text.chars() {
            fold_char(sign, &mut self.folded);
        }
        let mut at = 0;
        while let Some(sign) = self.sign(at) {
            at = if is_letter(sign) {
                self.word(at)
            } else if is_han(sign) {
                self.han(sign, at)
            } else if sign == '°' && self.sign(at + 1) == Some('c') {
                self.units.push(Unit::Han('℃'));
                at + 2
            } else {
                self.part();
                at + 1
            };
        }
    }

    /// Makes traditional characters simplified.
    pub fn simplify(&mut self, table: &Simplified) {
        for unit in &mut self.units {
            if let Unit::Han(sign) = unit {
                *sign = table.of(*sign);
            }
        }
    }

    /// Returns the runs of units between breaks.
    pub fn runs(&self) -> impl Iterator<Item = &[Unit]> {
        self.units
            .split(|unit| *unit == Unit::Break)
            .filter(|run| !run.is_empty())
    }

    /// Returns the letters and digits of a unit; empty if it is not a word.
    pub fn word_of(&self, unit: Unit) -> &str {
        match unit {
            Unit::Word { start, end } => self.letters.get(start as usize..end as usize).unwrap_or_default(),
            _ => "",
        }
    }

    fn sign(&self, at: usize) -> Option<char> {
        self.folded.get(at).copied()
    }

    fn digit(&self, at: usize) -> bool {
        self.sign(at).is_some_and(|sign| sign.is_ascii_digit())
    }

    fn letter(&self, at: usize) -> bool {
        self.sign(at).is_some_and(|sign| sign.is_ascii_lowercase())
    }

    fn part(&mut self) {
        if !matches!(self.units.last(), None | Some(Unit::Break)) {
            self.units.push(Unit::Break);
        }
    }

    fn han(&mut self, sign: char, at: usize) -> usize {
        if sign == '摄' && self.sign(at + 1) == Some('氏') && self.sign(at + 2) == Some('度') {
            self.units.push(Unit::Han('℃'));
            return at + 3;
        }
        self.units.push(Unit::Han(sign));
        at + 1
    }

    /// Takes one word from the place and returns the place after it.
    fn word(&mut self, from: usize) -> usize {
        let start = self.letters.len();
        let mut at = from;
        while let Some(sign) = self.sign(at) {
            let between_digits = self.digit(at + 1) && at > from && self.digit(at - 1);
            match sign {
                'a'..='z' | '0'..='9' => self.letters.push(sign),
                '.' | '/' | ':' if between_digits => self.letters.push(sign),
                // A separator of thousands: exactly three digits follow.
                ',' if between_digits && self.digit(at + 2) && self.digit(at + 3) && !self.digit(at + 4) => {}
                '\'' | '’' if at > from && self.letter(at - 1) && self.letter(at + 1) => {}
                _ => break,
            }
            at += 1;
        }
        if self.sign(at) == Some('%') && self.digit(at - 1) {
            self.letters.push('%');
            at += 1;
        }
        let plain = plain_number(self.letters.get(start..).unwrap_or_default());
        if let Some(plain) = plain {
            self.letters.truncate(start);
            self.letters.push_str(&plain);
        }
        self.units.push(Unit::Word {
            start: start as u32,
            end: self.letters.len() as u32,
        });
        at
    }
}

fn is_letter(sign: char) -> bool {
    sign.is_ascii_lowercase() || sign.is_ascii_digit()
}

/// Returns a shorter way to write a number, if there is one: `9600.00` is 9600, `08:30` is 8:30.
fn plain_number(word: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((whole, part)) = word.split_once('.') {
        if !digits(whole) || !digits(part) || !part.ends_with('0') {
            return None;
        }
        let part = part.trim_end_matches('0');
        let point = if part.is_empty() { "" } else { "." };
        return Some(format!("{whole}{point}{part}"));
    }
    let short = word.strip_prefix('0')?;
    let hour = short.split(':').next().unwrap_or_default();
    (digits(hour) && hour.len() == 1).then(|| short.to_owned())
}
