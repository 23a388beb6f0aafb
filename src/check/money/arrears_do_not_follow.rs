//! Arrears that do not follow from what was paid.

use crate::check::contract::Check;
use crate::check::reading::slip;
use crate::model::fee::Collected;
use crate::model::money::Fen;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "arrears-do-not-follow";

pub struct ArrearsDoNotFollow;

impl Check for ArrearsDoNotFollow {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M15"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "期末欠费 = 期初欠费 + 本期应收 - 实收本期 - 收回旧欠 - 核销，每幢楼都要对上，一分不差。核销要写是谁决定的。\n\n\
                 例：21,846.30 + 402,159.60 - 371,204.85 - 8,930.10 = 43,870.95\n\n\
                 怎么改：核对收据和台账，改写错的那个数。",
            en: "Arrears at the end = those before + owed - paid of it - paid of old debts - written off, for every building, to the fen. What is written off names its decision.\n\n\
                 Example: 21,846.30 + 402,159.60 - 371,204.85 - 8,930.10 = 43,870.95\n\n\
                 To mend: compare the receipts and correct what is wrong.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            for row in entry.parts.fee.iter().flat_map(|fee| &fee.collection) {
                look(row, faults);
            }
        }
    }
}

fn look(row: &Collected, faults: &mut Faults) {
    let building = &row.building.value;
    if row.written_off.0 != 0 && row.decision.is_none() {
        let amount = row.written_off.grouped();
        faults
            .error(
                NAME,
                row.span,
                say!(
                    "{building}号楼核销 {amount}，没有写是谁决定的",
                    "building {building} has {amount} written off without a decision"
                ),
            )
            .mend(say!("写 `decision:`", "write `decision:`"));
    }
    let Some(right) = row.arrears() else { return };
    let written = row.arrears_to.value;
    if written == right {
        return;
    }
    let (shown, meant) = (written.grouped(), right.grouped());
    let apart = Fen(written.0.saturating_sub(right.0)).grouped();
    let fault = faults.error(
        NAME,
        row.arrears_to.span,
        say!(
            "{building}号楼期末欠费写的是 {shown}，应为 {meant}，相差 {apart}",
            "arrears of building {building} are written as {shown}, but should be {meant}: a difference of {apart}"
        ),
    );
    let terms = [
        row.arrears_from,
        row.receivable.value,
        row.received.value,
        row.earlier,
        row.written_off,
    ];
    let [before, owed, paid, old, off] = terms.map(Fen::grouped);
    fault.note(say!(
        "期初 {before} + 应收 {owed} - 实收 {paid} - 旧欠 {old} - 核销 {off} = {meant}",
        "before {before} + owed {owed} - paid {paid} - old debts {old} - written off {off} = {meant}"
    ));
    if let Some(words) = slip::between(written, right) {
        fault.note(words);
    }
    fault.mend(say!(
        "其余都对，就写 `arrears_to: \"{right}\"`",
        "if the rest is right, write `arrears_to: \"{right}\"`"
    ));
}
