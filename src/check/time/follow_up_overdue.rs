//! Follow-ups whose day has passed.

use crate::check::contract::Check;
use crate::model::entry::Status;
use crate::model::site::Site;
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "follow-up-overdue";

pub struct FollowUpOverdue;

impl Check for FollowUpOverdue {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "说好哪一天公布结果，到了那天还没有写，住户会记得。只是提示，不妨碍发布。写了 `done` 却没有结果的，也提示。\n\n\
                 例：`follow_up: {due: 2026-07-06, status: open}`，今天已是7月20日\n\n\
                 怎么改：写上 `result:`，`status` 改成 `done`；还要等的，改 `due`，并在正文说明原因。",
            en: "Residents remember the day for which a result was promised. It is only flagged. So is `done` without a result.\n\n\
                 Example: `follow_up: {due: 2026-07-06, status: open}`, while today is 20 July\n\n\
                 To mend: write `result:` and set `status` to `done`; if it must wait, change `due` and say why in the text.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        let today = site.now.day();
        for entry in site
            .checked()
            .filter(|entry| entry.meta.status != Status::Withdrawn)
        {
            let Some(follow_up) = &entry.parts.follow_up else {
                continue;
            };
            let is_done = follow_up.status.as_deref() == Some("done");
            let place = Place::At(entry.span_of("follow_up"));
            if is_done && follow_up.result.is_none() {
                let message = say!("写了已办完，却没有写结果", "it is done, but no result is told");
                faults.add(NAME, Severity::Flag, place, message).mend(say!(
                    "补一行 `result:`，写结果怎样",
                    "add a line `result:` that tells what came of it"
                ));
                continue;
            }
            let Some(due) = follow_up.due.filter(|due| !is_done && *due < today) else {
                continue;
            };
            let (day, late) = (due.iso(), today.days_since(due));
            let message = say!(
                "说好 {day} 公布结果，已过 {late} 天",
                "a result was promised for {day}, {late} days ago"
            );
            faults.add(NAME, Severity::Flag, place, message).mend(say!(
                "写上 `result:`，`status` 改成 `done`；还要等就改 `due`",
                "write `result:` and set `status` to `done`; if it must wait, change `due`"
            ));
        }
    }
}
