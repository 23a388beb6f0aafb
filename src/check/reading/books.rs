//! The accounts of one book, in the order of their periods.

use std::collections::BTreeMap;

use crate::model::entry::{Entry, Status};
use crate::model::ledger::Ledger;
use crate::model::parts::Period;
use crate::model::site::Site;

/// A ledger with the entry it stands in and the days it is about.
#[derive(Clone, Copy)]
pub struct Account<'s> {
    pub entry: &'s Entry,
    pub ledger: &'s Ledger,
    pub period: Period,
}

/// Returns the accounts of every book by the first day of their period; withdrawn ones are left out.
pub fn by_book(site: &Site) -> BTreeMap<&str, Vec<Account<'_>>> {
    let mut out: BTreeMap<&str, Vec<Account<'_>>> = BTreeMap::new();
    for entry in site
        .checked()
        .filter(|entry| entry.meta.status != Status::Withdrawn)
    {
        let Some(period) = entry.parts.period.filter(|period| period.from <= period.to) else {
            continue;
        };
        for ledger in &entry.parts.ledgers {
            out.entry(ledger.book.value.as_str()).or_default().push(Account {
                entry,
                ledger,
                period,
            });
        }
    }
    for accounts in out.values_mut() {
        accounts.sort_by_key(|account| (account.period.from, account.period.to, account.entry.meta.file));
    }
    out
}

/// Returns how a book is called, in Chinese and in English; other books by their own name.
pub fn called(book: &str) -> (&str, &str) {
    match book {
        "common_income" => ("公共收益", "common income"),
        "maintenance_fund" => ("维修资金", "maintenance fund"),
        "service_fee" => ("物业费", "service fee"),
        "utilities" => ("公共能耗", "shared utilities"),
        "project" => ("工程项目", "projects"),
        "committee" => ("业委会经费", "the owners' committee"),
        "other" => ("其他", "other"),
        _ => (book, book),
    }
}
