//! Urgent notices that say nothing in English.

use crate::check::contract::Check;
use crate::model::lang::Lang;
use crate::model::parts::Level;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "urgent-without-english";

pub struct UrgentWithoutEnglish;

impl Check for UrgentWithoutEnglish {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "紧急通知会显示在每一页顶上。网站有英文版，不懂中文的住户也要看得懂发生了什么、该做什么。\n\n\
                 例：`level: urgent`，没有 `title_en:` 和 `summary_en:`\n\n\
                 怎么改：补两行，一句话就够：`title_en:`、`summary_en:`。",
            en: "An urgent notice stands at the top of every page. Where the site speaks English, those who read no \
                 Chinese must learn what happened and what to do.\n\n\
                 Example: `level: urgent` without `title_en:` and `summary_en:`\n\n\
                 To mend: add the two lines; one sentence each will do.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        if !site.config.speaks(Lang::En) {
            return;
        }
        for entry in site.checked() {
            let urgent = entry.parts.level == Some(Level::Urgent);
            if urgent && (!entry.speaks(Lang::En) || entry.summary(Lang::En).is_empty()) {
                faults
                    .warn(
                        NAME,
                        entry.span_of("level"),
                        say!(
                            "紧急通知没有英文标题和摘要，不懂中文的住户看不懂",
                            "this urgent notice has no English title and summary"
                        ),
                    )
                    .mend(say!(
                        "补 `title_en:` 和 `summary_en:`，各一句话",
                        "add `title_en:` and `summary_en:`, one sentence each"
                    ));
            }
        }
    }
}
