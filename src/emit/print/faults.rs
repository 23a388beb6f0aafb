//! Tells why a paper could not be made.

use std::collections::BTreeSet;

use crate::emit::print::press::Jam;
use crate::model::entry::Entry;
use crate::report::diagnostic::{Diagnostic, Place, Severity};
use crate::report::faults::Faults;
use crate::say;

/// Tells which characters no face has, where the text they stand in is not known more exactly.
pub fn without_face(entry: &Entry, signs: &BTreeSet<char>) -> Vec<Diagnostic> {
    let mut faults = Faults::default();
    for sign in signs {
        let code = u32::from(*sign);
        faults
            .error(
                "character-without-face",
                entry.span_of("title"),
                say!(
                    "这一期里有 `{sign}`（U+{code:04X}），纸上印不出来",
                    "this issue has `{sign}` (U+{code:04X}), which cannot be printed"
                ),
            )
            .mend(say!(
                "换一个字，或把有这个字的字体放进 `themes/default/fonts/`",
                "write another, or put a face that has it into `themes/default/fonts/`"
            ));
    }
    faults.into_vec()
}

/// Tells what the typesetter said.
pub fn jammed(entry: &Entry, jams: Vec<Jam>) -> Vec<Diagnostic> {
    let mut faults = Faults::default();
    for jam in jams {
        let said = jam.message;
        let place = match jam.place {
            Some(place) => say!("排到 `{place}` 时", "at `{place}`"),
            None => say!("写成 PDF 时", "while the PDF was written"),
        };
        let (zh, en) = (place.zh, place.en);
        let fault = faults.add(
            "typesetting",
            Severity::Error,
            Place::At(entry.span_of("title")),
            say!(
                "这一期排不出来，{zh}：{said}",
                "this issue cannot be typeset, {en}: {said}"
            ),
        );
        for hint in jam.hints {
            fault.note(say!("{hint}", "{hint}"));
        }
    }
    faults.into_vec()
}
