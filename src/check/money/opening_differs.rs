//! Openings that are not the closing of the period before.

use crate::check::contract::Check;
use crate::check::reading::books::{self, Account};
use crate::check::reading::slip;
use crate::model::entry::Entry;
use crate::model::ledger::Ledger;
use crate::model::money::Fen;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "opening-differs";

pub struct OpeningDiffers;

impl Check for OpeningDiffers {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M1"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "这一期的期初，就是上一期的期末。两期之间钱不会自己变多变少；对不上，住户就有理由追问。\
                 `previous:` 写明上一期是哪一篇；没写的，按期间首尾相接的那一篇核对。\n\n\
                 例：第一季度期末 193,936.58，第二季度期初写成 193,936.85\n\n\
                 怎么改：以上一期公布的数为准，改期初；上一期错了，先更正上一期，再改这一期。",
            en: "The opening of a period is the closing of the one before: money does not change between two periods. \
                 `previous:` names the account before; without it the one whose period ends the day before is taken.\n\n\
                 Example: the first quarter closes with 193,936.58, the second opens with 193,936.85\n\n\
                 To mend: take the figure published before; if that was wrong, correct it first, then this one.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let books = books::by_book(site);
        for accounts in books.values() {
            for account in accounts {
                match &account.ledger.previous {
                    Some(previous) => named(site, account, &previous.value, sources, faults),
                    None => adjoining(account, accounts, sources, faults),
                }
            }
        }
    }
}

fn named(site: &Site, account: &Account<'_>, id: &str, sources: &SourceTree, faults: &mut Faults) {
    let Some(before) = site.checked().find(|entry| entry.meta.id == id) else {
        return;
    };
    let book = &account.ledger.book;
    let same = before
        .parts
        .ledgers
        .iter()
        .find(|ledger| ledger.book.value == book.value);
    match same {
        // A book that was misspelt or could not be read was told already.
        None if before.parts.ledgers_unread => {}
        Some(ledger) => compare(account.ledger, ledger, before, sources, faults),
        None => {
            let (called, called_en) = books::called(&book.value);
            let title = &before.meta.title;
            let span = account
                .ledger
                .previous
                .as_ref()
                .map_or(book.span, |previous| previous.span);
            faults
                .error(
                    NAME,
                    span,
                    say!(
                        "`previous` 指的《{title}》里没有“{called}”这本账",
                        "`previous` names “{title}”, which has no ledger of {called_en}"
                    ),
                )
                .mend(say!(
                    "写上一期同一本账的编号",
                    "name the account of the same book for the period before"
                ));
        }
    }
}

fn adjoining(account: &Account<'_>, accounts: &[Account<'_>], sources: &SourceTree, faults: &mut Faults) {
    let day_before = account.period.from.plus_days(-1);
    if let Some(before) = accounts.iter().find(|other| other.period.to == day_before) {
        compare(account.ledger, before.ledger, before.entry, sources, faults);
    }
}

fn compare(ledger: &Ledger, before: &Ledger, entry: &Entry, sources: &SourceTree, faults: &mut Faults) {
    let (opening, closing) = (ledger.opening.value, before.closing.value);
    if opening == closing {
        return;
    }
    let (book, book_en) = books::called(&ledger.book.value);
    let title = &entry.meta.title;
    let (shown, right) = (opening.grouped(), closing.grouped());
    let apart = Fen(opening.0.saturating_sub(closing.0).saturating_abs()).grouped();
    let fault = faults.error(
        NAME,
        ledger.opening.span,
        say!(
            "“{book}”期初写的是 {shown}，上一期《{title}》的期末是 {right}，相差 {apart}",
            "{book_en} opens with {shown}, but “{title}” closes with {right}: {apart} apart"
        ),
    );
    if let Some(words) = slip::between(opening, closing) {
        fault.note(words);
    }
    let at = sources
        .file(before.closing.span.file)
        .map(|file| file.position(before.closing.span.start as usize));
    if let Some(at) = at {
        let place = crate::source::file::place(sources.path(before.closing.span.file), at);
        fault.note(say!(
            "上一期的期末在 {place}",
            "the closing before stands at {place}"
        ));
    }
    fault.mend(say!(
        "上一期没错就写 `opening: \"{closing}\"`",
        "if the period before is right, write `opening: \"{closing}\"`"
    ));
}
