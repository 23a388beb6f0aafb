//! Reads `content/community.yaml`.

use crate::model::community::{
    Board, Building, Channel, Community, HomeType, Homes, Hotline, Place, Role, Unit,
};
use crate::parse::community_faults::{check_homes, check_names, check_phones};
use crate::parse::data_file::read_map;
use crate::parse::fields::Fields;
use crate::parse::plan::{PLACE_PLAN, PLAN, read_plan};
use crate::parse::schema::{Field, FieldKind};
use crate::report::diagnostic::{self, Severity};
use crate::report::faults::Faults;
use crate::say;
use crate::source::tree::SourceTree;

/// Where the community is described.
pub const COMMUNITY_PATH: &str = "content/community.yaml";

/// The keys of `hotline`.
pub const HOTLINE: &[Field] = &[
    Field::required(
        "number",
        FieldKind::Text,
        "号码：一直有人接的电话",
        "The telephone that is always answered",
        "\"0000-8800110\"",
    ),
    Field::optional(
        "hours",
        FieldKind::Text,
        "时间：什么时候有人接",
        "When it is answered",
        "每日24小时",
    ),
];

/// The keys of a type of home.
pub const HOME_TYPE: &[Field] = &[
    Field::required("id", FieldKind::Text, "编号：户型的编号", "The type's id", "A"),
    Field::required(
        "area",
        FieldKind::Area,
        "面积：平方米，两位小数",
        "In m² with two decimals",
        "\"89.60\"",
    ),
];

/// The keys of so many homes of one type.
pub const HOMES: &[Field] = &[
    Field::required(
        "type",
        FieldKind::Text,
        "户型：户型的编号",
        "The id of a type",
        "A",
    ),
    Field::required("count", FieldKind::Number, "套数：有几套", "How many", "18"),
];

/// The keys of a unit.
pub const UNIT: &[Field] = &[
    Field::required("number", FieldKind::Text, "单元号：如 1", "As people say it", "1"),
    Field::required(
        "homes",
        FieldKind::List(&FieldKind::Map(HOMES)),
        "住宅：各户型几套",
        "Its homes",
        "[{type: A, count: 18}]",
    ),
];

/// The keys of a building.
pub const BUILDING: &[Field] = &[
    Field::required("number", FieldKind::Text, "楼号：如 3", "As people say it", "3"),
    Field::optional("name", FieldKind::Text, "名称：如 3号楼", "Its name", "3号楼"),
    Field::required(
        "floors",
        FieldKind::Number,
        "层数：地上几层",
        "Storeys above ground",
        "18",
    ),
    Field::optional("lifts", FieldKind::Number, "电梯：几台", "Its lifts", "4").or("0"),
    Field::optional(
        "voting_heads",
        FieldKind::Number,
        "表决人数：与户数不同时写",
        "Owners who count in a vote",
        "70",
    ),
    Field::optional(
        "units",
        FieldKind::List(&FieldKind::Map(UNIT)),
        "单元：各单元的住宅",
        "Its units",
        "[{number: 1, homes: [{type: A, count: 18}]}]",
    ),
    Field::optional(
        "homes",
        FieldKind::List(&FieldKind::Map(HOMES)),
        "住宅：不分单元时写",
        "Its homes, if it has no units",
        "[{type: A, count: 18}]",
    ),
    Field::optional(
        "plan",
        FieldKind::Map(PLAN),
        "位置：在小区图上的哪里",
        "Where it stands on the estate's plan",
        "{x: 20, y: 30}",
    ),
];

/// The keys of a role.
pub const ROLE: &[Field] = &[
    Field::required(
        "id",
        FieldKind::Id,
        "编号：岗位的编号",
        "The role's id",
        "service",
    ),
    Field::required(
        "title",
        FieldKind::Text,
        "岗位：岗位名称，不写姓名",
        "Its title, never a person",
        "客服主管",
    ),
    Field::optional(
        "title_en",
        FieldKind::Text,
        "英文：岗位的英文名称",
        "The title in English",
        "Customer service lead",
    ),
    Field::optional(
        "phone",
        FieldKind::Text,
        "电话：公开的电话",
        "A public telephone",
        "\"0000-8800111\"",
    ),
    Field::optional(
        "mail",
        FieldKind::Text,
        "邮箱：公开的邮箱",
        "A public address",
        "kefu@songyinli.example",
    ),
];

/// The keys of a place.
pub const PLACE: &[Field] = &[
    Field::required("id", FieldKind::Id, "编号：地点的编号", "The place's id", "desk"),
    Field::required(
        "name",
        FieldKind::Text,
        "名称：地点名称",
        "Its name",
        "服务中心前台",
    ),
    Field::optional(
        "hours",
        FieldKind::Text,
        "时间：什么时候开",
        "When it is open",
        "每日8:00–20:00",
    ),
    Field::optional(
        "access",
        FieldKind::Text,
        "怎么去：位置和轮椅能否到",
        "Where, and whether wheelchairs can come",
        "1号楼东侧一层，无台阶",
    ),
    Field::optional(
        "plan",
        FieldKind::Map(PLACE_PLAN),
        "位置：在小区图上的哪里",
        "Where it stands on the estate's plan",
        "{x: 50, y: 40, form: square}",
    ),
];

/// The keys of a notice board.
pub const BOARD: &[Field] = &[
    Field::required(
        "id",
        FieldKind::Id,
        "编号：公告栏的编号",
        "The board's id",
        "east",
    ),
    Field::required("name", FieldKind::Text, "名称：公告栏名称", "Its name", "东门栏"),
    Field::optional(
        "plan",
        FieldKind::Map(PLAN),
        "位置：在小区图上的哪里",
        "Where it stands on the estate's plan",
        "{x: 97, y: 55}",
    ),
];

/// The keys of a channel.
pub const CHANNEL: &[Field] = &[
    Field::required(
        "id",
        FieldKind::Id,
        "编号：联系办法的编号",
        "The channel's id",
        "desk-phone",
    ),
    Field::required(
        "kind",
        FieldKind::Text,
        "种类：phone、mail、desk……",
        "phone, mail, desk …",
        "phone",
    ),
    Field::required(
        "name",
        FieldKind::Text,
        "名称：显示的名称",
        "Its name",
        "前台电话0000-8800111",
    ),
    Field::optional(
        "hours",
        FieldKind::Text,
        "时间：什么时候可以用",
        "When it can be used",
        "每日8:00–20:00",
    ),
    Field::optional(
        "role",
        FieldKind::Text,
        "岗位：由谁负责",
        "The role behind it",
        "service",
    ),
    Field::optional(
        "note",
        FieldKind::Text,
        "说明：补充的话",
        "A remark",
        "夜间请打24小时热线",
    ),
];

/// The keys of `content/community.yaml`.
pub const COMMUNITY: &[Field] = &[
    Field::required(
        "name",
        FieldKind::Text,
        "名称：小区名称",
        "The community's name",
        "松荫里小区",
    ),
    Field::optional(
        "name_en",
        FieldKind::Text,
        "英文名称：小区的英文名",
        "The name in English",
        "Songyin Li",
    ),
    Field::optional(
        "address",
        FieldKind::Text,
        "地址：到门牌号",
        "The address",
        "听松路0号",
    ),
    Field::optional(
        "built",
        FieldKind::Number,
        "建成：哪一年",
        "The year in which it was built",
        "2012",
    ),
    Field::optional(
        "voting_heads",
        FieldKind::Number,
        "表决人数：全小区，与各楼之和不同时写",
        "Owners who count in a vote",
        "356",
    ),
    Field::required(
        "hotline",
        FieldKind::Map(HOTLINE),
        "热线：一直有人接的电话",
        "The telephone that is always answered",
        "{number: \"0000-8800110\", hours: 每日24小时}",
    ),
    Field::optional(
        "home_types",
        FieldKind::List(&FieldKind::Map(HOME_TYPE)),
        "户型：编号和面积",
        "Types of homes and their areas",
        "[{id: A, area: \"89.60\"}]",
    ),
    Field::required(
        "buildings",
        FieldKind::List(&FieldKind::Map(BUILDING)),
        "楼栋：每栋的层数、电梯、住宅",
        "The buildings",
        "[{number: 1, floors: 18, lifts: 4}]",
    ),
    Field::optional(
        "roles",
        FieldKind::List(&FieldKind::Map(ROLE)),
        "岗位：编号、名称、电话",
        "Offices that people hold",
        "[{id: service, title: 客服主管}]",
    ),
    Field::optional(
        "places",
        FieldKind::List(&FieldKind::Map(PLACE)),
        "地点：居民可以去的地方",
        "Places residents can go to",
        "[{id: desk, name: 服务中心前台}]",
    ),
    Field::optional(
        "boards",
        FieldKind::List(&FieldKind::Map(BOARD)),
        "公告栏：编号和名称",
        "Notice boards",
        "[{id: east, name: 东门栏}]",
    ),
    Field::optional(
        "channels",
        FieldKind::List(&FieldKind::Map(CHANNEL)),
        "联系办法：电话、信箱、前台……",
        "Ways to speak with staff",
        "[{id: mail, kind: mail, name: kefu@songyinli.example}]",
    ),
    Field::optional(
        "escalation",
        FieldKind::List(&FieldKind::Text),
        "升级：没解决时依次找谁",
        "Whom to turn to next, nearest first",
        "[第一步：服务中心]",
    ),
];

/// Reads the community; `None` if there is none to be read.
pub fn read_community(sources: &SourceTree, faults: &mut Faults) -> Option<Community> {
    let Some((file, _)) = sources.find(COMMUNITY_PATH) else {
        let place = diagnostic::Place::Path(COMMUNITY_PATH.to_owned());
        faults
            .add(
                "missing-file",
                Severity::Error,
                place,
                say!(
                    "没有 `content/community.yaml`，不知道小区有哪些楼、打哪个电话",
                    "there is no `content/community.yaml`: buildings and hotline are not known"
                ),
            )
            .mend(say!(
                "新建这个文件，至少写 `name`、`hotline`、`buildings`",
                "make it, with at least `name`, `hotline` and `buildings`"
            ));
        return None;
    };
    let value = read_map(sources, file, &[COMMUNITY], faults)?;
    let fields = Fields::of(&value);
    check_names(&fields, faults);
    check_homes(&fields, faults);
    check_phones(&fields, faults);
    let hotline = fields.map("hotline");
    let hotline = |key: &str| hotline.and_then(|keys| keys.string(key)).unwrap_or_default();
    Some(Community {
        name: fields.string("name").unwrap_or_default(),
        name_en: fields.string("name_en"),
        address: fields.string("address"),
        built: fields.number("built").and_then(|year| i32::try_from(year).ok()),
        voting_heads: fields.number("voting_heads"),
        hotline: Hotline {
            number: hotline("number"),
            hours: hotline("hours"),
        },
        home_types: fields
            .maps("home_types")
            .filter_map(|keys| read_home_type(&keys))
            .collect(),
        buildings: fields
            .maps("buildings")
            .filter_map(|keys| read_building(&keys))
            .collect(),
        roles: fields.maps("roles").filter_map(|keys| read_role(&keys)).collect(),
        places: fields
            .maps("places")
            .filter_map(|keys| read_place(&keys))
            .collect(),
        boards: fields
            .maps("boards")
            .filter_map(|keys| read_board(&keys))
            .collect(),
        channels: fields
            .maps("channels")
            .filter_map(|keys| read_channel(&keys))
            .collect(),
        escalation: fields.texts("escalation"),
    })
}

fn read_home_type(fields: &Fields<'_>) -> Option<HomeType> {
    Some(HomeType {
        id: fields.string("id")?,
        area: fields.area("area")?,
    })
}

fn read_building(fields: &Fields<'_>) -> Option<Building> {
    Some(Building {
        number: fields.string("number")?,
        name: fields.string("name"),
        floors: fields.number("floors").unwrap_or(0),
        lifts: fields.number("lifts").unwrap_or(0),
        voting_heads: fields.number("voting_heads"),
        units: fields.maps("units").filter_map(|keys| read_unit(&keys)).collect(),
        homes: read_homes(fields),
        plan: read_plan(fields),
    })
}

fn read_unit(fields: &Fields<'_>) -> Option<Unit> {
    Some(Unit {
        number: fields.string("number")?,
        homes: read_homes(fields),
    })
}

fn read_homes(fields: &Fields<'_>) -> Vec<Homes> {
    let homes = |keys: Fields<'_>| {
        Some(Homes {
            home_type: keys.string("type")?,
            count: keys.number("count")?,
        })
    };
    fields.maps("homes").filter_map(homes).collect()
}

fn read_role(fields: &Fields<'_>) -> Option<Role> {
    Some(Role {
        id: fields.string("id")?,
        title: fields.string("title")?,
        title_en: fields.string("title_en"),
        phone: fields.string("phone"),
        mail: fields.string("mail"),
    })
}

fn read_place(fields: &Fields<'_>) -> Option<Place> {
    Some(Place {
        id: fields.string("id")?,
        name: fields.string("name")?,
        hours: fields.string("hours"),
        access: fields.string("access"),
        plan: read_plan(fields),
    })
}

fn read_board(fields: &Fields<'_>) -> Option<Board> {
    Some(Board {
        id: fields.string("id")?,
        name: fields.string("name")?,
        plan: read_plan(fields),
    })
}

fn read_channel(fields: &Fields<'_>) -> Option<Channel> {
    Some(Channel {
        id: fields.string("id")?,
        kind: fields.string("kind")?,
        name: fields.string("name")?,
        hours: fields.string("hours"),
        role: fields.string("role"),
        note: fields.string("note"),
    })
}
