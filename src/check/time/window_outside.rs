//! Windows that lie outside the time of the whole.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "window-outside";

pub struct WindowOutside;

impl Check for WindowOutside {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "`windows` 里的每一段，都要在 `starts` 和 `ends` 之间。否则事情写着已结束，实际还在停水。\n\n\
                 例：`ends: 2026-03-18T16:00`，而某一段到 `2026-03-19T12:00`\n\n\
                 怎么改：改正那一段，或放宽总的起止时间；只写 `windows`、不写起止也可以。",
            en: "Every part in `windows` lies between `starts` and `ends`; else the site says it is over while the water \
                 is still off.\n\n\
                 Example: `ends: 2026-03-18T16:00`, but a window until `2026-03-19T12:00`\n\n\
                 To mend: correct the window or widen the whole; `windows` alone, without `starts` and `ends`, will do.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let Some(schedule) = &entry.parts.schedule else {
                continue;
            };
            for window in &schedule.windows {
                let early = window.starts < schedule.starts;
                let late = schedule.ends.is_some_and(|ends| window.ends > ends);
                let shown = |at: crate::model::date::Moment| format!("{} {}", at.day().iso(), at.clock());
                let (inner, outer) = match (early, late, schedule.ends) {
                    (true, ..) => (shown(window.starts), shown(schedule.starts)),
                    (_, true, Some(ends)) => (shown(window.ends), shown(ends)),
                    _ => continue,
                };
                let message = if early {
                    say!(
                        "这一段从 {inner} 开始，早于总的开始 {outer}",
                        "this window starts at {inner}, before the whole starts at {outer}"
                    )
                } else {
                    say!(
                        "这一段到 {inner} 才结束，晚于总的结束 {outer}",
                        "this window ends at {inner}, after the whole ends at {outer}"
                    )
                };
                faults.error(NAME, window.span, message).mend(say!(
                    "改正这一段，或改正 `starts:`、`ends:`",
                    "correct the window, or `starts:` and `ends:`"
                ));
            }
        }
    }
}
