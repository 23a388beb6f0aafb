//! Common income of which too little goes to the fund.

use std::collections::BTreeSet;

use crate::check::contract::Check;
use crate::check::reading::books::{self, Account};
use crate::check::reading::income;
use crate::model::fund::BuildingRow;
use crate::model::money::Fen;
use crate::model::rules::{Circumstance, FundShare, ShareWhen};
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "fund-share-low";

pub struct FundShareLow;

impl Check for FundShareLow {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M12"]
    }

    fn page(&self) -> Page {
        Page {
            zh: "公共收益扣除成本后是净收益，其中转入维修资金的份额，本小区所用的规则有下限：上海要超过一半（收益主要用于补充维修资金的小区），\
                 北京要不少于一半（有楼的余额不足首期30%时）。低于下限照样公布，页面上说明；业主大会另有决定的，写进正文。\
                 成本是：运维、人工、税、委托经营费、能耗。\n\n\
                 例：净收益 36,890.57，转入 17,707.47，是48%，上海要超过50%\n\n\
                 怎么改：核对类别和金额；确实低于下限，说明业主大会怎么决定的。",
            en: "Income less cost is net income, and the rules that a site uses may ask for a least share of it for the \
                 maintenance fund: in Shanghai more than half where income mainly tops up the fund, in Beijing half or more \
                 where a building has less than 30 % of its first deposit. Below that it is published, with the remark. \
                 Costs are 运维, 人工, 税, 委托经营费 and 能耗.\n\n\
                 Example: 17,707.47 of net 36,890.57 are 48 %, and Shanghai asks for more than half\n\n\
                 To mend: compare categories and amounts; if it is less, say what the owners decided.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        let books = books::by_book(site);
        let of = |book: &str| books.get(book).map_or(&[][..], Vec::as_slice);
        let (income, fund) = (of("common_income"), of("maintenance_fund"));
        let readable = income.iter().filter(|it| !it.entry.parts.ledgers_unread);
        for account in readable {
            let holds = |share: &&FundShare| is_due(site, share, account, fund);
            for share in site.rules.fund_shares.iter().filter(holds) {
                look(account, share, faults);
            }
        }
    }
}

/// Returns whether a share is asked for in the time of an account.
fn is_due(site: &Site, share: &FundShare, account: &Account<'_>, fund: &[Account<'_>]) -> bool {
    match share.when {
        ShareWhen::MainlyFund => circumstances(site).contains(&Circumstance::MainlyFund),
        ShareWhen::FundBelow(threshold) => {
            // What was known when the money was shared out: the newest account of the fund before its end.
            let known = fund.iter().rfind(|it| it.period.to <= account.period.to);
            let is_below = |row: &BuildingRow| {
                let first = row.first_deposit.map_or(0, |first| first.value.0);
                first > 0 && !threshold.is_met(row.closing.value.0, first)
            };
            known.is_some_and(|it| it.ledger.buildings.iter().any(is_below))
        }
    }
}

fn circumstances(site: &Site) -> BTreeSet<Circumstance> {
    site.config.circumstances.iter().copied().collect()
}

fn look(account: &Account<'_>, share: &FundShare, faults: &mut Faults) {
    let (Some(net), Some(given)) = (income::net(account.ledger), income::to_fund(account.ledger)) else {
        return;
    };
    if net <= Fen(0) || share.threshold.is_met(given.0, net.0) {
        return;
    }
    let threshold = share.threshold;
    let permyriad = i128::from(given.0) * 10_000 / i128::from(net.0);
    let (code, part, whole) = (&share.code, threshold.part, threshold.whole);
    let (asks, asks_en) = match threshold.inclusive {
        true => ("不少于", "at least"),
        false => ("超过", "more than"),
    };
    let (given, net) = (given.grouped(), net.grouped());
    let percent = format!("{}.{:02}", permyriad / 100, permyriad % 100);
    faults
        .flag(
            NAME,
            account.ledger.closing.span,
            say!(
                "净收益 {net} 元，转入维修资金 {given} 元，占{percent}%；规则 {code} 要{asks}{whole}分之{part}",
                "of a net income of {net} yuan {given} went to the fund, {percent} %; {code} asks for {asks_en} {part}/{whole}"
            ),
        )
        .mend(say!(
            "核对类别和金额；业主大会另有决定的，写进正文",
            "compare categories and amounts; if the owners decided otherwise, say so in the text"
        ));
}
