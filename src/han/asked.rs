//! What was typed, as units in which numbers are whole.

use crate::han::quantity::quantities;
use crate::han::units::{Scan, Unit};

/// A unit of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// A character, a word of letters and digits, or a number in digits.
    pub text: String,
    pub han: bool,
    /// A break stands before it, or nothing.
    pub after_break: bool,
    /// Its number in the question.
    pub place: usize,
}

impl Piece {
    /// Returns whether it is a number, plain or composed.
    pub fn is_number(&self) -> bool {
        let mut signs = self.text.chars();
        !self.han
            && signs.next().is_some_and(|sign| sign.is_ascii_digit())
            && signs.all(|sign| sign.is_ascii_digit() || "./:%".contains(sign))
    }
}

/// Reads a question; every number that surely is one stands as a single piece of digits.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut scan = Scan::default();
    scan.read(text);
    let mut pieces = Vec::new();
    for run in scan.runs() {
        let numbers = quantities(run, &scan);
        let mut numbers = numbers
            .iter()
            .filter(|number| number.counted.is_some() || number.composed || number.units.len() >= 3);
        let mut number = numbers.next();
        let mut at = 0;
        while let Some(unit) = run.get(at) {
            let (after_break, place) = (at == 0, pieces.len());
            match number {
                Some(found) if found.units.start == at => {
                    pieces.push(Piece {
                        text: found.digits.clone(),
                        han: false,
                        after_break,
                        place,
                    });
                    at = found.units.end;
                    number = numbers.next();
                }
                _ => {
                    pieces.push(Piece {
                        text: text_of(*unit, &scan),
                        han: matches!(unit, Unit::Han(_)),
                        after_break,
                        place,
                    });
                    at += 1;
                }
            }
        }
    }
    pieces
}

fn text_of(unit: Unit, scan: &Scan) -> String {
    match unit {
        Unit::Han(sign) => sign.to_string(),
        word => scan.word_of(word).to_owned(),
    }
}
