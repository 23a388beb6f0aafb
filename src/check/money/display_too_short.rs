//! Accounts that hang on a board for a few days only.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "display-too-short";

/// Fewer days than this are worth a look.
const FEWEST_DAYS: i64 = 7;

pub struct DisplayTooShort;

impl Check for DisplayTooShort {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "账目贴几天就撕，上夜班的、出差的看不到。各地规定从几天到三十天不等，七天以下的请核对当地规定。只是提醒。\n\n\
                 例：`display: {boards: [east], from: 2026-07-10, to: 2026-07-12}`\n\n\
                 怎么改：核对当地规定，改 `to`；规定确实这么短，在 `allow` 里写明是哪一条。",
            en: "An account that hangs for a few days is missed by those who are away. Local rules ask for some days up to thirty; fewer than seven are worth a look. It is only a warning.\n\n\
                 Example: `display: {boards: [east], from: 2026-07-10, to: 2026-07-12}`\n\n\
                 To mend: compare the local rule and change `to`; if it is that short, name the rule in `allow`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers.is_empty()) {
            let display = entry.parts.display.as_ref();
            let Some((from, to)) = display.and_then(|display| Some((display.from?, display.to?))) else {
                continue;
            };
            let days = to.days_since(from) + 1;
            if !(1..FEWEST_DAYS).contains(&days) {
                continue;
            }
            let right = from.plus_days(FEWEST_DAYS - 1).iso();
            faults
                .warn(
                    NAME,
                    entry.span_of("display"),
                    say!(
                        "账目只在公告栏贴 {days} 天",
                        "the account hangs on the boards for {days} days only"
                    ),
                )
                .mend(say!(
                    "核对当地规定；贴满 {FEWEST_DAYS} 天是到 {right}",
                    "compare the local rule; {FEWEST_DAYS} days last until {right}"
                ));
        }
    }
}
