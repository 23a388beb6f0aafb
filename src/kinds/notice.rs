//! Notices: what happens when, to whom, and what to do.

use crate::kinds::kind::{Kind, Reading};
use crate::model::fact::{Fact, FactValue};
use crate::model::parts::{FollowUp, Level, Mode, Parts};
use crate::parse::beside::Beside;
use crate::parse::facts::Facts;
use crate::parse::fields::Fields;
use crate::parse::schedule::{WINDOW, read_schedule};
use crate::parse::schema::{Field, FieldKind};
use crate::report::faults::Faults;

/// A notice.
pub struct Notice;

const TOPIC: FieldKind = FieldKind::Choice(&[
    "停水",
    "停电",
    "燃气",
    "电梯",
    "消防",
    "垃圾",
    "装修",
    "停车",
    "防汛",
    "高空抛物",
    "消杀",
    "水质",
    "业主大会",
    "维修资金",
    "施工",
    "价格",
    "值守",
    "失物",
    "其他",
]);

/// The keys of `follow_up`.
pub const FOLLOW_UP: &[Field] = &[
    Field::optional(
        "due",
        FieldKind::Day,
        "期限：最迟哪天公布结果",
        "By when the result is told",
        "2026-03-25",
    ),
    Field::optional(
        "status",
        FieldKind::Choice(&["open", "done"]),
        "状态：未办结或办结",
        "Open or done",
        "done",
    )
    .or("open"),
    Field::optional(
        "result",
        FieldKind::Text,
        "结果：办得怎样",
        "What came of it",
        "15:20恢复供水。",
    ),
];

const FIELDS: &[Field] = &[
    Field::optional(
        "topic",
        TOPIC,
        "类别：停水、停电、电梯……",
        "What it is about",
        "停水",
    )
    .or("其他"),
    Field::optional(
        "level",
        FieldKind::Choice(&["urgent", "important", "normal", "tip"]),
        "级别：只有紧急的才上横幅",
        "Only urgent ones make a banner",
        "important",
    )
    .or("normal"),
    Field::optional(
        "mode",
        FieldKind::Choice(&["real", "drill", "test"]),
        "性质：真实、演练、测试",
        "In earnest, a drill, a test",
        "drill",
    )
    .or("real"),
    Field::optional(
        "starts",
        FieldKind::When,
        "开始：日期或日期加时刻",
        "When it starts",
        "2026-03-18T08:30",
    ),
    Field::optional(
        "ends",
        FieldKind::When,
        "结束：只写日期就算到当天结束",
        "When it ends",
        "2026-03-18T16:00",
    ),
    Field::optional(
        "windows",
        FieldKind::List(&FieldKind::Map(WINDOW)),
        "分批时间：每批的开始、结束、范围",
        "Parts of it for some of the audience",
        "[{starts: 2026-11-05T08:00, ends: 2026-11-05T12:00, audience: {buildings: [1, 2, 3]}}]",
    ),
    Field::optional(
        "reason",
        FieldKind::Text,
        "原因：为什么",
        "Why",
        "水箱每半年清洗一次。",
    ),
    Field::optional(
        "effect",
        FieldKind::Text,
        "影响：有什么不便",
        "What it means for residents",
        "全楼停水。",
    ),
    Field::optional(
        "actions",
        FieldKind::List(&FieldKind::Text),
        "请您这样做：每项一句",
        "What to do, one line each",
        "[前一晚存好水。]",
    ),
    Field::optional(
        "contact",
        FieldKind::Text,
        "联系：岗位的编号",
        "The role to turn to",
        "engineering",
    ),
    Field::optional(
        "meeting",
        FieldKind::Choice(&["regular", "extraordinary"]),
        "会议：业主大会定期会议 regular、临时会议 extraordinary",
        "A regular meeting of owners, or one out of turn",
        "extraordinary",
    )
    .or("regular"),
    Field::optional(
        "supersedes",
        FieldKind::Id,
        "取代：被这一份取代的编号",
        "The id of the one it replaces",
        "nt-15",
    ),
    Field::optional(
        "follow_up",
        FieldKind::Map(FOLLOW_UP),
        "结果公布：期限、状态、结果",
        "What came of it",
        "{due: 2026-03-25, status: done, result: 15:20恢复供水。}",
    ),
];

impl Kind for Notice {
    fn name(&self) -> &'static str {
        "notice"
    }

    fn folder(&self) -> &'static str {
        "notices"
    }

    fn called(&self) -> (&'static str, &'static str) {
        ("通知公告", "Notices")
    }

    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn read(&self, fields: &Fields<'_>, _beside: Beside<'_>, _faults: &mut Faults) -> Reading {
        let parts = Parts {
            schedule: read_schedule(fields),
            level: Some(fields.choice("level", &Level::NAMES).unwrap_or(Level::Normal)),
            topic: Some(fields.text("topic").unwrap_or("其他").to_owned()),
            mode: fields.choice("mode", &Mode::NAMES).unwrap_or_default(),
            actions: fields.texts("actions"),
            contact: fields.spanned("contact"),
            follow_up: fields.map("follow_up").map(|keys| read_follow_up(&keys)),
            supersedes: fields.spanned("supersedes"),
            extraordinary: fields.text("meeting") == Some("extraordinary"),
            ..Parts::default()
        };
        let mut facts = Facts::default();
        facts.mode(parts.mode);
        facts.schedule(parts.schedule.as_ref());
        facts.audience(fields);
        facts.text("effect", fields.text("effect"));
        facts.text("reason", fields.text("reason"));
        facts.role("contact", fields.text("contact"));
        if let Some(earlier) = fields.string("supersedes") {
            facts.add(Fact {
                label: "supersedes",
                value: FactValue::Entry(earlier),
            });
        }
        if let Some(topic) = &parts.topic {
            facts.add(Fact {
                label: "topic",
                value: FactValue::Word(format!("topic.{topic}")),
            });
        }
        Reading {
            facts: facts.finish(),
            parts,
        }
    }
}

fn read_follow_up(fields: &Fields<'_>) -> FollowUp {
    FollowUp {
        due: fields.day("due"),
        status: fields.string("status"),
        result: fields.string("result"),
    }
}
