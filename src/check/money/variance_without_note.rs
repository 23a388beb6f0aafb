//! Budgets missed by more than a tenth, without a word.

use crate::check::contract::Check;
use crate::model::fee::Budgeted;
use crate::model::ledger::Ledger;
use crate::model::money::Fen;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "variance-without-note";

pub struct VarianceWithoutNote;

impl Check for VarianceWithoutNote {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M19"]
    }

    fn page(&self) -> Page {
        Page {
            zh: "实际比预算多了或少了一成以上，要用一句话说明为什么。正好一成不用。实际写了、账本里又有同名类别的，两个数要一样。\n\n\
                 例：预算 9,000.00，实际 10,200.00，没有 `note:`\n\n\
                 怎么改：写 `note:`，一句话说明原因。",
            en: "Where the actual is off the budget by more than a tenth, a sentence says why. Exactly a tenth needs none. An actual that is written is what the ledger's category of that name adds up to.\n\n\
                 Example: a budget of 9,000.00, an actual of 10,200.00, and no `note:`\n\n\
                 To mend: write a `note:` that says why.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            for row in entry.parts.fee.iter().flat_map(|fee| &fee.budget) {
                look(row, entry.parts.ledgers.first(), faults);
            }
        }
    }
}

fn look(row: &Budgeted, ledger: Option<&Ledger>, faults: &mut Faults) {
    let item = &row.item;
    let booked = ledger.and_then(|ledger| row.booked(ledger));
    if let (Some(actual), Some(booked)) = (&row.actual, booked)
        && actual.value != booked
    {
        let (shown, meant) = (actual.value.grouped(), booked.grouped());
        faults
            .error(
                NAME,
                actual.span,
                say!(
                    "“{item}”实际写的是 {shown}，账本里是 {meant}",
                    "the actual of “{item}” is written as {shown}, but the ledger has {meant}"
                ),
            )
            .mend(say!(
                "删去 `actual:`，由账本来算",
                "leave out `actual:`; the ledger gives it"
            ));
        return;
    }
    let Some(actual) = row.spent(ledger) else { return };
    let apart = Fen(actual.0.saturating_sub(row.budget.value.0));
    let is_far = i128::from(apart.0).abs() * 10 > i128::from(row.budget.value.0).abs();
    if !is_far || row.note.is_some() {
        return;
    }
    let (actual, budget, apart) = (actual.grouped(), row.budget.value.grouped(), apart.grouped());
    faults
        .warn(
            NAME,
            row.span,
            say!(
                "“{item}”实际 {actual}，预算 {budget}，相差 {apart}，超过一成，没有说明",
                "“{item}”: {actual} spent, {budget} planned, {apart} apart, more than a tenth, without a note"
            ),
        )
        .mend(say!(
            "写 `note:`，一句话说明原因",
            "write a `note:` that says why"
        ));
}
