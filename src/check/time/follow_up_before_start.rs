//! Results that are promised before the matter begins.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "follow-up-before-start";

pub struct FollowUpBeforeStart;

impl Check for FollowUpBeforeStart {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "结果的日子早于事情开始的日子，那天不会有结果可说。多半是照抄上一份时忘了改。\n\n\
                 例：`starts: 2026-08-03T09:00`，`follow_up: {due: 2026-07-03}`\n\n\
                 怎么改：改 `due` 或 `starts`。",
            en: "No result can be told before the matter begins; often the day was left from an earlier notice.\n\n\
                 Example: `starts: 2026-08-03T09:00` with `follow_up: {due: 2026-07-03}`\n\n\
                 To mend: change `due` or `starts`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let due = entry.parts.follow_up.as_ref().and_then(|later| later.due);
            let starts = entry
                .parts
                .schedule
                .as_ref()
                .map(|schedule| schedule.starts.day());
            let (Some(due), Some(starts)) = (due, starts) else {
                continue;
            };
            if due >= starts {
                continue;
            }
            let (due, starts) = (due.iso(), starts.iso());
            faults
                .error(
                    NAME,
                    entry.span_of("follow_up"),
                    say!(
                        "说好 {due} 公布结果，事情却到 {starts} 才开始",
                        "a result is promised for {due}, but it begins only on {starts}"
                    ),
                )
                .mend(say!(
                    "核对 `follow_up` 的 `due` 和 `starts`，改写错的那个",
                    "compare `due` of `follow_up` with `starts` and correct the wrong one"
                ));
        }
    }
}
