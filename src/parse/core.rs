//! The keys that every kind of content has.

use std::collections::BTreeMap;

use crate::model::entry::{Allow, Approval, Attachment, Change, Issuer, Meta, Picture, Status};
use crate::parse::approvals::STEP;
use crate::parse::audience::{AUDIENCE, read_audience};
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::source::span::{FileId, Span, Spanned};

/// The keys of an attachment.
pub const ATTACHMENT: &[Field] = &[
    Field::required(
        "file",
        FieldKind::File,
        "文件：放在旁边的文件名",
        "A file beside this one",
        "shenqingbiao.pdf",
    ),
    Field::required(
        "title",
        FieldKind::Text,
        "名称：显示给住户的名称",
        "What residents see",
        "装修申请表",
    ),
];

/// The keys of an approval.
pub const APPROVAL: &[Field] = &[
    Field::required(
        "role",
        STEP,
        "做什么：编制 preparer、复核 reviewer、确认 confirmer",
        "What the signer did",
        "reviewer",
    ),
    Field::required("by", FieldKind::Text, "谁：岗位的编号", "A role's id", "finance"),
    Field::required(
        "date",
        FieldKind::Day,
        "日期：签字的日期",
        "The day of it",
        "2026-04-09",
    ),
    Field::required(
        "digest",
        FieldKind::Text,
        "校验码：签的是哪一份内容，24位",
        "The digest of what was signed, 24 signs",
        "691K 5C75 ZHDN G89M AM0D 53RE",
    ),
];

/// The keys of a lead picture.
pub const PICTURE: &[Field] = &[
    Field::required(
        "file",
        FieldKind::File,
        "文件：放在旁边的图片文件名",
        "A picture beside this one",
        "plan.svg",
    ),
    Field::required(
        "alt",
        FieldKind::Text,
        "说明：给看不见图的人读的文字",
        "What it shows, in words",
        "小区平面图",
    ),
];

/// The keys of a row of the change log.
pub const CHANGE: &[Field] = &[
    Field::required(
        "version",
        FieldKind::Number,
        "版本：这次改动后的版本号",
        "The version after it",
        "2",
    ),
    Field::required(
        "date",
        FieldKind::Day,
        "日期：改动的日期",
        "The day of it",
        "2026-11-03",
    ),
    Field::required(
        "kind",
        FieldKind::Choice(&["correction", "update"]),
        "类别：更正还是更新",
        "A correction or an update",
        "correction",
    ),
    Field::required(
        "note",
        FieldKind::Text,
        "说明：改了什么",
        "What was changed",
        "日期改为11月5日",
    ),
];

/// The keys of a finding that staff let stand.
pub const ALLOW: &[Field] = &[
    Field::required(
        "check",
        FieldKind::Text,
        "检查：检查的名称",
        "The check's name",
        "title-too-long",
    ),
    Field::required(
        "reason",
        FieldKind::Text,
        "理由：为什么可以",
        "Why it may stand",
        "引用原文",
    ),
    Field::optional(
        "until",
        FieldKind::Day,
        "截止：到哪一天为止",
        "Until which day",
        "2026-12-31",
    ),
];

/// The core, in the order in which `new` writes it.
pub const CORE: &[Field] = &[
    Field::required(
        "title",
        FieldKind::Text,
        "标题：4到30个字，要点在前",
        "The title",
        "3月18日1、2号楼停水",
    ),
    Field::optional(
        "date",
        FieldKind::Day,
        "日期：发布的日期；当天0点起可见",
        "The day it is issued",
        "2026-03-12",
    ),
    Field::optional(
        "summary",
        FieldKind::Text,
        "摘要：不超过80字",
        "A summary",
        "3月18日8:30–16:00停水。",
    )
    .or("正文第一段"),
    Field::optional(
        "id",
        FieldKind::Id,
        "编号：全站唯一，不再用于别处",
        "Unique in the site, never reused",
        "nt-05",
    )
    .or("文件名"),
    Field::optional(
        "slug",
        FieldKind::Id,
        "网址：网址的最后一段",
        "Last part of the address",
        "nt-05",
    )
    .or("同编号"),
    Field::optional(
        "title_en",
        FieldKind::Text,
        "英文标题：给英文页",
        "The title in English",
        "Water off on 18 March",
    ),
    Field::optional(
        "summary_en",
        FieldKind::Text,
        "英文摘要：给英文页",
        "The summary in English",
        "No water on 18 March.",
    ),
    Field::optional(
        "publish_at",
        FieldKind::When,
        "发布时刻：到这一刻才可见",
        "Hidden until then",
        "2026-03-12T09:00",
    )
    .or("日期当天0点"),
    Field::optional(
        "expires",
        FieldKind::When,
        "到期：之后离开首页，仍留在存档",
        "Leaves the front page then",
        "2026-03-18",
    )
    .or("不到期"),
    Field::optional(
        "status",
        FieldKind::Choice(&["draft", "published", "withdrawn"]),
        "状态：草稿、发布、撤回",
        "Draft, published, withdrawn",
        "published",
    )
    .or("published"),
    Field::optional(
        "visibility",
        FieldKind::Choice(&["public", "staff"]),
        "可见：公开或仅工作人员",
        "Public, or staff only",
        "public",
    )
    .or("public"),
    Field::optional(
        "issuer",
        FieldKind::Choice(&["manager", "committee", "joint"]),
        "发布方：物业、业委会、共同",
        "Who speaks",
        "manager",
    )
    .or("manager"),
    Field::optional(
        "audience",
        FieldKind::Map(AUDIENCE),
        "范围：关系到谁",
        "Whom it concerns",
        "{buildings: [1, 2]}",
    )
    .or("所有人"),
    Field::optional(
        "basis",
        FieldKind::List(&FieldKind::Law),
        "依据：法规编号#条号",
        "Its basis in law",
        "[cn-civil-code#278]",
    ),
    Field::optional(
        "meets",
        FieldKind::List(&FieldKind::Text),
        "满足：公开目录里的事项编号",
        "Duties of disclosure that it meets",
        "[A3]",
    )
    .or("按类别和种类"),
    Field::optional(
        "related",
        FieldKind::List(&FieldKind::Id),
        "相关：别的条目的编号",
        "Ids of related entries",
        "[hb-02]",
    ),
    Field::optional(
        "attachments",
        FieldKind::List(&FieldKind::Map(ATTACHMENT)),
        "附件：可下载的文件",
        "Files to download",
        "[{file: a.pdf, title: 申请表}]",
    ),
    Field::optional(
        "image",
        FieldKind::Map(PICTURE),
        "题图：放在最前的图片",
        "A lead picture",
        "{file: plan.svg, alt: 小区平面图}",
    ),
    Field::optional("version", FieldKind::Number, "版本：从1起", "The version", "1").or("1"),
    Field::optional(
        "changes",
        FieldKind::List(&FieldKind::Map(CHANGE)),
        "更改记录：更正和更新",
        "The change log",
        "[{version: 2, date: 2026-11-03, kind: correction, note: 日期改为11月5日}]",
    ),
    Field::optional(
        "review_by",
        FieldKind::Day,
        "复核：最迟哪一天再看一遍",
        "To be reviewed by",
        "2027-01-31",
    ),
    Field::optional(
        "owner_role",
        FieldKind::Text,
        "负责岗位：岗位的编号",
        "The role that keeps it",
        "service",
    ),
    Field::optional(
        "allow",
        FieldKind::List(&FieldKind::Map(ALLOW)),
        "准许：看过后允许保留的检查结果",
        "Findings that may stand",
        "[{check: title-too-long, reason: 引用原文}]",
    ),
    Field::optional(
        "approved",
        FieldKind::List(&FieldKind::Map(APPROVAL)),
        "审核：谁看过、签了字；`linli seal --digest 编号` 给出要抄的校验码",
        "Who stands for it; `linli seal --digest ID` gives the digest to copy",
        "[{role: reviewer, by: finance, date: 2026-04-09, digest: 691K 5C75 ZHDN G89M AM0D 53RE}]",
    ),
];

/// Reads the core. The id stands in for a title that is missing, and for a slug.
pub fn read_meta(fields: &Fields<'_>, stem: &str, file: FileId, schemas: &[&'static [Field]]) -> Meta {
    let id = fields.string("id").unwrap_or_else(|| stem.to_owned());
    let date = fields.day("date");
    let publish_at = fields.when("publish_at").map(|when| when.as_start());
    Meta {
        file,
        slug: fields.string("slug").unwrap_or_else(|| id.clone()),
        title: fields.string("title").unwrap_or_else(|| id.clone()),
        id,
        title_en: fields.string("title_en"),
        summary: fields.string("summary").unwrap_or_default(),
        summary_en: fields.string("summary_en"),
        date,
        visible_from: publish_at.or(date.map(|day| day.start())),
        expires: fields.when("expires").map(|when| when.as_end()),
        status: fields
            .choice(
                "status",
                &[("draft", Status::Draft), ("withdrawn", Status::Withdrawn)],
            )
            .unwrap_or(Status::Published),
        staff_only: fields.text("visibility") == Some("staff"),
        issuer: fields
            .choice(
                "issuer",
                &[("committee", Issuer::Committee), ("joint", Issuer::Joint)],
            )
            .unwrap_or(Issuer::Manager),
        audience: fields
            .map("audience")
            .map(|keys| read_audience(&keys))
            .unwrap_or_default(),
        basis: fields.laws("basis"),
        meets: fields.spanned_texts("meets"),
        related: fields.spanned_texts("related"),
        attachments: fields
            .maps("attachments")
            .filter_map(|keys| read_attachment(&keys))
            .collect(),
        image: fields.map("image").and_then(|keys| read_picture(&keys)),
        version: fields.number("version").unwrap_or(1),
        changes: fields
            .maps("changes")
            .filter_map(|keys| read_change(&keys))
            .collect(),
        review_by: fields.day("review_by"),
        owner_role: fields.spanned("owner_role"),
        allow: fields
            .maps("allow")
            .filter_map(|keys| read_allow(&keys))
            .collect(),
        approved: fields
            .maps("approved")
            .filter_map(|keys| read_approval(&keys))
            .collect(),
        spans: spans_of(fields, schemas),
    }
}

fn spans_of(fields: &Fields<'_>, schemas: &[&'static [Field]]) -> BTreeMap<&'static str, Span> {
    let known = |name: &str| {
        schemas
            .iter()
            .flat_map(|fields| fields.iter())
            .find(|field| field.name == name)
            .map(|field| field.name)
    };
    fields
        .spans()
        .filter_map(|(name, span)| Some((known(name)?, span)))
        .collect()
}

fn read_attachment(fields: &Fields<'_>) -> Option<Attachment> {
    Some(Attachment {
        file: fields.spanned("file")?,
        title: fields.string("title")?,
    })
}

fn read_picture(fields: &Fields<'_>) -> Option<Picture> {
    Some(Picture {
        file: fields.spanned("file")?,
        alt: fields.string("alt")?,
    })
}

fn read_change(fields: &Fields<'_>) -> Option<Change> {
    Some(Change {
        version: fields.number("version")?,
        date: fields.day("date")?,
        correction: fields.text("kind")? == "correction",
        note: fields.string("note")?,
    })
}

fn read_approval(fields: &Fields<'_>) -> Option<Approval> {
    Some(Approval {
        role: fields.spanned("role")?,
        by: fields.spanned("by")?,
        date: fields.day("date")?,
        digest: fields.spanned("digest")?,
    })
}

/// Reads a finding that may stand; `entry` is only known in the site's configuration.
pub fn read_allow(fields: &Fields<'_>) -> Option<Allow> {
    Some(Allow {
        check: Spanned {
            value: fields.string("check")?,
            span: fields.span("check"),
        },
        entry: fields.string("entry"),
        reason: fields.string("reason")?,
        until: fields.day("until"),
    })
}
