//! Entries with the title and day of another.

use std::collections::BTreeMap;

use crate::check::contract::Check;
use crate::model::entry::Entry;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "copied-entry";

pub struct CopiedEntry;

impl Check for CopiedEntry {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "同一类里两篇标题和日期都一样，多半是照着上一份改，忘了改标题，或同一篇存了两个文件。住户分不清该看哪一篇。\n\n\
                 例：两份通知都叫“停水通知”，都是 `date: 2026-07-10`\n\n\
                 怎么改：标题写出区别（哪一天、几号楼）；多余的文件删去。",
            en: "Two entries of a kind with the same title and date are likely a copy whose title was not changed, or one entry saved twice. Residents cannot tell them apart.\n\n\
                 Example: two notices called “停水通知”, both `date: 2026-07-10`\n\n\
                 To mend: say in the title what differs, or delete the file that is too many.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let mut seen: BTreeMap<_, &Entry> = BTreeMap::new();
        let mut entries: Vec<&Entry> = site.checked().collect();
        entries.sort_by_key(|entry| entry.meta.file);
        for entry in entries {
            let Some(date) = entry.meta.date else { continue };
            let title = entry.meta.title.as_str();
            let Some(first) = seen.insert((entry.kind, title, date), entry) else {
                continue;
            };
            let other = sources.path(first.meta.file);
            faults
                .warn(
                    NAME,
                    entry.span_of("title"),
                    say!(
                        "标题和日期都与 `{other}` 相同",
                        "title and date are those of `{other}`"
                    ),
                )
                .mend(say!(
                    "标题写出区别，例如哪一天、几号楼；是同一篇就删去一个文件",
                    "say in the title what differs; if they are the same, delete one of the files"
                ));
        }
    }
}
