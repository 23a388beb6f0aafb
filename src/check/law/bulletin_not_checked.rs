//! Law bulletins that nobody has compared with the statute.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "bulletin-not-checked";

pub struct BulletinNotChecked;

impl Check for BulletinNotChecked {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "法规会修改。解读写明哪天核对过原文，住户才知道能不能信，编辑也知道哪几篇该再核对。\n\n\
                 例：写了 `statute: cn-civil-code`，没写 `checked_on:`\n\n\
                 怎么改：对着原文核对一遍条号和意思，再写核对的日期。",
            en: "Statutes are amended. A bulletin says on which day it was compared with the text, so that residents can \
                 trust it and editors know which to look at again.\n\n\
                 Example: `statute: cn-civil-code` without `checked_on:`\n\n\
                 To mend: compare numbers and meaning with the text, then write the day.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let Some(bulletin) = &entry.parts.bulletin else {
                continue;
            };
            let Some(statute) = &bulletin.statute else {
                continue;
            };
            match (bulletin.checked_on, entry.meta.date) {
                (None, issued) => {
                    let day = issued.map_or("2026-07-20".to_owned(), |day| day.iso());
                    faults
                        .error(
                            NAME,
                            statute.span,
                            say!(
                                "引用了法规，没有写哪天核对过原文",
                                "it rests on a statute but does not say when it was compared with the text"
                            ),
                        )
                        .mend(say!(
                            "核对后加一行，例如 `checked_on: {day}`",
                            "compare them, then add a line such as `checked_on: {day}`"
                        ));
                }
                (Some(checked), issued)
                    if checked.start() > issued.map_or(site.now, |day| day.start().max(site.now)) =>
                {
                    let day = checked.iso();
                    faults
                        .error(
                            NAME,
                            entry.span_of("checked_on"),
                            say!(
                                "核对日期 {day} 还没有到",
                                "the day of comparison, {day}, has not come yet"
                            ),
                        )
                        .mend(say!(
                            "写真正核对的那一天",
                            "write the day on which it was compared"
                        ));
                }
                _ => {}
            }
        }
    }
}
