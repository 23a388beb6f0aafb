//! One page of the corpus, before any generator sees it.

use linli::model::date::Day;

use crate::corpus::chance::Chance;

/// A page, told without the syntax of any generator's front matter.
pub struct Page {
    pub sort: Sort,
    pub name: String,
    pub date: Day,
    pub title: String,
    pub summary: String,
    pub topic: &'static str,
    /// Numbers of other pages that it refers to.
    pub related: Vec<usize>,
    /// Markdown with relative links to the other pages' files.
    pub body: String,
}

/// What sort of page it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Notice,
    Event,
    Law,
    Handbook,
}

impl Sort {
    pub fn folder(self) -> &'static str {
        match self {
            Sort::Notice => "notices",
            Sort::Event => "events",
            Sort::Law => "laws",
            Sort::Handbook => "handbook",
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Sort::Notice => "nt",
            Sort::Event => "ev",
            Sort::Law => "lw",
            Sort::Handbook => "hb",
        }
    }
}

const TOPICS: [&str; 12] = [
    "停水",
    "停电",
    "燃气",
    "电梯",
    "消防",
    "垃圾",
    "装修",
    "停车",
    "防汛",
    "水质",
    "维修资金",
    "施工",
];
const DOINGS: [&str; 8] = ["通知", "安排", "提醒", "公告", "检修", "整治", "巡查", "征求意见"];
const GATHERINGS: [&str; 6] = ["义诊", "联欢", "讲座", "座谈", "放映", "跳蚤市场"];
const HEADINGS: [&str; 12] = [
    "事情的起因",
    "怎么安排",
    "请您这样做",
    "时间和地点",
    "收费和依据",
    "老人和孩子",
    "常见的问题",
    "联系谁",
    "进度",
    "结果",
    "下一步",
    "注意什么",
];
const CELLS: [&str; 10] = [
    "值班",
    "保洁",
    "维修",
    "巡更",
    "登记",
    "缴费",
    "投放点",
    "监控室",
    "活动室",
    "服务中心前台",
];

/// Returns the pages of a corpus; the same number and sentences give the same pages.
pub fn make(count: usize, sentences: &[String]) -> Vec<Page> {
    let mut chance = Chance::new(20_260_720);
    let named: Vec<(Sort, String)> = (0..count).map(|at| name(at, &mut chance)).collect();
    (0..count)
        .map(|at| page(at, &named, sentences, &mut chance))
        .collect()
}

fn name(at: usize, chance: &mut Chance) -> (Sort, String) {
    let sort = match chance.below(100) {
        0..70 => Sort::Notice,
        70..88 => Sort::Event,
        88..94 => Sort::Law,
        _ => Sort::Handbook,
    };
    (sort, format!("{}-{at:05}", sort.prefix()))
}

fn page(at: usize, named: &[(Sort, String)], sentences: &[String], chance: &mut Chance) -> Page {
    let (sort, name) = &named[at];
    let first = Day::of(2016, 1, 4).unwrap_or_else(|| unreachable!("a day of the calendar"));
    let date = first.plus_days((at * 3_830 / named.len()) as i64);
    let topic = *chance.pick(&TOPICS);
    let building = 1 + chance.below(6);
    let title = match sort {
        Sort::Event => format!("{building}号楼{}：第{}次", chance.pick(&GATHERINGS), at + 1),
        _ => format!("{building}号楼{topic}{}（第{}号）", chance.pick(&DOINGS), at + 1),
    };
    let mut others = || chance.below(named.len());
    let related = match (others(), others()) {
        (one, other) if one == at || other == at || one == other => Vec::new(),
        (one, other) => vec![one, other],
    };
    Page {
        sort: *sort,
        name: name.clone(),
        date,
        title,
        summary: summary(sentences, chance),
        topic,
        related,
        body: body(named, sentences, chance),
    }
}

/// Returns two sentences, or one where two would be too long to be shown.
fn summary(sentences: &[String], chance: &mut Chance) -> String {
    let both = format!("{}{}", chance.pick(sentences), chance.pick(sentences));
    match both.chars().count() {
        0..=80 => both,
        _ => chance.pick(sentences).clone(),
    }
}

fn body(named: &[(Sort, String)], sentences: &[String], chance: &mut Chance) -> String {
    let mut out = String::new();
    let tables = 1 + usize::from(chance.happens(30));
    for section in 0..5 {
        let heading = HEADINGS[(section * 5 + chance.below(5)) % HEADINGS.len()];
        out.push_str(&format!("## {heading} {{#s{section}}}\n\n"));
        for _ in 0..2 {
            for _ in 0..4 {
                out.push_str(chance.pick::<String>(sentences));
            }
            if chance.happens(34) {
                let (sort, name) = chance.pick(named);
                out.push_str(&format!(
                    "另见[{}](../{}/{name}.md)。",
                    chance.pick(&HEADINGS),
                    sort.folder()
                ));
            }
            out.push_str("\n\n");
        }
        if section < tables {
            table(&mut out, chance);
        } else {
            for _ in 0..3 {
                out.push_str(&format!("- {}\n", chance.pick(sentences)));
            }
            out.push('\n');
        }
    }
    out
}

fn table(out: &mut String, chance: &mut Chance) {
    out.push_str("| 项目 | 时间 | 楼栋 | 数量 |\n|---|---|---|---|\n");
    for _ in 0..3 + chance.below(4) {
        let (cell, hour, building, amount) = (
            chance.pick(&CELLS),
            7 + chance.below(12),
            1 + chance.below(6),
            chance.below(400),
        );
        out.push_str(&format!("| {cell} | {hour}:30 | {building}号楼 | {amount} |\n"));
    }
    out.push('\n');
}
