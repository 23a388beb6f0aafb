//! The terms that find a text: pairs, words, numbers.

use crate::han::quantity::quantities;
use crate::han::units::{Scan, Unit};

/// What a text can be found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term<'s> {
    /// Two neighbours.
    Pair(Unit, Unit),
    /// A word of letters and digits by itself.
    Word(Unit),
    /// The last character of a run, so that every character begins some term.
    Last(char),
    /// A number in digits, with 第 before it or what it counts after it: `第278`, `278条`, `2/3`.
    Number(&'s str),
}

impl Term<'_> {
    /// Appends the term as it is written in the index.
    pub fn write(self, scan: &Scan, out: &mut String) {
        let unit = |unit: Unit, out: &mut String| match unit {
            Unit::Han(sign) => out.push(sign),
            _ => out.push_str(scan.word_of(unit)),
        };
        match self {
            Term::Pair(first, second) => {
                unit(first, out);
                unit(second, out);
            }
            Term::Word(word) => unit(word, out),
            Term::Last(sign) => out.extend([sign, '$']),
            Term::Number(text) => out.push_str(text),
        }
    }
}

/// Calls `visit` with every term of a run and the place of its first unit.
pub fn each_term(run: &[Unit], scan: &Scan, mut visit: impl FnMut(usize, Term<'_>)) {
    let numbers = quantities(run, scan);
    for number in &numbers {
        let place = number.units.start;
        if number.ordinal {
            visit(place, Term::Number(&format!("第{}", number.digits)));
        }
        if let Some(counted) = number.counted {
            visit(place, Term::Number(&format!("{}{counted}", number.digits)));
        }
        if number.stands_alone() {
            visit(place, Term::Number(&number.digits));
        }
    }
    let spelt_out = |pair: usize| {
        numbers
            .iter()
            .any(|number| number.is_spelt_out() && pair + 1 >= number.units.start && pair < number.units.end)
    };
    for (at, unit) in run.iter().enumerate() {
        if matches!(unit, Unit::Word { .. }) {
            visit(at, Term::Word(*unit));
        }
        match run.get(at + 1) {
            Some(_) if !numbers.is_empty() && spelt_out(at) => {}
            Some(next) => visit(at, Term::Pair(*unit, *next)),
            None => {
                if let Unit::Han(sign) = unit {
                    visit(at, Term::Last(*sign));
                }
            }
        }
    }
}

/// Returns every term of a text in the order of reading, as the index writes them.
pub fn terms_of(text: &str) -> Vec<String> {
    let mut scan = Scan::default();
    scan.read(text);
    let mut terms = Vec::new();
    for run in scan.runs() {
        each_term(run, &scan, |_, term| {
            let mut written = String::new();
            term.write(&scan, &mut written);
            terms.push(written);
        });
    }
    terms
}
