//! The table that `--timings` prints.

use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use crate::cli::session::Session;
use crate::report::steps::Step;
use crate::report::words::{Tongue, Words};
use crate::say;

/// Prints each step with its milliseconds and its share of the whole.
pub fn print(session: &Session, spent: &[(Step, Duration)]) {
    let text = table(spent, session.tongue);
    session.say(&Words {
        zh: text.clone().into(),
        en: text.into(),
    });
}

/// Returns the table, one line a step, and what the numbers count.
pub fn table(spent: &[(Step, Duration)], tongue: Tongue) -> String {
    let whole: Duration = spent.iter().map(|(_, time)| *time).sum();
    let rows = spent.iter().map(|(step, time)| (step.words(), *time));
    let total = say!("合计", "all");
    let mut out = String::new();
    for (words, time) in rows.chain(std::iter::once((total, whole))) {
        let name = words.in_tongue(tongue);
        let gap = " ".repeat(24_usize.saturating_sub(name.width()));
        let share = time.as_secs_f64() / whole.as_secs_f64().max(f64::MIN_POSITIVE) * 100.0;
        let milliseconds = time.as_secs_f64() * 1000.0;
        out.push_str(&format!("{name}{gap}{milliseconds:>9.1} ms {share:>5.1} %\n"));
    }
    let note = say!(
        "并行的工作按各线程的时间相加。",
        "Work that runs side by side counts the time of every thread."
    );
    out.push_str(note.in_tongue(tongue));
    out
}
