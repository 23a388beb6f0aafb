//! Votes announced less than fifteen days before.

use crate::check::contract::Check;
use crate::check::reading::asked::asked_by;
use crate::model::rules::{Due, Duty};
use crate::model::site::Site;
use crate::model::vote::Body;
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "agenda-late";

pub struct AgendaLate;

impl Check for AgendaLate {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["V6"]
    }

    fn page(&self) -> Page {
        Page {
            zh: "开业主大会，应当提前 15 日通知全体业主（《物业管理条例》第十四条）；有的地方，临时会议（`meeting: extraordinary`）可以短些。天数取自 `rules`。不够的照样公布，\
                 但页面上写明，因为业主有权知道。\n\n\
                 例：`announced: 2026-04-01`，`voting: {from: 2026-04-08, …}`，只隔 7 天\n\n\
                 怎么改：核对两个日期；确实晚了，不必改，页面会照实说明。",
            en: "Owners are told of a meeting 15 days before it (property regulation, article 14); some places ask for less of a \
                 meeting out of turn (`meeting: extraordinary`). The days are those of `rules`. A later notice is \
                 published all the same, and the page says so, because owners have a right to know.\n\n\
                 Example: `announced: 2026-04-01`, `voting: {from: 2026-04-08, …}`: 7 days\n\n\
                 To mend: check both dates; if it was late, leave it: the page says what is true.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let Some(vote) = &entry.parts.vote else { continue };
            let (Body::Assembly(_), Some(announced), Some(voting)) =
                (&vote.by, &vote.announced, &vote.voting)
            else {
                continue;
            };
            let days = voting.value.0.days_since(announced.value);
            let Some((due, asked, asked_en)) = days_ahead(site, entry.parts.extraordinary) else {
                continue;
            };
            if days >= due {
                continue;
            }
            let (told, from) = (announced.value.iso(), voting.value.0.iso());
            faults
                .add(
                    NAME,
                    Severity::Flag,
                    Place::At(announced.span),
                    say!(
                        "{told} 公告，{from} 开始表决，提前了 {days} 天，应当提前 {due} 天（{asked}）",
                        "announced on {told}, voted on from {from}: {days} days ahead, where {due} are due ({asked_en})"
                    ),
                )
                .mend(say!(
                    "核对 `announced:` 和 `voting:`；确实晚了，页面会照实说明",
                    "check `announced:` and `voting:`; if it was late, the page says so"
                ));
        }
    }
}

/// Returns how many days before a vote of owners its agenda is due, and who says so.
fn days_ahead(site: &Site, extraordinary: bool) -> Option<(i64, String, String)> {
    let of_votes = |duty: &&Duty| duty.met_by.iter().any(|rule| rule.by_assembly == Some(true));
    let mut before = site.rules.duties.iter().filter(of_votes).filter_map(|duty| {
        let other = duty.due_extraordinary.as_ref().filter(|_| extraordinary);
        let due = other.or(duty.due.as_ref())?;
        match due.value {
            Due::Before(days) => Some((days, &due.basis)),
            _ => None,
        }
    });
    let (days, basis) = before.next()?;
    let (zh, en) = asked_by(site, basis);
    Some((days, zh, en))
}
