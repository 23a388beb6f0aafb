//! Buildings that have spent more than they had.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "building-overdrawn";

pub struct BuildingOverdrawn;

impl Check for BuildingOverdrawn {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M13"]
    }

    fn page(&self) -> Page {
        Page {
            zh: "一幢楼的维修资金花成了负数，就是用了别的楼的钱。数是真的就照样公布，页面上说明。\n\n\
                 例：5号楼期末 -1,200.00\n\n\
                 怎么改：先核对支出是不是记错了楼；确实透支，把怎么补上写进正文。",
            en: "A building whose part of the fund is below nothing has spent what belongs to others. If that is true it is \
                 published, with the remark.\n\n\
                 Example: Building 5 closes with -1,200.00\n\n\
                 To mend: see first whether the spending was put to the wrong building; if it is overdrawn, say in the \
                 text how it will be made good.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        let ledgers = site.checked().flat_map(|entry| &entry.parts.ledgers);
        let rows = ledgers.flat_map(|ledger| &ledger.buildings);
        for row in rows.filter(|row| row.closing.value.0 < 0) {
            let (number, closing) = (&row.building.value, row.closing.value.grouped());
            faults
                .flag(
                    NAME,
                    row.closing.span,
                    say!(
                        "{number}号楼期末是 {closing} 元，花的比有的多",
                        "building {number} closes with {closing} yuan: it spent more than it had"
                    ),
                )
                .mend(say!(
                    "核对支出是不是记错了楼；确实透支，写明怎么补上",
                    "see whether the spending belongs to another building; if not, say how it is made good"
                ));
        }
    }
}
