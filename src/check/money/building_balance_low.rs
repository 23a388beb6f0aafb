//! Buildings whose part of the fund is nearly spent.

use crate::check::contract::Check;
use crate::check::reading::books;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "building-balance-low";

pub struct BuildingBalanceLow;

impl Check for BuildingBalanceLow {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M13", "D5"]
    }

    fn page(&self) -> Page {
        Page {
            zh: "一幢楼的维修资金余额不足首期额的30%，要续交。数是真的，照样公布，页面上向这幢楼的业主说明。正好30%不算不足。\n\n\
                 例：6号楼期末 53,000.00，首期 178,200.00，余29.7%\n\n\
                 怎么改：不用改数；着手续筹，并把安排写进正文。期末写错了才改。",
            en: "A building with less than 30 % of its first deposit left has to pay in again. The figure is true and is \
                 published, with that remark to its owners. Exactly 30 % is enough.\n\n\
                 Example: Building 6 closes with 53,000.00 of 178,200.00: 29.7 %\n\n\
                 To mend: nothing in the figures; begin to collect, and say in the text how. Only a wrong closing is \
                 corrected.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        // Only the newest account of a book says how things stand.
        for account in books::by_book(site)
            .values()
            .filter_map(|accounts| accounts.last())
        {
            let rows = account.ledger.buildings.iter();
            for row in rows.filter(|row| row.is_low() && row.closing.value.0 >= 0) {
                let (Some(first), Some(permille)) = (row.first_deposit, row.permille()) else {
                    continue;
                };
                let (number, closing, first) = (
                    &row.building.value,
                    row.closing.value.grouped(),
                    first.value.grouped(),
                );
                let percent = format!("{}.{}", permille / 10, permille % 10);
                faults
                    .flag(
                        NAME,
                        row.closing.span,
                        say!(
                            "{number}号楼期末 {closing} 元，是首期 {first} 元的{percent}%，不足30%",
                            "building {number} has {closing} yuan left of its first {first}: {percent} %, below 30 %"
                        ),
                    )
                    .mend(say!(
                        "着手续筹，并把安排写进正文；数写错了就改",
                        "begin to collect and say how in the text; correct the figure if it is wrong"
                    ));
            }
        }
    }
}
