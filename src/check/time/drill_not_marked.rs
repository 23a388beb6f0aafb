//! Drills that could be taken for the real thing.

use crate::check::contract::Check;
use crate::model::parts::Mode;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "drill-not-marked";

pub struct DrillNotMarked;

impl Check for DrillNotMarked {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "演练要在每一处都标出“演练”：横幅、海报、日历、订阅。只在标题里写，别处会被当成真的，有人会报警、摔倒。\n\n\
                 例：标题是“11月9日消防疏散演练”，却没有 `mode: drill`\n\n\
                 怎么改：加一行 `mode: drill`；试警铃、试广播写 `mode: test`。",
            en: "A drill is marked as one everywhere: banner, poster, calendar, feed. Named in the title alone, it is \
                 elsewhere taken for the real thing.\n\n\
                 Example: the title says `消防疏散演练` (fire drill) without `mode: drill`\n\n\
                 To mend: add `mode: drill`; for trying alarms and loudspeakers write `mode: test`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let title = &entry.meta.title;
            let scheduled = entry.parts.schedule.is_some() || entry.parts.level.is_some();
            let over = ["总结", "回顾", "结果", "通报"]
                .iter()
                .any(|word| title.contains(word));
            if title.contains("演练") && scheduled && !over && entry.parts.mode == Mode::Real {
                faults
                    .error(
                        NAME,
                        entry.span_of("title"),
                        say!(
                            "标题里有“演练”，却没有标明 `mode: drill`，会被当成真的",
                            "the title says it is a drill, but `mode: drill` is not set: it may be taken for real"
                        ),
                    )
                    .mend(say!("加一行：`mode: drill`", "add the line `mode: drill`"));
            }
        }
    }
}
