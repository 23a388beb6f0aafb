//! Disclosures: ledgers, their days, where they hang.

use crate::kinds::kind::{Kind, Reading};
use crate::model::fact::{Fact, FactValue};
use crate::model::parts::{Display, Parts};
use crate::parse::audit::{AUDIT, read_audit};
use crate::parse::beside::Beside;
use crate::parse::facts::Facts;
use crate::parse::fee::{FEE, read_fee};
use crate::parse::fields::Fields;
use crate::parse::ledger::{BOOKS, LEDGER, read_ledger};
use crate::parse::period::{PERIOD, read_period};
use crate::parse::project::{PROJECT, read_project};
use crate::parse::schema::{Field, FieldKind};
use crate::parse::utility::{UTILITY, read_utility};
use crate::report::faults::Faults;

/// An account that is laid open.
pub struct Disclosure;

/// The keys of `display`.
pub const DISPLAY: &[Field] = &[
    Field::required(
        "boards",
        FieldKind::List(&FieldKind::Text),
        "公告栏：公告栏的编号",
        "Ids of notice boards",
        "[east, west]",
    ),
    Field::required(
        "from",
        FieldKind::Day,
        "从：张贴的第一天",
        "The first day",
        "2026-04-10",
    ),
    Field::required(
        "to",
        FieldKind::Day,
        "到：张贴的最后一天",
        "The last day",
        "2026-04-30",
    ),
];

const FIELDS: &[Field] = &[
    Field::optional(
        "topic",
        BOOKS,
        "类别：公共收益、维修资金、物业费……",
        "What it is about",
        "common_income",
    )
    .or("other"),
    Field::required(
        "period",
        FieldKind::Map(PERIOD),
        "所属期间：账目的起止日期",
        "The days it is about",
        "{from: 2026-01-01, to: 2026-03-31}",
    ),
    Field::optional(
        "ledgers",
        FieldKind::List(&FieldKind::Map(LEDGER)),
        "账本：期初、明细、期末",
        "Opening, lines, closing",
        "[{book: common_income, opening: \"186420.35\", lines: dis-2026-ci-q1.csv, closing: \"193936.58\"}]",
    ),
    Field::optional(
        "project",
        FieldKind::Map(PROJECT),
        "工程：从方案到付款，谁来分摊",
        "Works from the plan to the payment, and who bears them",
        "{part: 1号楼1单元1号梯曳引机, scope: {units: [\"1-1\"]}, settlement: \"68400.00\"}",
    ),
    Field::optional(
        "fee",
        FieldKind::Map(FEE),
        "物业费：收费方式、分楼收缴、预算",
        "The service fee: mode, collection by building, budget",
        "{mode: remuneration}",
    ),
    Field::optional(
        "utility",
        FieldKind::Map(UTILITY),
        "水电：公共的水、电，每只表一行",
        "Shared power and water, a meter a row",
        "{meters: [{name: 电梯, quantity: \"18420\", unit_price: \"0.53\", amount: \"9762.60\"}], bill: \"9762.60\"}",
    ),
    Field::optional(
        "audit",
        FieldKind::Map(AUDIT),
        "审计：审计单位、意见、问题和整改",
        "Who audited, the opinion, findings and what became of them",
        "{firm: 示例会计师事务所, opinion: 无保留意见}",
    ),
    Field::optional(
        "display",
        FieldKind::Map(DISPLAY),
        "张贴：哪些公告栏、哪些天",
        "On which boards, on which days",
        "{boards: [east, west], from: 2026-04-10, to: 2026-04-30}",
    ),
];

impl Kind for Disclosure {
    fn name(&self) -> &'static str {
        "disclosure"
    }

    fn folder(&self) -> &'static str {
        "disclosures"
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("费用公示", "Accounts")
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn read(&self, fields: &Fields<'_>, beside: Beside<'_>, faults: &mut Faults) -> Reading {
        let ledgers = fields
            .maps("ledgers")
            .filter_map(|keys| read_ledger(&keys, beside, faults))
            .collect();
        let parts = Parts {
            topic: Some(fields.text("topic").unwrap_or("other").to_owned()),
            ledgers,
            project: fields.map("project").and_then(|keys| read_project(&keys)),
            fee: fields.map("fee").and_then(|keys| read_fee(&keys)),
            utility: fields.map("utility").map(|keys| read_utility(&keys)),
            period: read_period(fields),
            display: fields.map("display").map(|keys| read_display(&keys)),
            audit: fields.map("audit").and_then(|keys| read_audit(&keys)),
            ..Parts::default()
        };
        Reading {
            facts: facts(&parts),
            parts,
        }
    }
}

fn read_display(fields: &Fields<'_>) -> Display {
    Display {
        boards: fields.spanned_texts("boards"),
        from: fields.day("from"),
        to: fields.day("to"),
    }
}

fn facts(parts: &Parts) -> Vec<Fact> {
    let mut facts = Facts::default();
    if let Some(topic) = &parts.topic {
        let key = format!("topic.{topic}");
        facts.add(Fact {
            label: "topic",
            value: FactValue::Word(key),
        });
    }
    if let Some(period) = &parts.period {
        let value = FactValue::Period(period.from, period.to);
        facts.add(Fact {
            label: "period",
            value,
        });
    }
    if let Some(display) = &parts.display {
        if let (Some(from), Some(to)) = (display.from, display.to) {
            facts.add(Fact {
                label: "display",
                value: FactValue::Period(from, to),
            });
        }
        let boards = display.boards.iter().map(|board| board.value.clone()).collect();
        facts.add(Fact {
            label: "boards",
            value: FactValue::Boards(boards),
        });
    }
    facts.finish()
}
