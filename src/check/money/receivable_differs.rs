//! Fees owed that area, rate and months do not give.

use crate::check::contract::Check;
use crate::check::reading::slip;
use crate::model::community::Community;
use crate::model::entry::Entry;
use crate::model::fee::{Collected, Fee};
use crate::model::ledger::Side;
use crate::model::money::Fen;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "receivable-differs";

pub struct ReceivableDiffers;

impl Check for ReceivableDiffers {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M16"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "本期应收 = 这幢楼的面积 × 单价 × 月数；各楼加起来等于账本的收入合计。面积由 `community.yaml` 算出来。\n\n\
                 例：1号楼 7,272.00 平方米 × 1.90 × 6 个月 = 82,900.80，写成 82,090.80\n\n\
                 怎么改：核对单价、月数，把 `receivable:` 改成报告里的数。",
            en: "Owed = area of the building × rate × months; the buildings together are the income of the ledger. Areas follow from `community.yaml`.\n\n\
                 Example: building 1, 7,272.00 m² × 1.90 × 6 months = 82,900.80, written as 82,090.80\n\n\
                 To mend: compare rate and months, and write the amount of the report.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            let Some(fee) = &entry.parts.fee else { continue };
            for row in &fee.collection {
                look(row, &site.community, faults);
            }
            look_at_whole(entry, fee, faults);
        }
    }
}

fn look(row: &Collected, community: &Community, faults: &mut Faults) {
    let number = &row.building.value;
    let Some(building) = community.building(number) else {
        faults
            .error(
                NAME,
                row.building.span,
                say!("没有 {number}号楼", "there is no building {number}"),
            )
            .mend(say!(
                "楼号写 `community.yaml` 里的",
                "write a number of `community.yaml`"
            ));
        return;
    };
    let area = community.area_of([building]);
    let Some(right) = row.owed(area) else { return };
    let written = row.receivable.value;
    if written == right {
        return;
    }
    let (shown, meant) = (written.grouped(), right.grouped());
    let apart = Fen(written.0.saturating_sub(right.0)).grouped();
    let (area, rate, months) = (Fen(area.0).grouped(), row.rate, row.months);
    let fault = faults.error(
        NAME,
        row.receivable.span,
        say!(
            "{number}号楼应收写的是 {shown}，应为 {meant}，相差 {apart}",
            "what building {number} owes is written as {shown}, but should be {meant}: a difference of {apart}"
        ),
    );
    fault.note(say!(
        "{area} 平方米 × {rate} × {months} 个月 = {meant}",
        "{area} m² × {rate} × {months} months = {meant}"
    ));
    if let Some(words) = slip::between(written, right) {
        fault.note(words);
    }
    fault.mend(say!(
        "写成 `receivable: \"{right}\"`",
        "write `receivable: \"{right}\"`"
    ));
}

fn look_at_whole(entry: &Entry, fee: &Fee, faults: &mut Faults) {
    let ledger = entry
        .parts
        .ledgers
        .iter()
        .find(|ledger| ledger.book.value == "service_fee");
    let (Some(ledger), Some(totals), false) = (ledger, fee.totals(), fee.collection.is_empty()) else {
        return;
    };
    let Some(booked) = ledger
        .total(Side::In)
        .filter(|booked| *booked != totals.receivable)
    else {
        return;
    };
    let (shown, meant) = (booked.grouped(), totals.receivable.grouped());
    let apart = Fen(booked.0.saturating_sub(totals.receivable.0)).grouped();
    faults
        .error(
            NAME,
            ledger.book.span,
            say!(
                "账本的应收合计是 {shown}，各楼加起来是 {meant}，相差 {apart}",
                "the ledger has {shown} owed, but the buildings add up to {meant}: a difference of {apart}"
            ),
        )
        .mend(say!("核对少了哪幢楼", "see which building is missing"));
}
