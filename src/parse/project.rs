//! Reads a project: budget, contract, steps, who bears it.

use crate::model::audience::Audience;
use crate::model::project::{Contract, Emergency, Method, Project, Share, Stage, Step};
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::parse::tally::SCOPE;

/// The keys of `project`.
pub const PROJECT: &[Field] = &[
    Field::required(
        "part",
        FieldKind::Text,
        "部位：修的是哪里",
        "What is worked on",
        "1号楼1单元1号梯曳引机",
    ),
    Field::optional(
        "scope",
        FieldKind::Map(SCOPE),
        "范围：费用由哪些楼栋、单元分摊",
        "Whose homes bear the cost",
        "{units: [\"1-1\"]}",
    )
    .or("全体业主"),
    Field::optional(
        "item",
        FieldKind::Number,
        "第几项：《民法典》第二百七十八条的第几项；使用维修资金是 5",
        "Which of the nine matters of article 278; using the fund is 5",
        "5",
    ),
    Field::optional(
        "budget",
        FieldKind::Amount,
        "预算：方案里的预算",
        "As planned",
        "\"70000.00\"",
    ),
    Field::optional(
        "contract",
        FieldKind::Map(CONTRACT),
        "合同：金额、承接单位、签订日",
        "Amount, firm, day of signing",
        "{amount: \"68400.00\", party: 示例电梯工程有限公司, signed: 2026-04-28}",
    ),
    Field::optional(
        "settlement",
        FieldKind::Amount,
        "结算：最后要付多少，分摊的就是它",
        "The final cost, which is shared",
        "\"68400.00\"",
    ),
    Field::optional(
        "audited",
        FieldKind::Amount,
        "审定：审价后的金额",
        "What the auditor of prices found",
        "\"68400.00\"",
    ),
    Field::optional(
        "retention",
        FieldKind::Amount,
        "质保金：质保期满才付的",
        "Held back until the warranty ends",
        "\"3420.00\"",
    ),
    Field::optional(
        "paid",
        FieldKind::Amount,
        "已付：到公布时付了多少",
        "Paid so far",
        "\"64980.00\"",
    ),
    Field::optional(
        "steps",
        FieldKind::List(&FieldKind::Map(STEP)),
        "步骤：从方案到付款，一步一行",
        "From the plan to the payment, a step a line",
        "[{step: vote, date: 2026-04-17, entry: d-2026-01}]",
    ),
    Field::optional(
        "emergency",
        FieldKind::Map(EMERGENCY),
        "应急：不表决先修的理由和确认",
        "Why it could not wait for a vote, and who confirmed it",
        "{trigger: 屋面渗漏, confirmed_by: [社区居委会, 检测机构]}",
    ),
    Field::optional(
        "decision",
        FieldKind::Id,
        "决议：哪一次表决同意的",
        "The vote that allowed it",
        "d-2026-01",
    ),
    Field::optional(
        "apportion",
        FieldKind::Map(APPORTION),
        "分摊：按面积由程序算，按约定要写明各份",
        "How it is shared: by area is computed, by agreement is written",
        "{method: area}",
    )
    .or("按面积"),
];

/// The keys of `contract`.
pub const CONTRACT: &[Field] = &[
    Field::required(
        "amount",
        FieldKind::Amount,
        "金额：合同价",
        "The price",
        "\"68400.00\"",
    ),
    Field::optional(
        "party",
        FieldKind::Text,
        "承接单位：和哪家单位签的；不写个人",
        "The firm",
        "示例电梯工程有限公司",
    ),
    Field::optional(
        "signed",
        FieldKind::Day,
        "签订日：哪天签的",
        "The day it was signed",
        "2026-04-28",
    ),
];

/// The keys of a step.
pub const STEP: &[Field] = &[
    Field::required(
        "step",
        FieldKind::Choice(&[
            "plan",
            "notice",
            "vote",
            "contract",
            "work",
            "acceptance",
            "apportionment",
            "payment",
        ]),
        "步骤：方案、公告、表决、合同、施工、验收、分摊、付款",
        "Which step",
        "vote",
    ),
    Field::optional("date", FieldKind::Day, "日期：哪一天", "The day", "2026-04-17"),
    Field::optional(
        "entry",
        FieldKind::Id,
        "条目：说明这一步的条目编号",
        "The entry that tells of it",
        "d-2026-01",
    ),
    Field::optional(
        "note",
        FieldKind::Text,
        "说明：一句话",
        "A sentence",
        "27人同意，通过",
    ),
];

/// The keys of `emergency`.
pub const EMERGENCY: &[Field] = &[
    Field::optional(
        "trigger",
        FieldKind::Text,
        "情形：屋面渗漏、外墙渗漏、外墙脱落、电梯故障、消防设施损坏、二次供水故障、排水堵塞、其他危及安全",
        "What happened",
        "屋面渗漏",
    ),
    Field::optional(
        "confirmed_by",
        FieldKind::List(&FieldKind::Text),
        "确认：两方，互不隶属",
        "Two bodies that do not depend on each other",
        "[社区居委会, 检测机构]",
    ),
];

/// The keys of `apportion`.
pub const APPORTION: &[Field] = &[
    Field::optional(
        "method",
        FieldKind::Choice(&["area", "agreement"]),
        "办法：按面积 area、按约定 agreement",
        "By area or by agreement",
        "area",
    )
    .or("area"),
    Field::optional(
        "shares",
        FieldKind::List(&FieldKind::Map(SHARE)),
        "各份：每幢楼、每个单元，或某户型每户多少",
        "Of each building, of each unit, or of each home of a type",
        "[{building: 1, amount: \"29735.03\"}]",
    ),
];

/// The keys of a share.
pub const SHARE: &[Field] = &[
    Field::optional("building", FieldKind::Text, "楼号：哪幢楼", "A building", "1"),
    Field::optional(
        "unit",
        FieldKind::Text,
        "单元：楼号-单元号",
        "A unit, as building-unit",
        "\"1-1\"",
    ),
    Field::optional(
        "type",
        FieldKind::Text,
        "户型：写了它，金额就是这种户型每一户的",
        "A type of home: the amount is then that of each home",
        "A",
    ),
    Field::required(
        "amount",
        FieldKind::Amount,
        "金额：元，两位小数",
        "In yuan with two decimals",
        "\"29735.03\"",
    ),
];

/// Reads a project; `None` if it names no part of the estate.
pub fn read_project(fields: &Fields<'_>) -> Option<Project> {
    let apportion = fields.map("apportion");
    let method = apportion.and_then(|keys| keys.choice("method", &Method::NAMES));
    let shares = apportion.map(|keys| {
        keys.maps("shares")
            .filter_map(|share| read_share(&share))
            .collect()
    });
    Some(Project {
        part: fields.string("part")?,
        scope: fields
            .map("scope")
            .map(|keys| read_scope(&keys))
            .unwrap_or_default(),
        scope_span: fields.span("scope"),
        item: fields.number("item"),
        budget: fields.amount("budget"),
        contract: fields.map("contract").and_then(|keys| read_contract(&keys)),
        settlement: fields.amount("settlement"),
        audited: fields.amount("audited"),
        retention: fields.amount("retention"),
        paid: fields.amount("paid"),
        steps: fields.maps("steps").filter_map(|keys| read_step(&keys)).collect(),
        emergency: fields.map("emergency").map(|keys| Emergency {
            trigger: keys.spanned("trigger"),
            confirmed_by: keys.spanned_texts("confirmed_by"),
            span: keys.span,
        }),
        decision: fields.spanned("decision"),
        method: method.unwrap_or_default(),
        shares: shares.unwrap_or_default(),
        span: fields.span,
    })
}

/// Reads the buildings and units that something concerns.
pub fn read_scope(fields: &Fields<'_>) -> Audience {
    Audience {
        buildings: fields.texts("buildings"),
        units: fields.texts("units"),
        groups: Vec::new(),
    }
}

fn read_contract(fields: &Fields<'_>) -> Option<Contract> {
    Some(Contract {
        amount: fields.amount("amount")?,
        party: fields.string("party"),
        signed: fields.day("signed"),
    })
}

fn read_step(fields: &Fields<'_>) -> Option<Step> {
    Some(Step {
        stage: fields.choice("step", &Stage::NAMES)?,
        date: fields.day("date"),
        entry: fields.spanned("entry"),
        note: fields.string("note"),
    })
}

fn read_share(fields: &Fields<'_>) -> Option<Share> {
    Some(Share {
        building: fields.string("building"),
        unit: fields.string("unit"),
        home_type: fields.string("type"),
        amount: fields.amount("amount")?,
        span: fields.span,
    })
}
