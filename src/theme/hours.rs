//! Opening hours, put into English where they are simple.

use crate::model::lang::Lang;

/// Words of opening hours, longer ones before those they begin with.
const WORDS: [(&str, &str); 17] = [
    ("每日24小时", "day and night"),
    ("全天24小时", "day and night"),
    ("24小时", "day and night"),
    ("全天", "day and night"),
    ("每日", "daily "),
    ("每天", "daily "),
    ("周一至周五", "Mon–Fri "),
    ("工作日", "weekdays "),
    ("周一", "Mon "),
    ("周二", "Tue "),
    ("周三", "Wed "),
    ("周四", "Thu "),
    ("周五", "Fri "),
    ("周六", "Sat "),
    ("周日", "Sun "),
    ("、", ", "),
    ("，", ", "),
];

/// Returns hours in the language of the page; what has other words in it stays as it was written.
pub fn worded(hours: &str, lang: Lang) -> String {
    if lang == Lang::Zh {
        return hours.to_owned();
    }
    let english = WORDS
        .iter()
        .fold(hours.to_owned(), |text, (from, to)| text.replace(from, to));
    match english.is_ascii() || english.replace('–', "").is_ascii() {
        true => english.trim().to_owned(),
        false => hours.to_owned(),
    }
}
