//! Reads `site-config.yaml`.

use crate::model::config::{Config, NotApplicable, OutputSet, PrintConfig};
use crate::model::entry::Allow;
use crate::model::lang::Lang;
use crate::model::rules::Circumstance;
use crate::parse::core::read_allow;
use crate::parse::data_file::read_map;
use crate::parse::fields::Fields;
use crate::parse::schema::{Field, FieldKind};
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::Span;
use crate::source::tree::SourceTree;

/// Where the configuration stands.
pub const CONFIG_PATH: &str = "site-config.yaml";

const LANGUAGES: FieldKind = FieldKind::Choice(&["zh", "en"]);

/// The keys of `outputs`.
pub const OUTPUTS: &[Field] = &[
    Field::optional(
        "search",
        FieldKind::Flag,
        "搜索：做搜索索引",
        "A search index",
        "true",
    )
    .or("true"),
    Field::optional(
        "print",
        FieldKind::Flag,
        "印刷：排成 PDF",
        "Paper, as PDF",
        "true",
    )
    .or("true"),
    Field::optional("feeds", FieldKind::Flag, "订阅：做订阅源", "Feeds", "true").or("true"),
    Field::optional(
        "calendar",
        FieldKind::Flag,
        "日历：做日历文件",
        "Calendars",
        "true",
    )
    .or("true"),
    Field::optional("data", FieldKind::Flag, "数据：放出账目数据", "Open data", "true").or("true"),
    Field::optional(
        "offline",
        FieldKind::Flag,
        "离线：没网时也能看首页、新通知和手册",
        "Keep pages in readers' browsers",
        "true",
    )
    .or("false"),
];

/// The keys of `print.fonts`.
pub const FONTS: &[Field] = &[
    Field::optional(
        "dir",
        FieldKind::File,
        "文件夹：另放字体的文件夹",
        "A folder of further faces",
        "fonts",
    ),
    Field::optional(
        "system",
        FieldKind::Flag,
        "系统字体：用本机字体；各机结果会不同",
        "Use this machine's faces",
        "false",
    )
    .or("false"),
];

/// The keys of `print`.
pub const PRINT: &[Field] = &[
    Field::optional(
        "paper",
        FieldKind::Choice(&["a4"]),
        "纸张：目前只有 a4",
        "Only a4 so far",
        "a4",
    )
    .or("a4"),
    Field::optional(
        "fonts",
        FieldKind::Map(FONTS),
        "字体：另加的字体",
        "Further faces",
        "{dir: fonts}",
    ),
];

/// The keys of a finding that the whole site lets stand.
pub const SITE_ALLOW: &[Field] = &[
    Field::required(
        "check",
        FieldKind::Text,
        "检查：检查的名称",
        "The check's name",
        "title-too-long",
    ),
    Field::optional(
        "entry",
        FieldKind::Id,
        "条目：只对这一条",
        "Of this entry only",
        "nt-05",
    ),
    Field::required(
        "reason",
        FieldKind::Text,
        "理由：为什么可以",
        "Why it may stand",
        "引用原文",
    ),
    Field::required(
        "until",
        FieldKind::Day,
        "截止：到哪一天为止",
        "Until which day",
        "2026-12-31",
    ),
];

const CIRCUMSTANCES: FieldKind = FieldKind::Choice(&[
    "remuneration",
    "lump_sum",
    "mainly_fund",
    "self_managed",
    "resale",
]);

/// The keys of a duty that does not hold.
pub const NOT_APPLICABLE: &[Field] = &[
    Field::required("duty", FieldKind::Text, "事项：编号", "The duty's id", "F6"),
    Field::required(
        "reason",
        FieldKind::Text,
        "理由：给住户看",
        "Why, for residents",
        "没有产权车位",
    ),
    Field::optional(
        "reason_en",
        FieldKind::Text,
        "英文理由",
        "The same in English",
        "There are no owned parking spaces.",
    ),
];

/// The keys of `site-config.yaml`.
pub const CONFIG: &[Field] = &[
    Field::required(
        "title",
        FieldKind::Text,
        "标题：网站名称",
        "The site's title",
        "松荫里小区",
    ),
    Field::optional(
        "title_en",
        FieldKind::Text,
        "英文标题：网站的英文名称",
        "The title in English",
        "Songyin Li",
    ),
    Field::optional(
        "description",
        FieldKind::Text,
        "简介：一两句话",
        "A sentence or two",
        "松荫里小区的通知、账目、活动和住户手册。",
    ),
    Field::required(
        "base_url",
        FieldKind::Text,
        "网址：网站公开的地址",
        "The public address",
        "https://songyinli.example/",
    ),
    Field::optional(
        "languages",
        FieldKind::List(&LANGUAGES),
        "语言：第一个是主要语言",
        "The first is the main one",
        "[zh, en]",
    )
    .or("[zh]"),
    Field::optional(
        "zone",
        FieldKind::Text,
        "时区：全年比世界时早8小时的时区",
        "A zone at +08:00 all year",
        "Asia/Shanghai",
    )
    .or("Asia/Shanghai"),
    Field::optional(
        "theme",
        FieldKind::Id,
        "主题：外观的名称",
        "The theme's name",
        "default",
    )
    .or("default"),
    Field::optional(
        "rules",
        FieldKind::List(&FieldKind::Text),
        "规则：用哪些地区的规则；写几个或写 [] 就取最严的",
        "Rule packs; of several, or of all with [], the strictest holds",
        "[CN]",
    )
    .or("[CN]"),
    Field::optional(
        "circumstances",
        FieldKind::List(&CIRCUMSTANCES),
        "本小区的情况：酬金制 remuneration、包干制 lump_sum、收益主要补充维修资金 mainly_fund、资金自管 self_managed、转供电 resale",
        "What is the case here, on which duties of disclosure depend",
        "[remuneration, mainly_fund]",
    ),
    Field::optional(
        "not_applicable",
        FieldKind::List(&FieldKind::Map(NOT_APPLICABLE)),
        "不适用：公开目录里不适用的事项和理由",
        "Duties of disclosure that do not hold here, and why",
        "[{duty: F6, reason: 没有产权车位}]",
    ),
    Field::optional(
        "output",
        FieldKind::File,
        "输出：生成到哪个文件夹",
        "The output folder",
        "public",
    )
    .or("public"),
    Field::optional(
        "per_page",
        FieldKind::Number,
        "每页条数：列表一页放几条",
        "Entries on a page of a list",
        "20",
    )
    .or("20"),
    Field::optional(
        "icp",
        FieldKind::Text,
        "备案号：ICP备案号",
        "The filing number",
        "示例ICP备00000000号",
    ),
    Field::optional(
        "now",
        FieldKind::When,
        "时刻：把“现在”固定在这一刻",
        "Pins the moment of the build",
        "2026-07-20T09:00",
    ),
    Field::optional(
        "outputs",
        FieldKind::Map(OUTPUTS),
        "产出：做哪些、不做哪些",
        "What is made",
        "{search: true, print: true}",
    )
    .or("全做"),
    Field::optional(
        "print",
        FieldKind::Map(PRINT),
        "印刷：纸张和字体",
        "Paper and faces",
        "{paper: a4}",
    ),
    Field::optional(
        "allow",
        FieldKind::List(&FieldKind::Map(SITE_ALLOW)),
        "准许：看过后允许保留的检查结果",
        "Findings that may stand",
        "[{check: title-too-long, reason: 引用原文, until: 2026-12-31}]",
    ),
];

/// Zones that are eight hours ahead the whole year.
const ZONES: [&str; 14] = [
    "Asia/Shanghai",
    "Asia/Chongqing",
    "Asia/Harbin",
    "Asia/Hong_Kong",
    "Asia/Macau",
    "Asia/Macao",
    "Asia/Taipei",
    "Asia/Singapore",
    "Asia/Kuala_Lumpur",
    "Asia/Manila",
    "Australia/Perth",
    "Etc/GMT-8",
    "PRC",
    "+08:00",
];

/// Reads the configuration; `None` if there is none to be read.
pub fn read_config(sources: &SourceTree, faults: &mut Faults) -> Option<Config> {
    let Some((file, _)) = sources.find(CONFIG_PATH) else {
        tell_missing_file(faults);
        return None;
    };
    let value = read_map(sources, file, &[CONFIG], faults)?;
    let fields = Fields::of(&value);
    check_zone(&fields, faults);
    check_output(&fields, faults);
    Some(Config {
        title: fields.string("title").unwrap_or_default(),
        title_en: fields.string("title_en"),
        description: fields.string("description"),
        base_url: read_base_url(&fields, faults),
        languages: read_languages(&fields),
        theme: fields.string("theme").unwrap_or_else(|| "default".to_owned()),
        rules: fields.get("rules").map(|_| fields.spanned_texts("rules")),
        circumstances: read_circumstances(&fields),
        not_applicable: fields
            .maps("not_applicable")
            .filter_map(|keys| read_not_applicable(&keys))
            .collect(),
        output: fields.string("output").unwrap_or_else(|| "public".to_owned()),
        per_page: fields.number("per_page").filter(|count| *count > 0).unwrap_or(20) as usize,
        icp: fields.string("icp"),
        now: fields.when("now").map(|when| when.as_start()),
        outputs: read_outputs(fields.map("outputs")),
        print: read_print(fields.map("print")),
        allow: fields
            .maps("allow")
            .filter_map(|keys| read_allow(&keys))
            .collect::<Vec<Allow>>(),
    })
}

fn tell_missing_file(faults: &mut Faults) {
    let place = Place::Path(CONFIG_PATH.to_owned());
    faults
        .add(
            "missing-file",
            Severity::Error,
            place,
            say!(
                "这里没有 `site-config.yaml`，不是一个网站的文件夹",
                "there is no `site-config.yaml` here: this is not a site's folder"
            ),
        )
        .mend(say!(
            "换到网站的文件夹，或用 `--root` 指明；新建网站用 `linli init`",
            "go to the site's folder or name it with `--root`; `linli init` makes a new one"
        ));
}

fn read_languages(fields: &Fields<'_>) -> Vec<Lang> {
    let mut languages = Vec::new();
    for code in fields.texts("languages") {
        if let Some(lang) = Lang::of_code(&code).filter(|lang| !languages.contains(lang)) {
            languages.push(lang);
        }
    }
    if languages.is_empty() {
        languages.push(Lang::Zh);
    }
    languages
}

fn read_circumstances(fields: &Fields<'_>) -> Vec<Circumstance> {
    let written = fields.texts("circumstances");
    let of = |(name, it): (&str, Circumstance)| written.iter().any(|text| text == name).then_some(it);
    Circumstance::NAMES.into_iter().filter_map(of).collect()
}

fn read_not_applicable(fields: &Fields<'_>) -> Option<NotApplicable> {
    Some(NotApplicable {
        duty: fields.spanned("duty")?,
        reason: fields.string("reason")?,
        reason_en: fields.string("reason_en"),
    })
}

fn read_outputs(fields: Option<Fields<'_>>) -> OutputSet {
    let flag = |key: &str| fields.and_then(|keys| keys.flag(key)).unwrap_or(true);
    OutputSet {
        search: flag("search"),
        print: flag("print"),
        feeds: flag("feeds"),
        calendar: flag("calendar"),
        data: flag("data"),
        offline: fields.and_then(|keys| keys.flag("offline")).unwrap_or(false),
    }
}

fn read_print(fields: Option<Fields<'_>>) -> PrintConfig {
    let fonts = fields.and_then(|keys| keys.map("fonts"));
    PrintConfig {
        paper: fields
            .and_then(|keys| keys.string("paper"))
            .unwrap_or_else(|| "a4".to_owned()),
        fonts_dir: fonts.and_then(|keys| keys.string("dir")),
        fonts_system: fonts.and_then(|keys| keys.flag("system")).unwrap_or(false),
    }
}

fn check_zone(fields: &Fields<'_>, faults: &mut Faults) {
    let Some(zone) = fields.text("zone").filter(|zone| !ZONES.contains(zone)) else {
        return;
    };
    faults
        .error(
            "other-zone",
            fields.span("zone"),
            say!(
                "目前只支持北京时间（全年比世界时早8小时），`{zone}` 还不行",
                "only zones at +08:00 all year are served so far; `{zone}` is not one"
            ),
        )
        .mend(say!(
            "写成 `zone: Asia/Shanghai`，或删去这一行",
            "write `zone: Asia/Shanghai` or delete the line"
        ));
}

fn check_output(fields: &Fields<'_>, faults: &mut Faults) {
    let Some(output) = fields.text("output") else {
        return;
    };
    let first = output
        .trim_start_matches("./")
        .split('/')
        .next()
        .unwrap_or_default();
    if !matches!(
        first,
        "" | "." | ".." | "content" | "themes" | "rules" | ".git" | ".linli"
    ) {
        return;
    }
    faults
        .error(
            "wrong-path",
            fields.span("output"),
            say!(
                "不能生成到 `{output}`，会盖掉源文件",
                "the site cannot be put into `{output}`: sources stand there"
            ),
        )
        .mend(say!(
            "写成 `output: public`；要放到别处请用 `--output`",
            "write `output: public`; use `--output` for another place"
        ));
}

/// The address always ends with a slash.
fn read_base_url(fields: &Fields<'_>, faults: &mut Faults) -> String {
    let written = fields.text("base_url").unwrap_or("https://example.invalid/");
    let host = written
        .strip_prefix("https://")
        .or_else(|| written.strip_prefix("http://"))
        .and_then(|rest| rest.split('/').next())
        .unwrap_or_default();
    let is_plain = !written.contains(['?', '#', ' ', '\\', '@', '"', '<', '>']) && host.is_ascii();
    if host.is_empty() || !is_plain {
        let span: Span = fields.span("base_url");
        faults
            .error(
                "wrong-base-url",
                span,
                say!("`{written}` 不是完整的网址", "`{written}` is not a whole address"),
            )
            .mend(say!("写全，如 `https://songyinli.example/`，可以带路径，不带 `?` 和 `#`", "write it whole, such as `https://songyinli.example/`, perhaps with a path, without `?` and `#`"));
    }
    format!("{}/", written.trim_end_matches('/'))
}
