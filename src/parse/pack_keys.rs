//! The keys of a pack of rules.

use crate::parse::schema::{Field, FieldKind};

/// A day of the year after a period.
pub const DUE_EXAMPLE: &str = "03-31";

const LAWS: FieldKind = FieldKind::List(&FieldKind::Law);

/// The keys of a text that rules rest on.
pub const TEXT: &[Field] = &[
    Field::required(
        "id",
        FieldKind::Id,
        "编号：法规的编号",
        "The statute's id",
        "sh-property",
    ),
    Field::required(
        "title",
        FieldKind::Text,
        "名称：法规的名称",
        "What it is called",
        "上海市住宅物业管理规定",
    ),
    Field::optional(
        "title_en",
        FieldKind::Text,
        "英文名称",
        "The same in English",
        "Shanghai Regulation on Residential Property Management",
    ),
];

/// The keys of a least share for the fund.
pub const SHARE: &[Field] = &[
    Field::required(
        "share",
        FieldKind::Text,
        "比例：写成分数",
        "A fraction",
        "\"1/2\"",
    ),
    Field::optional(
        "inclusive",
        FieldKind::Flag,
        "含本数：法条写“以上”为 true，写“高于”为 false",
        "Whether the share itself is enough",
        "true",
    )
    .or("true"),
    Field::required(
        "when",
        FieldKind::Choice(&["mainly_fund", "fund_below"]),
        "何时：收益主要补充维修资金 mainly_fund，或资金余额低于 below",
        "Income mainly tops up the fund, or the fund is below `below`",
        "mainly_fund",
    ),
    Field::optional(
        "below",
        FieldKind::Text,
        "低于：余额占首期额的分数",
        "What is left, as a share of the first deposit",
        "\"30/100\"",
    ),
    Field::required(
        "basis",
        LAWS,
        "依据：法规编号#条号",
        "The article",
        "[sh-property#51]",
    ),
];

/// The keys of what meets a duty.
pub const MET_BY: &[Field] = &[
    Field::optional(
        "kind",
        FieldKind::Text,
        "种类：内容的种类",
        "A kind of content",
        "disclosure",
    ),
    Field::optional(
        "topic",
        FieldKind::Text,
        "类别：`topic` 的值",
        "A topic",
        "common_income",
    ),
    Field::optional(
        "by",
        FieldKind::Choice(&["assembly", "committee"]),
        "谁决定：业主大会、业委会",
        "Who decided",
        "assembly",
    ),
];

/// The keys of a duty.
pub const DUTY: &[Field] = &[
    Field::required(
        "id",
        FieldKind::Text,
        "编号：字母加数字",
        "A letter and a number",
        "C1",
    ),
    Field::required(
        "item",
        FieldKind::Text,
        "事项：公开什么",
        "What is laid open",
        "公共收益收支明细",
    ),
    Field::optional(
        "item_en",
        FieldKind::Text,
        "英文事项",
        "The same in English",
        "Common income, line by line",
    ),
    Field::required(
        "duty_of",
        FieldKind::List(&FieldKind::Choice(&["manager", "committee"])),
        "谁公开：物业 manager、业委会 committee",
        "Whose duty it is",
        "[manager, committee]",
    ),
    Field::required(
        "period",
        FieldKind::Choice(&["permanent", "month", "quarter", "half", "year", "event"]),
        "多久：长期、月、季、半年、年、每次",
        "How often",
        "quarter",
    ),
    Field::optional(
        "period_basis",
        LAWS,
        "多久的依据：不写就是本站自定",
        "Articles that say how often; none: own standard",
        "[sh-property#66]",
    ),
    Field::optional(
        "due",
        FieldKind::Text,
        "期限：P+15d、E+3d、E-15d、\"03-31\"",
        "By when",
        "P+15d",
    ),
    Field::optional(
        "due_extraordinary",
        FieldKind::Text,
        "临时会议的期限",
        "By when, for an extraordinary meeting",
        "E-7d",
    ),
    Field::optional(
        "due_basis",
        LAWS,
        "期限的依据：不写就是本站自定",
        "Articles that give the term; none: own standard",
        "[bj-property#37]",
    ),
    Field::optional(
        "display_min_days",
        FieldKind::Number,
        "至少展示几天",
        "Least days on the boards",
        "30",
    ),
    Field::optional(
        "days",
        FieldKind::Choice(&["calendar", "working"]),
        "怎么数天：自然日、工作日",
        "Calendar or working days",
        "calendar",
    )
    .or("calendar"),
    Field::optional(
        "display_basis",
        LAWS,
        "展示天数的依据：不写就是本站自定",
        "Articles that give the days; none: own standard",
        "[sh-property#67]",
    ),
    Field::optional(
        "columns",
        FieldKind::List(&FieldKind::Text),
        "要看得到的栏目",
        "What must be seen in it",
        "[项目, 金额]",
    ),
    Field::optional(
        "basis",
        LAWS,
        "依据：法规编号#条号",
        "The articles",
        "[cn-civil-code#943]",
    ),
    Field::optional(
        "met_by",
        FieldKind::List(&FieldKind::Map(MET_BY)),
        "由什么满足：没写 `meets` 的内容按这里算",
        "What meets it without saying so",
        "[{kind: disclosure, topic: common_income}]",
    ),
    Field::optional(
        "condition",
        FieldKind::Choice(&[
            "remuneration",
            "lump_sum",
            "mainly_fund",
            "self_managed",
            "resale",
        ]),
        "条件：只在这种情况下要公开",
        "It holds only so",
        "remuneration",
    ),
    Field::optional(
        "not_here",
        FieldKind::Text,
        "不上网的理由",
        "Why it is not on the site",
        "只发给本人",
    ),
    Field::optional(
        "not_here_en",
        FieldKind::Text,
        "英文理由",
        "The same in English",
        "Only for the owner",
    ),
    Field::optional(
        "source_note",
        FieldKind::Text,
        "出处说明",
        "Where figures come from, in words",
        "期限由本站自定",
    ),
    Field::optional(
        "verified_on",
        FieldKind::Day,
        "核对日期",
        "The day it was compared with the text",
        "2026-11-24",
    ),
];

/// The keys of `rules/<CODE>.yaml`.
pub const PACK: &[Field] = &[
    Field::required("name", FieldKind::Text, "名称：哪里的规则", "The place", "上海市"),
    Field::optional(
        "name_en",
        FieldKind::Text,
        "英文名称",
        "The same in English",
        "Shanghai",
    ),
    Field::required(
        "verified_on",
        FieldKind::Day,
        "核对日期：哪天与法规原文核对过",
        "The day it was compared with the texts",
        "2026-11-24",
    ),
    Field::optional(
        "note",
        FieldKind::Text,
        "说明：给维护的人看",
        "For those who keep it",
        "不是法律意见",
    ),
    Field::optional(
        "texts",
        FieldKind::List(&FieldKind::Map(TEXT)),
        "法规名称：依据里用到的",
        "How the texts are called",
        "[{id: sh-property, title: 上海市住宅物业管理规定}]",
    ),
    Field::optional(
        "fund_share",
        FieldKind::List(&FieldKind::Map(SHARE)),
        "转入维修资金的最低比例",
        "Least shares for the fund",
        "[{share: \"1/2\", when: mainly_fund, basis: [sh-property#51]}]",
    ),
    Field::optional(
        "voucher_from",
        FieldKind::Amount,
        "凭证：成本达到这个金额要有凭证号",
        "Costs from this amount carry a voucher",
        "\"500.00\"",
    ),
    Field::required(
        "duties",
        FieldKind::List(&FieldKind::Map(DUTY)),
        "公开事项",
        "The duties",
        "[]",
    ),
];
