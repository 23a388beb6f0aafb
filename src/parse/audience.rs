//! Reads whom something concerns.

use crate::model::audience::{Audience, Group};
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};

const GROUPS: FieldKind = FieldKind::Choice(&["owners", "tenants", "elderly", "drivers", "pets"]);

/// The keys of `audience`.
pub const AUDIENCE: &[Field] = &[
    Field::optional(
        "buildings",
        FieldKind::List(&FieldKind::Text),
        "楼栋：写楼号，如 `[1, 2]`",
        "Numbers of buildings",
        "[1, 2]",
    )
    .or("全部楼栋"),
    Field::optional(
        "units",
        FieldKind::List(&FieldKind::Text),
        "单元：楼号-单元号，如 `[\"1-1\"]`",
        "Units, as building-unit",
        "[\"1-1\"]",
    ),
    Field::optional(
        "groups",
        FieldKind::List(&GROUPS),
        "人群：业主、租户、长者、车主、养宠",
        "Groups of residents",
        "[owners]",
    ),
];

/// Reads the keys of `audience`.
pub fn read_audience(fields: &Fields<'_>) -> Audience {
    let group = |name: String| {
        Group::NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, group)| *group)
    };
    Audience {
        buildings: fields.texts("buildings"),
        units: fields.texts("units"),
        groups: fields.texts("groups").into_iter().filter_map(group).collect(),
    }
}
