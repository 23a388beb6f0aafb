//! Payments made before they were allowed.

use crate::check::contract::Check;
use crate::check::reading::approvals;
use crate::model::ledger::Side;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "paid-before-approval";

pub struct PaidBeforeApproval;

impl Check for PaidBeforeApproval {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M10"]
    }

    fn page(&self) -> Page {
        Page {
            zh: "先决定，后付钱。付款的日子早于决议公布结果的日子，数照样公布，页面上说明。同一天不算早。\n\n\
                 例：4月17日公布表决结果，4月10日已经付款\n\n\
                 怎么改：核对日期和决议编号；确实先付了，让页面照实说明。",
            en: "First it is decided, then it is paid. A payment dated before the decision's result is published, with that \
                 remark. The same day is not before.\n\n\
                 Example: the result was made known on 17 April, the payment is of 10 April\n\n\
                 To mend: compare the date and the decision's id; if it was paid first, the page says so.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        let ledgers = site.checked().flat_map(|entry| &entry.parts.ledgers);
        let lines = ledgers.flat_map(|ledger| &ledger.lines);
        for line in lines.filter(|line| line.side == Side::Out) {
            let Some(decision) = approvals::decision(site, line) else {
                continue;
            };
            let (Some(paid), Some(decided)) = (line.date, decision.day) else {
                continue;
            };
            if paid >= decided {
                continue;
            }
            let days = decided.days_since(paid);
            let (item, paid, decided) = (&line.item, paid.iso(), decided.iso());
            let title = &decision.entry.meta.title;
            faults
                .flag(
                    NAME,
                    line.span,
                    say!(
                        "“{item}” {paid} 付款，《{title}》{decided} 才有结果，早了 {days} 天",
                        "“{item}” was paid on {paid}, {days} days before “{title}” had its result on {decided}"
                    ),
                )
                .mend(say!(
                    "核对日期和决议编号；确实先付了，页面会照实说明",
                    "compare the date and the decision; if it was paid first, the page says so"
                ));
        }
    }
}
