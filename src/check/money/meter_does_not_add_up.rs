//! Meters whose readings, sums or bill disagree.

use crate::check::contract::Check;
use crate::check::reading::slip;
use crate::model::money::Fen;
use crate::model::site::Site;
use crate::model::utility::{Meter, Role, Utility};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "meter-does-not-add-up";

pub struct MeterDoesNotAddUp;

impl Check for MeterDoesNotAddUp {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M18"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "用量 = （止码 - 起码）× 倍率；金额 = 用量 × 单价，四舍五入到分；各行加起来等于账单；线损 = 总表 - 各表。\n\n\
                 例：水泵 7,815 度 × 0.53 = 4,141.95，写成 4,161.03（那是 7,851 度的）\n\n\
                 怎么改：到现场核对读数，改写错的那个数。",
            en: "Quantity = (end - start) × ratio; amount = quantity × price, to the fen; the lines add up to the bill; loss = main meter - the others.\n\n\
                 Example: pumps, 7,815 kWh × 0.53 = 4,141.95, written as 4,161.03 (which is 7,851 kWh)\n\n\
                 To mend: read the meter again and correct what is wrong.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            let Some(utility) = &entry.parts.utility else {
                continue;
            };
            for meter in &utility.meters {
                look(meter, faults);
            }
            look_at_loss(utility, faults);
            look_at_bill(utility, faults);
        }
    }
}

fn look(meter: &Meter, faults: &mut Faults) {
    let name = &meter.name;
    let written = meter.quantity.value;
    if let Some(right) = meter
        .counted()
        .filter(|right| right.millionths != written.millionths)
    {
        faults
            .error(
                NAME,
                meter.quantity.span,
                say!(
                    "“{name}”用量写的是 {written}，按读数应为 {right}",
                    "the quantity of “{name}” is written as {written}, but the readings give {right}"
                ),
            )
            .mend(say!("核对起码、止码和倍率", "compare the readings and the ratio"));
    }
    let Some(right) = meter.product().filter(|right| *right != meter.amount.value) else {
        return;
    };
    let written = meter.amount.value;
    let (shown, meant) = (written.grouped(), right.grouped());
    let apart = Fen(written.0.saturating_sub(right.0)).grouped();
    let (quantity, price) = (meter.quantity.value, meter.unit_price);
    let fault = faults.error(
        NAME,
        meter.amount.span,
        say!(
            "“{name}”金额写的是 {shown}，{quantity} × {price} = {meant}，相差 {apart}",
            "the amount of “{name}” is written as {shown}, but {quantity} × {price} = {meant}: a difference of {apart}"
        ),
    );
    if let Some(words) = slip::between(written, right) {
        fault.note(words);
    }
    fault.mend(say!("写成 `amount: \"{right}\"`", "write `amount: \"{right}\"`"));
}

/// Looks whether a line of loss is what the main meter counted beyond the others.
fn look_at_loss(utility: &Utility, faults: &mut Faults) {
    let Some((main, lost)) = utility.loss() else {
        return;
    };
    let line = utility.meters.iter().find(|meter| meter.role == Role::Loss);
    let Some(line) = line.filter(|line| line.quantity.value.millionths != lost.millionths) else {
        return;
    };
    let written = line.quantity.value;
    faults
        .error(
            NAME,
            line.quantity.span,
            say!(
                "线损写的是 {written}，总表 {main} 减各表应为 {lost}",
                "the loss is written as {written}, but the main meter, {main}, less the others gives {lost}"
            ),
        )
        .mend(say!(
            "写成 `quantity: \"{lost}\"`",
            "write `quantity: \"{lost}\"`"
        ));
}

fn look_at_bill(utility: &Utility, faults: &mut Faults) {
    let (Some(bill), Some(sum)) = (&utility.bill, utility.total()) else {
        return;
    };
    if bill.value == sum {
        return;
    }
    let (shown, meant) = (bill.value.grouped(), sum.grouped());
    let apart = Fen(bill.value.0.saturating_sub(sum.0)).grouped();
    let fault = faults.error(
        NAME,
        bill.span,
        say!(
            "账单写的是 {shown}，各行加起来是 {meant}，相差 {apart}",
            "the bill is written as {shown}, but the lines add up to {meant}: a difference of {apart}"
        ),
    );
    if let Some(words) = slip::between(bill.value, sum) {
        fault.note(words);
    }
    fault.mend(say!("核对少了哪只表", "see which meter is missing"));
}
