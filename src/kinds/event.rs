//! Events: when, where, how to take part.

use crate::kinds::kind::{Kind, Reading};
use crate::model::fact::{Fact, FactValue};
use crate::model::parts::{Mode, Parts, SignUp};
use crate::parse::beside::Beside;
use crate::parse::facts::Facts;
use crate::parse::fields::Fields;
use crate::parse::schedule::read_schedule;
use crate::parse::schema::{Field, FieldKind};
use crate::report::faults::Faults;

/// An event that residents can come to.
pub struct Event;

/// The keys of `sign_up`.
pub const SIGN_UP: &[Field] = &[
    Field::optional(
        "from",
        FieldKind::When,
        "开始：从何时起可以报名",
        "From when",
        "2026-06-27",
    ),
    Field::optional(
        "until",
        FieldKind::When,
        "截止：只写日期就算到当天结束",
        "Until when",
        "2026-07-13T20:00",
    ),
    Field::optional(
        "how",
        FieldKind::Text,
        "办法：怎么报名",
        "How",
        "到前台登记或打0000-8800111。",
    ),
    Field::optional(
        "capacity",
        FieldKind::Number,
        "名额：最多几人",
        "How many can come",
        "40",
    ),
];

const FIELDS: &[Field] = &[
    Field::required(
        "starts",
        FieldKind::When,
        "开始：日期或日期加时刻",
        "When it starts",
        "2026-07-18T19:00",
    ),
    Field::optional(
        "ends",
        FieldKind::When,
        "结束：只写日期就算到当天结束",
        "When it ends",
        "2026-07-18T21:00",
    ),
    Field::required(
        "place",
        FieldKind::Text,
        "地点：地点的编号或名称",
        "Where: a place's id or name",
        "plaza",
    ),
    Field::optional(
        "topic",
        FieldKind::Text,
        "类别：晚会、义诊、集市……",
        "What kind of event",
        "纳凉",
    ),
    Field::optional(
        "sign_up",
        FieldKind::Map(SIGN_UP),
        "报名：起止、办法、名额",
        "How to take part",
        "{until: 2026-07-13, how: 到前台登记。}",
    ),
    Field::optional(
        "cost",
        FieldKind::Text,
        "费用：要不要钱，钱从哪里来",
        "What it costs",
        "免费。",
    ),
    Field::optional(
        "mode",
        FieldKind::Choice(&["real", "drill", "test"]),
        "性质：真实、演练、测试",
        "In earnest, a drill, a test",
        "drill",
    )
    .or("real"),
    Field::optional(
        "rain_plan",
        FieldKind::Text,
        "遇雨安排：下雨怎么办",
        "What if it rains",
        "下雨改在活动室。",
    ),
];

impl Kind for Event {
    fn name(&self) -> &'static str {
        "event"
    }

    fn folder(&self) -> &'static str {
        "events"
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("社区活动", "Events")
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn read(&self, fields: &Fields<'_>, _beside: Beside<'_>, _faults: &mut Faults) -> Reading {
        let sign_up = fields.map("sign_up");
        let parts = Parts {
            schedule: read_schedule(fields),
            topic: fields.string("topic"),
            mode: fields.choice("mode", &Mode::NAMES).unwrap_or_default(),
            sign_up: sign_up.map(|keys| read_sign_up(&keys)),
            ..Parts::default()
        };
        let mut facts = Facts::default();
        facts.mode(parts.mode);
        facts.schedule(parts.schedule.as_ref());
        if let Some(place) = fields.string("place") {
            facts.add(Fact {
                label: "place",
                value: FactValue::Place(place),
            });
        }
        facts.audience(fields);
        if let Some(keys) = sign_up {
            add_sign_up(&keys, &mut facts);
        }
        facts.text("cost", fields.text("cost"));
        facts.text("rain-plan", fields.text("rain_plan"));
        facts.text("topic", fields.text("topic"));
        Reading {
            facts: facts.finish(),
            parts,
        }
    }
}

fn read_sign_up(fields: &Fields<'_>) -> SignUp {
    SignUp {
        from: fields.when("from").map(|when| when.as_start()),
        until: fields.when("until").map(|when| when.as_end()),
        how: fields.string("how"),
        capacity: fields.number("capacity"),
    }
}

fn add_sign_up(keys: &Fields<'_>, facts: &mut Facts) {
    facts.text("sign-up", keys.text("how"));
    let fact = match (keys.when("from"), keys.when("until")) {
        (Some(from), until) => {
            let value = FactValue::Window(from.as_start(), until.map(|when| when.as_end()));
            Some(Fact {
                label: "sign-up-window",
                value,
            })
        }
        (None, Some(until)) => Some(Fact {
            label: "sign-up-until",
            value: FactValue::When(until),
        }),
        (None, None) => None,
    };
    if let Some(fact) = fact {
        facts.add(fact);
    }
    if let Some(capacity) = keys.number("capacity") {
        facts.add(Fact {
            label: "capacity",
            value: FactValue::Number(u64::from(capacity)),
        });
    }
}
