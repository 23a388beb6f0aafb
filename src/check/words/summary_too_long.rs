//! Summaries that are no longer short.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "summary-too-long";

/// Signs that a summary may have.
const MOST: usize = 80;

pub struct SummaryTooLong;

impl Check for SummaryTooLong {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "摘要显示在列表、订阅和聊天卡片里，超过80个字会被截断，要紧的话可能正好在后面。\n\n\
                 例：把正文第一段整段抄进 `summary:`\n\n\
                 怎么改：只写什么事、什么时候、哪些人、要做什么。",
            en: "Summaries are shown in lists, feeds and chat cards, which cut them after 80 signs: what matters may be \
                 behind the cut.\n\n\
                 Example: the whole first paragraph copied into `summary:`\n\n\
                 To mend: say only what, when, who and what to do.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let count = entry.meta.summary.chars().count();
            if count > MOST && entry.meta.spans.contains_key("summary") {
                faults
                    .warn(
                        NAME,
                        entry.span_of("summary"),
                        say!(
                            "摘要有 {count} 个字，显示时会被截断",
                            "the summary has {count} signs and will be cut where it is shown"
                        ),
                    )
                    .mend(say!(
                        "写到 {MOST} 个字以内：什么事、什么时候、哪些人",
                        "keep it to {MOST} signs: what, when, who"
                    ));
            }
        }
    }
}
