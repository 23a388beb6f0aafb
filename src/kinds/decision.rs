//! Decisions: the votes, and what the law makes of them.

use crate::kinds::kind::{Kind, Reading};
use crate::model::audience::Audience;
use crate::model::fact::{Fact, FactValue};
use crate::model::parts::Parts;
use crate::model::vote::{Assembly, Body, Committee, Outcome, Tally, Vote};
use crate::parse::beside::Beside;
use crate::parse::facts::Facts;
use crate::parse::fields::Fields;
use crate::parse::period::{PERIOD, read_days};
use crate::parse::schema::{Field, FieldKind};
use crate::parse::tally::{AREAS, COMMITTEE, HEADS, SCOPE, read_areas, read_committee, read_heads};
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::Spanned;

/// A decision of the owners or of their committee.
pub struct Decision;

const FIELDS: &[Field] = &[
    Field::optional(
        "by",
        FieldKind::Choice(&["assembly", "committee"]),
        "谁决定：业主大会 assembly、业委会 committee",
        "Who decides: all owners, or their committee",
        "assembly",
    )
    .or("assembly"),
    Field::optional(
        "item",
        FieldKind::Number,
        "第几项：《民法典》第二百七十八条的第几项，1到9；业主表决必须写",
        "Which of the nine matters of article 278; owners' votes need it",
        "5",
    ),
    Field::optional(
        "scope",
        FieldKind::Map(SCOPE),
        "范围：由哪些楼栋、单元的业主表决",
        "Whose owners vote",
        "{units: [\"1-1\"]}",
    )
    .or("全体业主"),
    Field::optional(
        "announced",
        FieldKind::Day,
        "议程公告日：哪天公布要表决什么",
        "The day the agenda was published",
        "2026-03-20",
    ),
    Field::optional(
        "voting",
        FieldKind::Map(PERIOD),
        "表决期间：从哪天到哪天投票",
        "The days of voting",
        "{from: 2026-04-08, to: 2026-04-15}",
    ),
    Field::optional(
        "heads",
        FieldKind::Map(HEADS),
        "人数：应有、参与、同意、反对、弃权、废票",
        "Heads: total, participating, agree, oppose, abstain, invalid",
        "{total: 12, participating: 10, agree: 8, oppose: 2}",
    ),
    Field::optional(
        "area",
        FieldKind::Map(AREAS),
        "面积：同样几项，单位平方米",
        "The same in square metres",
        "{total: \"1068.00\", participating: \"890.00\", agree: \"712.00\", oppose: \"178.00\"}",
    ),
    Field::optional(
        "committee",
        FieldKind::Map(COMMITTEE),
        "业委会：委员、到会、同意的人数",
        "Members of the committee: all, present, agreeing",
        "{members: 5, present: 5, agree: 4}",
    ),
    Field::optional(
        "meeting",
        FieldKind::Choice(&["regular", "extraordinary"]),
        "会议：业主大会定期会议 regular、临时会议 extraordinary",
        "A regular meeting of owners, or one out of turn",
        "extraordinary",
    )
    .or("regular"),
    Field::required(
        "result",
        FieldKind::Choice(&["passed", "failed"]),
        "结果：通过 passed、不通过 failed；程序会重算",
        "As declared; the program counts again",
        "passed",
    ),
    Field::optional(
        "objections",
        FieldKind::Text,
        "异议：收到几条、怎么答复",
        "Objections, and the answers",
        "公示期内没有收到异议。",
    ),
];

impl Kind for Decision {
    fn name(&self) -> &'static str {
        "decision"
    }

    fn folder(&self) -> &'static str {
        "decisions"
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("表决与决定", "Votes and decisions")
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn read(&self, fields: &Fields<'_>, _beside: Beside<'_>, faults: &mut Faults) -> Reading {
        let vote = read_vote(fields, faults);
        let mut facts = Facts::default();
        if let Some(vote) = &vote {
            add_facts(vote, &mut facts);
        }
        facts.text("objections", fields.text("objections"));
        let parts = Parts {
            vote,
            extraordinary: fields.text("meeting") == Some("extraordinary"),
            ..Parts::default()
        };
        Reading {
            facts: facts.finish(),
            parts,
        }
    }
}

fn read_vote(fields: &Fields<'_>, faults: &mut Faults) -> Option<Vote> {
    let body = match fields.text("by").unwrap_or("assembly") {
        "committee" => read_committee_vote(fields),
        _ => read_assembly(fields, faults),
    };
    let result = fields.choice("result", &Outcome::NAMES)?;
    let day = |key: &str| {
        fields.day(key).map(|value| Spanned {
            value,
            span: fields.span(key),
        })
    };
    let voting = fields.map("voting").and_then(|keys| read_days(&keys));
    let voting = voting.map(|days| Spanned {
        value: (days.from, days.to),
        span: days.span,
    });
    let scope = fields.map("scope").map(|keys| Audience {
        buildings: keys.texts("buildings"),
        units: keys.texts("units"),
        groups: Vec::new(),
    });
    Some(Vote {
        by: body?,
        scope: scope.unwrap_or_default(),
        announced: day("announced"),
        voting,
        declared: Spanned {
            value: result,
            span: fields.span("result"),
        },
    })
}

fn read_assembly(fields: &Fields<'_>, faults: &mut Faults) -> Option<Body> {
    let keys = ["item", "heads", "area"];
    // With none of them it is a template that waits to be filled, which a check tells.
    if fields.spans().any(|(name, _)| keys.contains(&name)) {
        tell_missing(&keys, fields, faults);
    }
    let tallies: (Option<Tally>, Option<Tally>) = (
        fields.map("heads").and_then(|keys| read_heads(&keys)),
        fields.map("area").and_then(|keys| read_areas(&keys)),
    );
    let item = fields.number("item")?;
    if !(1..=9).contains(&item) {
        faults
            .error(
                "wrong-number",
                fields.span("item"),
                say!(
                    "第二百七十八条只有第1到第9项，没有第 {item} 项",
                    "article 278 has items 1 to 9, not {item}"
                ),
            )
            .mend(say!(
                "使用维修资金是 5，筹集是 6，改变共有部分用途或者用它经营是 8",
                "using the maintenance fund is 5, raising it is 6, another use of common parts is 8"
            ));
        return None;
    }
    Some(Body::Assembly(Box::new(Assembly {
        item,
        heads: tallies.0?,
        area: tallies.1?,
    })))
}

fn read_committee_vote(fields: &Fields<'_>) -> Option<Body> {
    let committee: Option<Committee> = fields.map("committee").and_then(|keys| read_committee(&keys));
    committee.map(Body::Committee)
}

/// Tells keys that a vote of owners needs.
fn tell_missing(keys: &[&str], fields: &Fields<'_>, faults: &mut Faults) {
    for key in keys {
        if fields.spans().any(|(name, _)| name == *key) {
            continue;
        }
        let known = FIELDS.iter().find(|field| field.name == *key);
        let example = known.map_or("", |field| field.example);
        faults
            .error(
                "missing-key",
                fields.span("result"),
                say!("业主表决缺少 `{key}`", "a vote of owners needs `{key}`"),
            )
            .mend(say!(
                "加一行，例如 `{key}: {example}`",
                "add a line such as `{key}: {example}`"
            ));
    }
}

fn add_facts(vote: &Vote, facts: &mut Facts) {
    let mut word = |label: &'static str, key: String| {
        facts.add(Fact {
            label,
            value: FactValue::Word(key),
        });
    };
    word("result", format!("vote.{}", vote.declared.value.name()));
    match &vote.by {
        Body::Assembly(assembly) => {
            word("decided-by", "vote.by.assembly".to_owned());
            word("matter", format!("vote.item.{}", assembly.item));
        }
        Body::Committee(_) => word("decided-by", "vote.by.committee".to_owned()),
    }
    facts.add(Fact {
        label: "vote-scope",
        value: FactValue::Audience(vote.scope.clone()),
    });
    facts.day("announced", vote.announced.as_ref().map(|day| day.value));
    if let Some(voting) = &vote.voting {
        let (from, to) = voting.value;
        facts.add(Fact {
            label: "voting",
            value: FactValue::Period(from, to),
        });
    }
}
