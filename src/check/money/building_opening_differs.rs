//! Openings of buildings that are not the closings before.

use crate::check::contract::Check;
use crate::check::reading::books;
use crate::check::reading::slip;
use crate::model::entry::Entry;
use crate::model::ledger::Ledger;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "building-opening-differs";

pub struct BuildingOpeningDiffers;

impl Check for BuildingOpeningDiffers {
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
            zh: "每幢楼这一期的期初，就是上一期的期末。总数对得上、分到楼却对不上，说明有的楼多记、有的楼少记。\
                 上一期有的楼，这一期也要有。\n\n\
                 例：上期6号楼期末 94,594.50，本期期初写成 94,549.50\n\n\
                 怎么改：以上一期公布的数为准；上一期错了，先更正上一期。",
            en: "Each building opens with its closing of the period before. Where only the total agrees, one building has \
                 too much and another too little. A building that was there before is there again.\n\n\
                 Example: Building 6 closed with 94,594.50 and now opens with 94,549.50\n\n\
                 To mend: take the figure published before; if that was wrong, correct it first.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        let books = books::by_book(site);
        for accounts in books.values() {
            for account in accounts.iter().filter(|it| !it.entry.parts.ledgers_unread) {
                let before = match &account.ledger.previous {
                    Some(previous) => site
                        .checked()
                        .find(|entry| entry.meta.id == previous.value)
                        .and_then(|entry| Some((entry, of_book(entry, &account.ledger.book.value)?))),
                    None => {
                        let day_before = account.period.from.plus_days(-1);
                        let before = accounts.iter().find(|other| other.period.to == day_before);
                        before.map(|before| (before.entry, before.ledger))
                    }
                };
                if let Some((entry, before)) = before.filter(|(entry, _)| !entry.parts.ledgers_unread) {
                    compare(account.ledger, before, &entry.meta.title, faults);
                }
            }
        }
    }
}

fn of_book<'e>(entry: &'e Entry, book: &str) -> Option<&'e Ledger> {
    let ledgers = &entry.parts.ledgers;
    ledgers.iter().find(|ledger| ledger.book.value == book)
}

fn compare(ledger: &Ledger, before: &Ledger, title: &str, faults: &mut Faults) {
    if ledger.buildings.is_empty() || before.buildings.is_empty() {
        return;
    }
    for row in &ledger.buildings {
        let number = &row.building.value;
        let same = before.buildings.iter().find(|it| it.building.value == *number);
        let Some(same) = same else { continue };
        let (opening, closing) = (row.opening.value, same.closing.value);
        if opening == closing {
            continue;
        }
        let (shown, right, apart) = (
            opening.grouped(),
            closing.grouped(),
            slip::apart(opening, closing),
        );
        let fault = faults.error(
            NAME,
            row.opening.span,
            say!(
                "{number}号楼期初写的是 {shown}，上一期《{title}》的期末是 {right}，相差 {apart}",
                "building {number} opens with {shown}, but “{title}” closes with {right}: {apart} apart"
            ),
        );
        if let Some(words) = slip::between(opening, closing) {
            fault.note(words);
        }
        fault.mend(say!(
            "上一期没错就写期初 `{closing}`",
            "if the period before is right, the opening is `{closing}`"
        ));
    }
    let is_gone = |number: &str| !ledger.buildings.iter().any(|row| row.building.value == number);
    for row in before.buildings.iter().filter(|row| is_gone(&row.building.value)) {
        let (number, closing) = (&row.building.value, row.closing.value.grouped());
        faults
            .error(
                NAME,
                ledger.opening.span,
                say!(
                    "上一期《{title}》里有{number}号楼，期末 {closing}，这一期没有这幢楼",
                    "“{title}” has building {number}, which closed with {closing}; here it is missing"
                ),
            )
            .mend(say!("补上{number}号楼的一行", "add a row for building {number}"));
    }
}
