//! Amounts that are not quantity times unit price.

use crate::check::contract::Check;
use crate::check::reading::slip;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "amount-is-not-the-product";

pub struct AmountIsNotTheProduct;

impl Check for AmountIsNotTheProduct {
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
            zh: "一行里写了数量和单价，金额就要等于两者相乘，四舍五入到分。住户会拿计算器按一遍。\n\n\
                 例：数量 `64`，单价 `200.00`，金额 `12080.00`（应为 12,800.00）\n\n\
                 怎么改：拿凭证核对，改写错的那一个；单价不止一种的，分成几行，或不写数量和单价。",
            en: "A line with quantity and unit price has an amount that is their product, rounded to the fen. Residents \
                 will try it on a calculator.\n\n\
                 Example: quantity `64`, unit price `200.00`, amount `12080.00` (should be 12,800.00)\n\n\
                 To mend: compare with the voucher and correct what is wrong; with several prices make several lines, \
                 or leave quantity and price out.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        let ledgers = site.checked().flat_map(|entry| &entry.parts.ledgers);
        for line in ledgers.flat_map(|ledger| &ledger.lines) {
            let (Some(quantity), Some(price)) = (line.quantity, line.unit_price) else {
                continue;
            };
            let Some(right) = quantity.times(price) else {
                continue;
            };
            let written = line.amount.value;
            if written == right {
                continue;
            }
            let (item, shown, product) = (&line.item, written.grouped(), right.grouped());
            let fault = faults.error(
                NAME,
                line.amount.span,
                say!(
                    "“{item}”的金额写的是 {shown}，数量乘单价是 {product}",
                    "the amount of “{item}” is written as {shown}, but quantity times price is {product}"
                ),
            );
            fault.note(say!(
                "{quantity} × {price} = {product}",
                "{quantity} × {price} = {product}"
            ));
            if let Some(words) = slip::between(written, right) {
                fault.note(words);
            }
            fault.mend(say!(
                "核对凭证：数量和单价都对，金额就写 `{right}`",
                "check the voucher: if quantity and price are right, the amount is `{right}`"
            ));
        }
    }
}
