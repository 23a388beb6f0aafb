//! Sign-up that is open after the event.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "sign-up-ends-late";

pub struct SignUpEndsLate;

impl Check for SignUpEndsLate {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "活动都开始了还写着“可以报名”，来的人会扑空。报名截止不能晚于活动结束；没有写结束的，不能晚于当天。\n\n\
                 例：活动 `starts: 2026-07-18T19:00`，报名 `until: 2026-07-28`\n\n\
                 怎么改：改正 `sign_up` 里的 `until`；不用报名的，去掉 `sign_up`。",
            en: "Sign-up that is open when the event is over sends people away. It ends no later than the event does, \
                 or than its day.\n\n\
                 Example: the event has `starts: 2026-07-18T19:00`, its sign-up `until: 2026-07-28`\n\n\
                 To mend: correct `until` in `sign_up`; remove `sign_up` if nobody needs to.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let (Some(schedule), Some(sign_up)) = (&entry.parts.schedule, &entry.parts.sign_up) else {
                continue;
            };
            let end = schedule
                .ends
                .unwrap_or(schedule.starts)
                .max(schedule.starts.day().end());
            let Some(until) = sign_up.until.filter(|until| *until > end) else {
                continue;
            };
            // A bare day counts to its end, which is the start of the next.
            let last = if until.is_midnight() {
                until.day().plus_days(-1)
            } else {
                until.day()
            };
            let until = last.iso();
            let starts = schedule.starts.day().iso();
            faults
                .error(
                    NAME,
                    entry.span_of("sign_up"),
                    say!(
                        "活动在 {starts}，报名却到 {until} 才截止",
                        "the event is on {starts}, but sign-up is open until {until}"
                    ),
                )
                .mend(say!(
                    "改正 `sign_up` 里的 `until`",
                    "correct `until` in `sign_up`"
                ));
        }
    }
}
