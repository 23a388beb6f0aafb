//! Titles that say nothing.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "vague-title";

const VAGUE: [&str; 18] = [
    "通知",
    "公告",
    "通告",
    "告示",
    "提示",
    "提醒",
    "重要通知",
    "紧急通知",
    "重要公告",
    "重要提示",
    "重要提醒",
    "温馨提示",
    "温馨提醒",
    "最新通知",
    "通知公告",
    "告业主书",
    "致业主",
    "特别提醒",
];

pub struct VagueTitle;

impl Check for VagueTitle {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "“重要通知”四个字看不出是什么事、关不关我。列表、日历、聊天窗口里只看得到标题。\n\n\
                 例：`title: 重要通知`\n\n\
                 怎么改：写出哪天、哪栋楼、什么事，例如“3月18日1、2号楼停水”。",
            en: "“Important notice” tells neither what it is nor whom it concerns, and lists, calendars and chats show \
                 only the title.\n\n\
                 Example: `title: 重要通知` (important notice)\n\n\
                 To mend: say which day, which building, what, as in `3月18日1、2号楼停水`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let title = entry.meta.title.trim_end_matches(['！', '!', '。', '：']);
            if VAGUE.contains(&title) {
                faults
                    .warn(
                        NAME,
                        entry.span_of("title"),
                        say!(
                            "标题“{title}”看不出是什么事、关不关自己",
                            "the title “{title}” tells neither what it is nor whom it concerns"
                        ),
                    )
                    .mend(say!(
                        "写出哪天、哪栋楼、什么事，例如 `3月18日1、2号楼停水`",
                        "say which day, which building, what: `3月18日1、2号楼停水`"
                    ));
            }
        }
    }
}
