//! Categories that belong to the other side, or are misspelt.

use crate::check::contract::Check;
use crate::model::ledger::{Ledger, Line, Side};
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "category-on-wrong-side";

/// Categories that sums depend on, by book: those of money that comes in, then of money that goes out.
const KNOWN: [(&str, &[&str], &[&str]); 2] = [
    (
        "common_income",
        &[
            "固定车位",
            "临停",
            "电梯广告",
            "道闸广告",
            "快递柜",
            "通信场地",
            "充电场地",
            "摊位",
            "赔偿",
            "利息",
        ],
        &[
            "运维",
            "人工",
            "税",
            "委托经营费",
            "能耗",
            "转入维修资金",
            "业委会经费",
            "审计",
            "活动",
            "小修",
            "按面积返还",
        ],
    ),
    (
        "maintenance_fund",
        &[
            "首期",
            "续筹",
            "补建",
            "公共收益转入",
            "利息",
            "增值",
            "旧物残值",
            "赔偿",
        ],
        &["项目", "应急", "退款", "审计审价"],
    ),
];

pub struct CategoryOnWrongSide;

impl Check for CategoryOnWrongSide {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M24"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "类别决定一笔钱算成本、算转账还是算利息，写错了，净收益和分楼表都会错。“运维”不会是收入，“利息”不会是支出；\
                 只差一个字的，多半是写错了。别的类别可以自己起名。\n\n\
                 例：收入的类别写了“转入维修资金”（应为“公共收益转入”）\n\n\
                 怎么改：改类别，或改收支。",
            en: "The category says whether money is a cost, a transfer or interest; a wrong one makes net income and the \
                 table by building wrong. 运维 never comes in and 利息 never goes out; one that differs in a single sign is \
                 likely misspelt. Other categories may have names of your own.\n\n\
                 Example: money that comes in as 转入维修资金 (should be 公共收益转入)\n\n\
                 To mend: correct the category, or the side.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for ledger in site.checked().flat_map(|entry| &entry.parts.ledgers) {
            for line in &ledger.lines {
                look(ledger, line, faults);
            }
        }
    }
}

fn look(ledger: &Ledger, line: &Line, faults: &mut Faults) {
    let known = KNOWN.iter().find(|(book, ..)| *book == ledger.book.value);
    let (Some((_, ins, outs)), Some(category)) = (known, line.category.as_deref()) else {
        return;
    };
    let (own, other) = match line.side {
        Side::In => (ins, outs),
        Side::Out => (outs, ins),
    };
    if own.contains(&category) {
        return;
    }
    let item = &line.item;
    if other.contains(&category) {
        let (is, is_en, belongs, belongs_en) = match line.side {
            Side::In => ("收入", "comes in", "支出", "what goes out"),
            Side::Out => ("支出", "goes out", "收入", "what comes in"),
        };
        faults
            .error(
                NAME,
                line.span,
                say!(
                    "“{item}”是{is}，类别“{category}”却是{belongs}的",
                    "“{item}” {is_en}, but {category} is a category of {belongs_en}"
                ),
            )
            .mend(say!("改类别，或改收支", "correct the category, or the side"));
        return;
    }
    let near = own.iter().find(|name| differs_in_one(name, category));
    if let Some(near) = near {
        faults
            .error(
                NAME,
                line.span,
                say!(
                    "没有“{category}”这个类别，与“{near}”只差一个字",
                    "there is no category {category}, which differs from {near} in one sign"
                ),
            )
            .mend(say!("是不是“{near}”？", "was {near} meant?"));
    }
}

/// Returns whether two names of three signs or more, as long as each other, differ in one sign.
fn differs_in_one(one: &str, other: &str) -> bool {
    let length = one.chars().count();
    length >= 3
        && length == other.chars().count()
        && one.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 1
}
