//! Until when something urgent is urgent.

use crate::model::date::Moment;
use crate::model::entry::Entry;
use crate::model::parts::Level;

/// An urgent notice that names no end is urgent for so many days.
const DAYS: i64 = 7;

/// Returns the moment from which an entry's urgency is over; `None` if it is not urgent.
pub fn until(entry: &Entry) -> Option<Moment> {
    if entry.parts.level != Some(Level::Urgent) {
        return None;
    }
    let ends = match entry.window() {
        Some((starts, ends)) => ends.or_else(|| starts.map(|starts| starts.day().end())),
        None => entry.meta.date.map(|day| day.plus_days(DAYS).start()),
    };
    ends.into_iter().chain(entry.meta.expires).min()
}
