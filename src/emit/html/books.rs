//! Which accounts there are, by book and year.

use std::cmp::Reverse;

use crate::emit::html::edition::Edition;
use crate::emit::html::ledger;
use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::parts::Period;
use crate::theme::view_ledger::{AccountView, BookView, BooksView};

/// Returns the table of accounts; nothing where no entry has a ledger.
pub fn books(edition: &Edition, entries: &[&Entry]) -> Option<BooksView> {
    let mut years: Vec<i32> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    let accounts: Vec<(&str, i32, Period, &Entry)> = entries
        .iter()
        .flat_map(|entry| entry.parts.ledgers.iter().map(move |ledger| (ledger, *entry)))
        .filter_map(|(ledger, entry)| {
            let period = entry.parts.period?;
            Some((ledger.book.value.as_str(), period.to.year(), period, entry))
        })
        .collect();
    for (book, year, ..) in &accounts {
        if !years.contains(year) {
            years.push(*year);
        }
        if !names.contains(book) {
            names.push(book);
        }
    }
    years.sort_by_key(|year| Reverse(*year));
    let cell = |book: &str, year: i32| {
        let mut found: Vec<_> = accounts
            .iter()
            .filter(|(name, of, ..)| *name == book && *of == year)
            .collect();
        found.sort_by_key(|(.., period, _)| period.from);
        found
            .into_iter()
            .map(|(.., period, entry)| account(edition, *period, entry))
            .collect()
    };
    let rows = names.iter().map(|book| BookView {
        title: ledger::book_title(edition, book),
        years: years.iter().map(|year| cell(book, *year)).collect(),
    });
    (!names.is_empty()).then(|| BooksView {
        years: years.iter().map(i32::to_string).collect(),
        rows: rows.collect(),
    })
}

fn account(edition: &Edition, period: Period, entry: &Entry) -> AccountView {
    let (display_day, display_days) = ledger::display(edition, entry);
    let month = |day: crate::model::date::Day| match edition.lang {
        Lang::Zh => format!("{}月", day.month()),
        Lang::En => {
            let short = day.short(Lang::En);
            short
                .split_once(' ')
                .map_or(short.clone(), |(_, month)| month.to_owned())
        }
    };
    let (first, last) = (month(period.from), month(period.to));
    AccountView {
        link: edition.link_to(entry),
        months: match first == last {
            true => first,
            false => format!("{first}–{last}"),
        },
        display_day,
        display_days,
    }
}
