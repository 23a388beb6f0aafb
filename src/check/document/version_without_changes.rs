//! Later versions that do not say what changed.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "version-without-changes";

pub struct VersionWithoutChanges;

impl Check for VersionWithoutChanges {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "改过的内容写明改了什么，看过旧版的人才不用从头再读。`version` 大于1，`changes` 里就要有这一版。\n\n\
                 例：`version: 2`，没有 `changes`\n\n\
                 怎么改：加一行 `changes: [{version: 2, date: 2026-07-12, kind: correction, note: 停水改为7月20日}]`。",
            en: "Who has read the old version wants to know what changed. A `version` above 1 has its line under `changes`.\n\n\
                 Example: `version: 2` without `changes`\n\n\
                 To mend: add `changes: [{version: 2, date: 2026-07-12, kind: correction, note: …}]`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let version = entry.meta.version;
            let is_told = entry.meta.changes.iter().any(|change| change.version == version);
            // A row of the log that could not be read was told already.
            let is_written_in_part =
                entry.meta.changes.is_empty() && entry.meta.spans.contains_key("changes");
            if version <= 1 || is_told || is_written_in_part {
                continue;
            }
            let day = entry.meta.date.unwrap_or(site.now.day()).iso();
            faults
                .warn(
                    NAME,
                    entry.span_of("version"),
                    say!(
                        "已是第 {version} 版，`changes` 里没有写这一版改了什么",
                        "this is version {version}, but `changes` does not say what changed in it"
                    ),
                )
                .mend(say!(
                    "加上 `changes: [{{version: {version}, date: {day}, kind: correction, note: 改了什么}}]`，日期写改的那天",
                    "add `changes: [{{version: {version}, date: {day}, kind: correction, note: …}}]`, with the day of the change"
                ));
        }
    }
}
