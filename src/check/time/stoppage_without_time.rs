//! Stoppages that do not say from when until when.

use crate::check::contract::Check;
use crate::check::reading::written;
use crate::model::entry::Entry;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "stoppage-without-time";

/// Topics of which everybody asks first: from when until when?
const TOPICS: [&str; 3] = ["停水", "停电", "燃气"];

pub struct StoppageWithoutTime;

impl Check for StoppageWithoutTime {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "停水、停电、停气的通知，住户先问“几点到几点”。没有起止时间，日历、首页和楼栋页都不能提醒。\n\n\
                 例：`topic: 停水`，却没有 `ends:`\n\n\
                 怎么改：补上 `starts:` 和 `ends:`，写到几点几分；定不下来的写最晚的时间，并在正文说明。",
            en: "Of a stoppage everybody asks first: from when until when? Without both, neither calendar nor front \
                 page nor building page can remind anyone.\n\n\
                 Example: `topic: 停水` without `ends:`\n\n\
                 To mend: add `starts:` and `ends:` to the minute; if the end is open, give the latest and say so.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let topic = entry.parts.topic.as_deref().unwrap_or_default();
            if !TOPICS.contains(&topic) {
                continue;
            }
            let has = |key: &str| is_written(entry, key, sources);
            let (missing, key) = match &entry.parts.schedule {
                // What is there but could not be read was told already.
                None if has("starts") || has("windows") => continue,
                None if has("ends") => ("`starts:`", "start"),
                None => ("`starts:` 和 `ends:`", "starts"),
                Some(schedule) if schedule.ends.is_none() && schedule.windows.is_empty() && !has("ends") => {
                    ("`ends:`", "ends")
                }
                Some(_) => continue,
            };
            let both = if key == "starts" {
                "`starts:` and `ends:`"
            } else {
                missing
            };
            let planned = entry.meta.date.map(|date| date.plus_days(2));
            let starts = entry
                .parts
                .schedule
                .as_ref()
                .map(|schedule| schedule.starts.day());
            let day = starts.or(planned).unwrap_or(site.now.day()).iso();
            faults
                .error(
                    NAME,
                    entry.span_of("topic"),
                    say!(
                        "{topic}通知没有写 {missing}，住户不知道几点到几点",
                        "a notice of a stoppage ({topic}) lacks {both}: residents cannot tell when"
                    ),
                )
                .mend(match key {
                    "starts" => say!(
                        "补两行：`starts: {day}T08:30`、`ends: {day}T16:00`",
                        "add two lines: `starts: {day}T08:30`, `ends: {day}T16:00`"
                    ),
                    "start" => say!(
                        "补一行，例如 `starts: {day}T08:30`",
                        "add a line such as `starts: {day}T08:30`"
                    ),
                    _ => say!(
                        "补一行，例如 `ends: {day}T16:00`",
                        "add a line such as `ends: {day}T16:00`"
                    ),
                });
        }
    }
}

/// Returns whether a key stands in the front matter, perhaps misspelt.
fn is_written(entry: &Entry, key: &str, sources: &SourceTree) -> bool {
    entry.meta.spans.contains_key(key)
        || written::files(entry, sources).first().is_some_and(|file| {
            let front = file.text.get(..file.body).unwrap_or_default();
            front
                .lines()
                .filter_map(|line| line.split_once([':', '：']))
                .any(|(name, _)| strsim::levenshtein(name.trim_end(), key) <= 1)
        })
}
