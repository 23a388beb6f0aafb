//! Newsletters: a letter and sections of entries.

use crate::kinds::kind::{Kind, Reading};
use crate::model::fact::{Fact, FactValue};
use crate::model::parts::{Issue, Parts, Pick, Section, Show};
use crate::parse::beside::Beside;
use crate::parse::facts::Facts;
use crate::parse::fields::Fields;
use crate::parse::period::{PERIOD, read_period};
use crate::parse::schema::{Field, FieldKind};
use crate::report::faults::Faults;

/// An issue of the newsletter.
pub struct Newsletter;

/// The keys of a `pick` that is a rule.
pub const PICK: &[Field] = &[
    Field::required(
        "kind",
        FieldKind::Text,
        "种类：如 notice、event",
        "A kind such as notice",
        "notice",
    ),
    Field::optional(
        "from",
        FieldKind::Day,
        "从：这一天起发布的",
        "Issued from this day",
        "2026-01-01",
    ),
    Field::optional(
        "to",
        FieldKind::Day,
        "到：这一天止发布的",
        "Issued through this day",
        "2026-03-31",
    ),
    Field::optional(
        "limit",
        FieldKind::Number,
        "最多：最多几条",
        "At most so many",
        "5",
    ),
];

/// The keys of a section.
pub const SECTION: &[Field] = &[
    Field::required(
        "title",
        FieldKind::Text,
        "栏目：栏目名称",
        "The section's title",
        "这一季的通知",
    ),
    Field::required(
        "pick",
        FieldKind::Pick(PICK),
        "选取：条目编号，或按种类和日期",
        "Ids of entries, or a rule",
        "[nt-01, nt-02]",
    ),
    Field::optional(
        "show",
        FieldKind::Choice(&["full", "summary", "table"]),
        "显示：全文、摘要、表格",
        "How much of each",
        "summary",
    )
    .or("summary"),
];

const FIELDS: &[Field] = &[
    Field::required(
        "number",
        FieldKind::Number,
        "期号：第几期",
        "The issue's number",
        "3",
    ),
    Field::required(
        "period",
        FieldKind::Map(PERIOD),
        "所属期间：这一期讲哪些天",
        "The days it is about",
        "{from: 2026-01-01, to: 2026-03-31}",
    ),
    Field::optional(
        "sections",
        FieldKind::List(&FieldKind::Map(SECTION)),
        "栏目：每个栏目选哪些条目",
        "Its sections",
        "[{title: 这一季的通知, pick: [nt-01, nt-02], show: summary}]",
    ),
];

impl Kind for Newsletter {
    fn name(&self) -> &'static str {
        "newsletter"
    }

    fn folder(&self) -> &'static str {
        "newsletters"
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("小区通讯", "Newsletter")
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn read(&self, fields: &Fields<'_>, _beside: Beside<'_>, _faults: &mut Faults) -> Reading {
        let period = read_period(fields);
        let issue = fields.number("number").zip(period).map(|(number, period)| Issue {
            number,
            period,
            sections: fields
                .maps("sections")
                .filter_map(|keys| read_section(&keys))
                .collect(),
        });
        let mut facts = Facts::default();
        if let Some(issue) = &issue {
            let number = FactValue::Number(u64::from(issue.number));
            facts.add(Fact {
                label: "number",
                value: number,
            });
            let period = FactValue::Period(issue.period.from, issue.period.to);
            facts.add(Fact {
                label: "period",
                value: period,
            });
        }
        let parts = Parts {
            issue,
            period,
            ..Parts::default()
        };
        Reading {
            facts: facts.finish(),
            parts,
        }
    }
}

fn read_section(fields: &Fields<'_>) -> Option<Section> {
    let shows = [
        ("full", Show::Full),
        ("summary", Show::Summary),
        ("table", Show::Table),
    ];
    let pick = match fields.map("pick") {
        Some(rule) => Pick::Rule {
            kind: rule.spanned("kind")?,
            from: rule.day("from"),
            to: rule.day("to"),
            limit: rule.number("limit").map(|limit| limit as usize),
        },
        None => Pick::Ids(fields.spanned_texts("pick")),
    };
    Some(Section {
        title: fields.string("title")?,
        pick,
        show: fields.choice("show", &shows).unwrap_or(Show::Summary),
        span: fields.span,
    })
}
