//! Payments that nothing of the right kind allows.

use crate::check::contract::Check;
use crate::check::reading::approvals;
use crate::check::reading::income;
use crate::model::ledger::{Approval, Ledger, Line, Side};
use crate::model::site::Site;
use crate::model::vote::Outcome;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "out-without-approval";

pub struct OutWithoutApproval;

impl Check for OutWithoutApproval {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M10"]
    }

    fn page(&self) -> Page {
        Page {
            zh: "每一笔支出都要说得出凭什么付的：决议（`decision`）、合同（`contract`），或用 `approval` 写明是 vote（业主表决）、\
                 committee（业委会）、contract（合同）、emergency（应急）、standing（常设规定）。决议写编号的，跟着决议走；决议没有通过，就不算。\
                 维修资金用在项目上，要业主表决；应急抢修写 emergency。公共收益的日常成本（运维、人工、税、委托经营费、能耗）不必逐笔写。\
                 数是真的照样公布，页面上说明。\n\n\
                 例：维修资金支出68,400.00，没有写决议\n\n\
                 怎么改：补上 `decision` 或 `approval`；确实没有，就让页面照实说明。",
            en: "Every payment says what allowed it: a decision, a contract, or `approval` with vote, committee, contract, \
                 emergency or standing. A decision named by its id speaks for itself; one that did not pass allows nothing. \
                 Works paid by the maintenance fund need the owners' vote, urgent repairs say emergency. The running costs \
                 of common income need not say it line by line. What is true is published, with the remark.\n\n\
                 Example: 68,400.00 out of the fund without a decision\n\n\
                 To mend: add `decision` or `approval`; if there is none, the page says so.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for ledger in site.checked().flat_map(|entry| &entry.parts.ledgers) {
            if !ledger.carries_balance() || ledger.book.value == "other" {
                continue;
            }
            for line in ledger.lines.iter().filter(|line| line.side == Side::Out) {
                look(site, ledger, line, faults);
            }
        }
    }
}

fn look(site: &Site, ledger: &Ledger, line: &Line, faults: &mut Faults) {
    let (item, amount) = (&line.item, line.amount.value.grouped());
    if let Some(decision) = approvals::decision(site, line)
        && decision.outcome == Outcome::Failed
    {
        let title = &decision.entry.meta.title;
        faults
            .flag(
                NAME,
                line.span,
                say!(
                    "“{item}” {amount} 元所依据的《{title}》没有通过",
                    "“{item}”, {amount} yuan, rests on “{title}”, which did not pass"
                ),
            )
            .mend(say!("写上通过了的决议", "name a decision that passed"));
        return;
    }
    let category = line.category.as_deref().unwrap_or_default();
    let kind = approvals::kind(site, line);
    let is_named = kind.is_some() || line.decision.is_some() || line.contract.is_some();
    let is_works = ledger.book.value == "maintenance_fund" && matches!(category, "项目" | "应急" | "");
    if !is_works && (is_named || income::is_cost(line)) {
        return;
    }
    match kind {
        Some(Approval::Vote | Approval::Emergency) => {}
        Some(_) if is_works => {
            faults
                .flag(
                    NAME,
                    line.span,
                    say!(
                        "“{item}” {amount} 元是维修资金的工程，要业主表决，或属应急抢修",
                        "“{item}”, {amount} yuan, is paid by the maintenance fund, which needs the owners' vote or an emergency"
                    ),
                )
                .mend(say!(
                    "写上业主表决的 `decision`；应急的写 `approval: emergency`",
                    "name the owners' `decision`, or write `approval: emergency`"
                ));
        }
        _ if is_works && line.decision.is_some() => {}
        _ => {
            faults
                .flag(
                    NAME,
                    line.span,
                    say!(
                        "“{item}” {amount} 元没有写明凭什么付的",
                        "“{item}”, {amount} yuan: it does not say what allowed it"
                    ),
                )
                .mend(say!(
                    "补上 `decision`（决议）、`contract`（合同）或 `approval`（审批）",
                    "add `decision`, `contract` or `approval`"
                ));
        }
    }
}
