//! Costs that carry no voucher.

use crate::check::contract::Check;
use crate::model::ledger::Side;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "voucher-missing";

pub struct VoucherMissing;

impl Check for VoucherMissing {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M24"]
    }

    fn page(&self) -> Page {
        Page {
            zh: "本小区所用的规则写明了：多少钱以上的支出要有凭证号。没有凭证号，住户来查就无从查起。\n\n\
                 例：规则写 `voucher_from: \"1000.00\"`，一笔 2,460.00 的支出没有凭证\n\n\
                 怎么改：补上 `voucher`。",
            en: "The rules that a site uses say from which amount on a payment carries a voucher. Without one nobody can \
                 look it up.\n\n\
                 Example: the rules have `voucher_from: \"1000.00\"`, and 2,460.00 were paid without a voucher\n\n\
                 To mend: add `voucher`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        let Some(from) = site.rules.voucher_from else {
            return;
        };
        let ledgers = site.checked().flat_map(|entry| &entry.parts.ledgers);
        for line in ledgers.flat_map(|ledger| &ledger.lines) {
            let has_voucher = line.voucher.as_deref().is_some_and(|it| !it.trim().is_empty());
            if line.side != Side::Out || has_voucher || line.amount.value < from {
                continue;
            }
            let (item, amount, least) = (&line.item, line.amount.value.grouped(), from.grouped());
            faults
                .error(
                    NAME,
                    line.span,
                    say!(
                        "“{item}” {amount} 元没有凭证号，{least} 元以上的支出要有",
                        "“{item}”, {amount} yuan, has no voucher; payments of {least} or more carry one"
                    ),
                )
                .mend(say!("补上 `voucher`", "add `voucher`"));
        }
    }
}
