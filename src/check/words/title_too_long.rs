//! Titles that do not fit where they are shown.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "title-too-long";

/// Signs that a title may have; a phone shows about half of them on one line.
const MOST: usize = 30;

pub struct TitleTooLong;

impl Check for TitleTooLong {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "标题要一眼看完：手机上、海报上、聊天窗口的卡片里都放不下30个字以上。\n\n\
                 例：`关于松荫里小区3号楼和4号楼地下水箱进水阀更换以及水箱清洗消毒期间临时停水安排的通知`\n\n\
                 怎么改：先写日期和楼栋，再写什么事，例如“3月18日3、4号楼停水：换阀门、洗水箱”；其余写进摘要。",
            en: "A title is read at a glance: phones, posters and chat cards have no room for more than 30 signs.\n\n\
                 Example: `关于松荫里小区3号楼和4号楼地下水箱进水阀更换以及水箱清洗消毒期间临时停水安排的通知`\n\n\
                 To mend: date and building first, then what happens; the rest goes into the summary.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| entry.parts.statute.is_none()) {
            let count = entry.meta.title.chars().count();
            if count > MOST {
                faults
                    .warn(
                        NAME,
                        entry.span_of("title"),
                        say!(
                            "标题有 {count} 个字，手机和海报上放不下",
                            "the title has {count} signs, more than phones and posters have room for"
                        ),
                    )
                    .mend(say!(
                        "写到 {MOST} 个字以内：日期、楼栋、什么事；其余写进 `summary:`",
                        "keep it to {MOST} signs: date, building, what; the rest goes into `summary:`"
                    ));
            }
        }
    }
}
