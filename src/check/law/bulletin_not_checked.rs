//! Law bulletins not compared with the statute of late.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "bulletin-not-checked";

/// After so many days a bulletin is compared again.
const MOST_DAYS: i64 = 400;

pub struct BulletinNotChecked;

impl Check for BulletinNotChecked {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "法规会修改。解读写明哪天核对过原文（`checked_on`），住户才知道能不能信。核对过一年多，就该再核对一遍；\
                 核对日期也不会在将来。\n\n\
                 例：今年是2026年，写着 `checked_on: 2024-03-01`\n\n\
                 怎么改：对着原文核对一遍条号和意思，再写核对的那一天。",
            en: "Statutes are amended. A bulletin says on which day it was compared with the text (`checked_on`). After \
                 more than a year it is compared again; the day never lies ahead.\n\n\
                 Example: it is 2026, and the bulletin says `checked_on: 2024-03-01`\n\n\
                 To mend: compare numbers and meaning with the text, then write the day on which you did.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let Some(checked) = entry
                .parts
                .bulletin
                .as_ref()
                .and_then(|bulletin| bulletin.checked_on)
            else {
                continue;
            };
            let issued = entry.meta.date.map_or(site.now, |day| day.start());
            let (span, day) = (entry.span_of("checked_on"), checked.iso());
            if checked.start() > site.now.max(issued) {
                faults
                    .error(
                        NAME,
                        span,
                        say!(
                            "核对日期 {day} 还没有到",
                            "the day of comparison, {day}, has not come yet"
                        ),
                    )
                    .mend(say!(
                        "写真正核对的那一天",
                        "write the day on which it was compared"
                    ));
            } else if site.now.day().days_since(checked) > MOST_DAYS {
                faults
                    .warn(
                        NAME,
                        span,
                        say!(
                            "上次核对原文是 {day}，已经一年多了",
                            "it was last compared with the text on {day}, more than a year ago"
                        ),
                    )
                    .mend(say!(
                        "对着原文再核对一遍，改 `checked_on:`",
                        "compare it once more and change `checked_on:`"
                    ));
            }
        }
    }
}
