//! Accounts that hang on no notice board.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "not-on-a-board";

pub struct NotOnABoard;

impl Check for NotOnABoard {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "账目要贴在公告栏上：不上网的住户只在那里看得到。没有写贴在哪里、从哪天到哪天，网页上会注明，住户看得见。\n\n\
                 例：有 `ledgers:`，没有 `display:`\n\n\
                 怎么改：写 `display: {boards: [east], from: 2026-07-10, to: 2026-07-30}`，公告栏的编号在 `community.yaml` 里。",
            en: "Accounts hang on a notice board: that is where those without the web see them. One that does not say \
                 where and for which days is published with that remark.\n\n\
                 Example: `ledgers:` without `display:`\n\n\
                 To mend: write `display: {boards: [east], from: 2026-07-10, to: 2026-07-30}`; the boards are those of \
                 `community.yaml`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers.is_empty()) {
            let (message, key) = match &entry.parts.display {
                None => (
                    say!(
                        "没有写账目贴在哪个公告栏",
                        "it does not say on which notice board it hangs"
                    ),
                    "ledgers",
                ),
                Some(display) if display.boards.is_empty() => (
                    say!("公示里没有写公告栏", "`display` names no notice board"),
                    "display",
                ),
                Some(_) => continue,
            };
            let boards: Vec<&str> = site
                .community
                .boards
                .iter()
                .map(|board| board.id.as_str())
                .collect();
            let boards = boards.join(", ");
            let from = entry.meta.date.unwrap_or(site.now.day());
            let (from, to) = (from.iso(), from.plus_days(20).iso());
            faults
                .add(NAME, Severity::Flag, Place::At(entry.span_of(key)), message)
                .mend(say!(
                    "例如 `display: {{boards: [{boards}], from: {from}, to: {to}}}`",
                    "such as `display: {{boards: [{boards}], from: {from}, to: {to}}}`"
                ));
        }
    }
}
