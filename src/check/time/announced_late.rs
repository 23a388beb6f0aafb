//! Planned works that are announced after they began.

use crate::check::contract::Check;
use crate::model::date::Moment;
use crate::model::parts::Level;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "announced-late";

/// Topics that can be planned and told beforehand.
const PLANNED: [&str; 9] = [
    "停水", "停电", "燃气", "电梯", "消防", "装修", "停车", "消杀", "施工",
];

pub struct AnnouncedLate;

impl Check for AnnouncedLate {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "计划内的停水、检修、施工要提前告诉住户，好存水、挪车、安排老人和病人。发布时已经开始，等于没有通知。\
                 突发的事写 `level: urgent`，不受此限。\n\n\
                 例：`date: 2026-03-18`，`starts: 2026-03-17T08:30`，`level: important`\n\n\
                 怎么改：核对两个日期；确是突发，改成 `level: urgent`。",
            en: "Planned works are told beforehand, so that people can store water, move cars and look after the old \
                 and the ill. Something sudden is marked `level: urgent` and is exempt.\n\n\
                 Example: `date: 2026-03-18`, `starts: 2026-03-17T08:30`, `level: important`\n\n\
                 To mend: check both dates; if it was sudden, write `level: urgent`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let parts = &entry.parts;
            let planned = parts
                .topic
                .as_deref()
                .is_some_and(|topic| PLANNED.contains(&topic));
            let (Some(schedule), Some(from)) = (&parts.schedule, entry.meta.visible_from) else {
                continue;
            };
            if !planned || parts.level == Some(Level::Urgent) || from <= schedule.starts {
                continue;
            }
            // Dates a year back are another fault.
            if schedule.starts.day().days_since(from.day()) < -180 {
                continue;
            }
            let shown = |at: Moment| match at.is_midnight() {
                true => at.day().iso(),
                false => format!("{} {}", at.day().iso(), at.clock()),
            };
            let (issued, starts) = (shown(from), shown(schedule.starts));
            faults
                .warn(
                    NAME,
                    schedule.starts_at,
                    say!(
                        "{starts} 已经开始，{issued} 才发布：住户来不及准备",
                        "it starts at {starts} but is issued at {issued}: residents cannot prepare"
                    ),
                )
                .mend(say!(
                    "核对 `date:` 和 `starts:`；突发的事写 `level: urgent`",
                    "check `date:` and `starts:`; if it was sudden, write `level: urgent`"
                ));
        }
    }
}
