//! Lines in 万元 among lines in 元.

use crate::check::contract::Check;
use crate::model::ledger::Line;
use crate::model::money::Fen;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "mixed-units";

pub struct MixedUnits;

impl Check for MixedUnits {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M22"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "账本里的金额一律以元为单位。项目里写着“（万元）”，或写着“6.84万元”而金额是 6.84，就是把万元当成了元。\n\n\
                 例：项目“换曳引机6.84万元”，金额写 `6.84`（应为 68400.00）\n\n\
                 怎么改：金额写到元，项目里去掉单位。",
            en: "Amounts of a ledger are in 元 throughout. An item that says “（万元）”, or “6.84万元” beside the amount 6.84, \
                 takes 万元 for 元.\n\n\
                 Example: the item “换曳引机6.84万元” with the amount `6.84` (should be 68400.00)\n\n\
                 To mend: write the amount in 元 and leave the unit out of the item.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        let ledgers = site.checked().flat_map(|entry| &entry.parts.ledgers);
        for line in ledgers.flat_map(|ledger| &ledger.lines) {
            let category = line.category.as_deref().unwrap_or_default();
            if line.item.contains("万元") || category.contains("万元") {
                look(line, category, faults);
            }
        }
    }
}

fn look(line: &Line, category: &str, faults: &mut Faults) {
    let (item, amount) = (&line.item, line.amount.value);
    let shown = amount.grouped();
    let is_unit = |text: &str| {
        ["（万元）", "(万元)", "单位：万元", "单位:万元"]
            .iter()
            .any(|unit| text.contains(unit))
    };
    if is_unit(item) || is_unit(category) {
        let right = Fen(amount.0.saturating_mul(10_000));
        faults
            .error(
                NAME,
                line.amount.span,
                say!(
                    "“{item}”写明以万元为单位，账本里的金额都以元为单位：{shown}",
                    "“{item}” says that it is in 万元, but a ledger is in 元: {shown}"
                ),
            )
            .mend(say!(
                "写到元：`{right}`，并去掉“万元”",
                "write it in 元, `{right}`, and leave 万元 out"
            ));
        return;
    }
    let Some(said) = said_in_text(item).filter(|said| *said != amount) else {
        return;
    };
    let right = said.grouped();
    let fault = faults.error(
        NAME,
        line.amount.span,
        say!(
            "“{item}”里说的是 {right} 元，金额写的是 {shown} 元",
            "“{item}” says {right} yuan, the amount is {shown}"
        ),
    );
    if i128::from(amount.0) * 10_000 == i128::from(said.0) {
        fault.note(say!("多半把万元当成了元", "万元 was likely taken for 元"));
    }
    fault.mend(say!(
        "核对凭证；项目里说得对，就写 `{said}`",
        "look at the voucher; if the item is right, write `{said}`"
    ));
}

/// Returns the amount before 万元 in a text: `换曳引机6.84万元` gives 68,400.00.
fn said_in_text(text: &str) -> Option<Fen> {
    let (before, _) = text.split_once("万元")?;
    let digits: String = before
        .chars()
        .rev()
        .take_while(|sign| sign.is_ascii_digit() || *sign == '.')
        .collect();
    let digits: String = digits.chars().rev().collect();
    if digits.is_empty() {
        return None;
    }
    Fen::guess(&format!("{digits}万"))
}
