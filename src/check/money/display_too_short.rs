//! What hangs on the boards for too few days.

use crate::check::contract::Check;
use crate::check::reading::asked::asked_by;
use crate::model::duty_state::too_short;
use crate::model::site::Site;
use crate::model::working_days;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "display-too-short";

pub struct DisplayTooShort;

impl Check for DisplayTooShort {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "贴几天就撕，上夜班的、出差的看不到。至少贴几天写在 `rules` 指明的规则里；规则说工作日的，周末和节假日不算，\
                 调休上班的周末算。贴得短了照样公布，页面和公开目录会写明。规则里没有给出天数的，是本站自定。\n\n\
                 例：`display: {boards: [east], from: 2026-07-10, to: 2026-07-12}`，而规则是15天\n\n\
                 怎么改：改 `to`，多贴几天；确实只贴了这几天，不必改，页面会照实说明。",
            en: "What hangs for a few days is missed by those who are away. The packs named in `rules` say for how long it \
                 hangs; of working days, weekends and holidays are not counted and weekend days that are worked are. What \
                 hung for less is published all the same, and the page and the catalogue say so. Where no article gives \
                 a number, it is the site's own.\n\n\
                 Example: `display: {boards: [east], from: 2026-07-10, to: 2026-07-12}` where 15 days are due\n\n\
                 To mend: change `to` and let it hang; if it hung for no longer, leave it: the page says what is true.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let Some((short, ruled)) = too_short(site, entry) else {
                continue;
            };
            let display = entry.parts.display.as_ref();
            let Some((from, to)) = display.and_then(|display| Some((display.from?, display.to?))) else {
                continue;
            };
            let (days, wanted, working) = (short.days, short.wanted.days, short.wanted.working);
            let right = working_days::last_of(&site.holidays, from, wanted, working).iso();
            let (from, to) = (from.iso(), to.iso());
            let (asked, asked_en) = asked_by(site, &ruled.basis);
            let (unit, unit_en) = match working {
                true => ("个工作日", "working days"),
                false => ("天", "days"),
            };
            faults
                .flag(
                    NAME,
                    entry.span_of("display"),
                    say!(
                        "{from} 至 {to} 张贴 {days} {unit}，应当 {wanted} {unit}（{asked}）",
                        "it hangs from {from} to {to}: {days} {unit_en}, where {wanted} are due ({asked_en})"
                    ),
                )
                .mend(say!(
                    "贴满 {wanted} {unit}是到 {right}；确实只贴了这几天，页面会照实说明",
                    "{wanted} {unit_en} last until {right}; if it hung for no longer, the page says so"
                ));
        }
    }
}
