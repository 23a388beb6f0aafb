//! Entries that expire before what they tell of.

use crate::check::contract::Check;
use crate::model::date::Moment;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "expires-before-end";

pub struct ExpiresBeforeEnd;

impl Check for ExpiresBeforeEnd {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "事情还没过去，通知先到期了，首页上就看不到了。`expires` 不能早于 `starts` 和 `ends`。\n\n\
                 例：`starts: 2026-07-22T08:30`，`expires: 2026-07-20`\n\n\
                 怎么改：去掉 `expires:`（有 `ends` 的会自己到期），或写晚一点。",
            en: "A notice that expires before what it tells of leaves the front page too early. `expires` is not before `starts` and `ends`.\n\n\
                 Example: `starts: 2026-07-22T08:30`, `expires: 2026-07-20`\n\n\
                 To mend: remove `expires:` (with `ends` it expires by itself), or set it later.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let written = entry.meta.spans.contains_key("expires");
            let (Some(schedule), Some(expires), true) = (&entry.parts.schedule, entry.meta.expires, written)
            else {
                continue;
            };
            let starts = schedule.starts;
            let ends = schedule.ends.unwrap_or(starts).max(starts);
            if expires >= ends || entry.meta.visible_from.is_some_and(|from| expires <= from) {
                continue;
            }
            let shown = |at: Moment| match at.is_midnight() {
                // 0:00 is the end of the day before.
                true => format!("{} 24:00", at.day().plus_days(-1).iso()),
                false => format!("{} {}", at.day().iso(), at.clock()),
            };
            let (until, end) = (shown(expires), shown(ends));
            let message = match expires < starts {
                true => say!(
                    "{until} 就到期，而事情 {end} 才结束：还没开始，首页就不显示了",
                    "it expires at {until}, before it begins; it ends at {end}"
                ),
                false => say!(
                    "{until} 就到期，而事情 {end} 才结束",
                    "it expires at {until}, before it ends at {end}"
                ),
            };
            faults.error(NAME, entry.span_of("expires"), message).mend(say!(
                "去掉 `expires:` 这一行；要写就不早于 {end}",
                "remove the line `expires:`, or set it to {end} or later"
            ));
        }
    }
}
