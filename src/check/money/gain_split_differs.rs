//! Gains that are not split by the openings of buildings.

use crate::check::contract::Check;
use crate::check::reading::slip;
use crate::model::apportion;
use crate::model::fund::Column;
use crate::model::ledger::Ledger;
use crate::model::money::Fen;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "gain-split-differs";

pub struct GainSplitDiffers;

impl Check for GainSplitDiffers {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M7"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "维修资金的利息按各楼期初余额分：每幢楼先舍去不足一分的部分，余下的几分依次给余数最大的楼，加起来正好是银行给的利息。\
                 谁都可以按一遍计算器。\n\n\
                 例：利息 14,386.72，1号楼期初占 570,124.80 / 2,684,434.50，应分 3,055.47\n\n\
                 怎么改：照报告里的数改；利息的总数错了，先改明细。",
            en: "The interest of the fund is split by the opening balances of the buildings: each share is rounded down, and \
                 the fen that are left go to the largest remainders, so that the sum is what the bank paid.\n\n\
                 Example: of 14,386.72, Building 1 with 570,124.80 of 2,684,434.50 gets 3,055.47\n\n\
                 To mend: write the figure of the report; if the interest itself is wrong, correct its line first.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            for ledger in &entry.parts.ledgers {
                look(ledger, faults);
            }
        }
    }
}

fn look(ledger: &Ledger, faults: &mut Faults) {
    let gains = ledger.lines.iter().filter(|line| line.column() == Column::Gain);
    if gains.clone().any(|line| !line.scope.is_everywhere()) {
        return;
    }
    let Some(gain) = Fen::sum(gains.map(|line| line.amount.value)) else {
        return;
    };
    let openings: Vec<i64> = ledger.buildings.iter().map(|row| row.opening.value.0).collect();
    let Some(shares) = apportion::split(gain, &openings) else {
        return;
    };
    let whole = Fen::sum(openings.iter().map(|opening| Fen(*opening))).unwrap_or_default();
    for (row, right) in ledger.buildings.iter().zip(shares) {
        let written = row.gain.value;
        if written == right {
            continue;
        }
        let number = &row.building.value;
        let (shown, due, apart) = (written.grouped(), right.grouped(), slip::apart(written, right));
        let (total, opening, all) = (gain.grouped(), row.opening.value.grouped(), whole.grouped());
        let fault = faults.error(
            NAME,
            row.gain.span,
            say!(
                "{number}号楼的增值写的是 {shown}，按期初余额应分 {due}，相差 {apart}",
                "building {number} is given a gain of {shown}, but its opening gives {due}: {apart} apart"
            ),
        );
        fault.note(say!(
            "{total} × {opening} ÷ {all} = {due}（到分，余下的分给余数最大的楼）",
            "{total} × {opening} ÷ {all} = {due} (to the fen; what is left goes to the largest remainders)"
        ));
        if let Some(words) = slip::between(written, right) {
            fault.note(words);
        }
        fault.mend(say!("写 `{right}`", "write `{right}`"));
    }
}
