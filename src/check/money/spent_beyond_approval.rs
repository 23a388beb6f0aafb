//! Works that cost more than was approved.

use crate::check::contract::Check;
use crate::model::money::Fen;
use crate::model::project::Project;
use crate::model::site::Site;
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::span::Spanned;
use crate::source::tree::SourceTree;

const NAME: &str = "spent-beyond-approval";

pub struct SpentBeyondApproval;

impl Check for SpentBeyondApproval {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M9"]
    }

    fn page(&self) -> Page {
        Page {
            zh: "已付不超过结算，结算不超过合同，合同不超过预算。超了，要有审价后的金额 `audited`，或者重新表决。没付完的，写明质保金。网页上会注明，住户看得见。\n\n\
                 例：合同 68,400.00，结算 72,000.00，没有审定金额\n\n\
                 怎么改：写 `audited:` 审定的金额和 `retention:` 质保金；写错的，改数。",
            en: "Paid is no more than the settlement, that no more than the contract, that no more than the budget. Beyond that an audited amount or another vote is needed, and what is not yet paid is retention. It is published with the remark.\n\n\
                 Example: a contract of 68,400.00, a settlement of 72,000.00, and nothing audited\n\n\
                 To mend: write what was `audited` and the `retention`; correct what is wrong.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            if let Some(project) = &entry.parts.project {
                look(project, faults);
            }
        }
    }
}

type Amount<'p> = Option<&'p Spanned<Fen>>;

fn look(project: &Project, faults: &mut Faults) {
    let contract: Amount<'_> = project.contract.as_ref().map(|contract| &contract.amount);
    let settled = project.settlement.as_ref();
    let audited = project.audited.as_ref().map(|amount| amount.value);
    let budget = project.budget.as_ref();
    beyond(
        project.paid.as_ref(),
        settled.or(contract),
        ("已付", "结算"),
        ("paid", "the settlement"),
        faults,
    );
    // What an auditor of prices bears out may be more than the contract.
    if settled.is_some_and(|amount| audited.is_none_or(|audited| amount.value > audited)) {
        beyond(
            settled,
            contract,
            ("结算", "合同"),
            ("the settlement", "the contract"),
            faults,
        );
    }
    beyond(
        contract,
        budget,
        ("合同", "预算"),
        ("the contract", "the budget"),
        faults,
    );
    let (Some(settled), Some(paid)) = (settled, project.paid.as_ref()) else {
        return;
    };
    let left = Fen(settled.value.0.saturating_sub(paid.value.0));
    let held = project
        .retention
        .as_ref()
        .map(|amount| amount.value)
        .unwrap_or_default();
    if left.0 > 0 && left != held {
        let (exact, left, held) = (left, left.grouped(), held.grouped());
        faults
            .add(
                NAME,
                Severity::Flag,
                Place::At(paid.span),
                say!(
                    "结算减已付还剩 {left}，质保金写的是 {held}",
                    "{left} of the settlement are not paid, but the retention is {held}"
                ),
            )
            .mend(say!(
                "写 `retention: \"{exact}\"`",
                "write `retention: \"{exact}\"`"
            ));
    }
}

fn beyond(
    spent: Amount<'_>,
    limit: Amount<'_>,
    (zh, zh_limit): (&str, &str),
    (en, en_limit): (&str, &str),
    faults: &mut Faults,
) {
    let (Some(spent), Some(limit)) = (spent, limit) else {
        return;
    };
    if spent.value <= limit.value {
        return;
    }
    let (shown, most) = (spent.value.grouped(), limit.value.grouped());
    let more = Fen(spent.value.0.saturating_sub(limit.value.0)).grouped();
    faults
        .add(
            NAME,
            Severity::Flag,
            Place::At(spent.span),
            say!(
                "{zh} {shown}，超过{zh_limit} {most}，多 {more}",
                "{en}, {shown}, is more than {en_limit}, {most}, by {more}"
            ),
        )
        .mend(say!(
            "有审价的写 `audited:`；重新表决过的，在正文里说明；写错的，改数",
            "write what was `audited`; tell of a new vote in the text; correct what is wrong"
        ));
}
