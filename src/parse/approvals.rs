//! Reads who must approve what before it is sealed.

use crate::model::proof::ApprovalRule;
use crate::parse::data_file::read_map;
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::report::faults::Faults;
use crate::source::tree::SourceTree;

/// The site's own list.
pub const APPROVALS_PATH: &str = "content/approvals.yaml";

/// The keys of a rule.
pub const RULE: &[Field] = &[
    Field::required(
        "kind",
        FieldKind::Text,
        "种类：哪一类内容，如 disclosure",
        "Which kind of content",
        "disclosure",
    ),
    Field::optional(
        "topic",
        FieldKind::Text,
        "类别：只管这一类别；不写就管全部",
        "Only this topic",
        "common_income",
    ),
    Field::required(
        "roles",
        FieldKind::List(&STEP),
        "签字：编制 preparer、复核 reviewer、确认 confirmer",
        "Who signs: preparer, reviewer, confirmer",
        "[preparer, reviewer, confirmer]",
    ),
    Field::optional(
        "count",
        FieldKind::Number,
        "人数：至少几个不同的岗位签字",
        "How many different roles must have signed",
        "3",
    )
    .or("签字的个数"),
];

/// What somebody who approves does.
pub const STEP: FieldKind = FieldKind::Choice(&["preparer", "reviewer", "confirmer"]);

/// The keys of the file.
pub const APPROVALS: &[Field] = &[Field::required(
    "approvals",
    FieldKind::List(&FieldKind::Map(RULE)),
    "审核：每一类内容由谁签字才能封存",
    "Who must sign what before it is sealed",
    "[{kind: disclosure, roles: [preparer, reviewer, confirmer], count: 3}]",
)];

/// Returns the rules of the site; none where it has no such file.
pub fn read_approvals(sources: &SourceTree, faults: &mut Faults) -> Vec<ApprovalRule> {
    let Some((file, _)) = sources.find(APPROVALS_PATH) else {
        return Vec::new();
    };
    let Some(value) = read_map(sources, file, &[APPROVALS], faults) else {
        return Vec::new();
    };
    let fields = Fields::of(&value);
    fields
        .maps("approvals")
        .filter_map(|keys| read_rule(&keys))
        .collect()
}

fn read_rule(fields: &Fields<'_>) -> Option<ApprovalRule> {
    let roles = fields.texts("roles");
    let count = fields.number("count");
    Some(ApprovalRule {
        kind: fields.string("kind")?,
        topic: fields.string("topic"),
        count: count.unwrap_or(u32::try_from(roles.len()).unwrap_or(0)),
        roles,
    })
}
