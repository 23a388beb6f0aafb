//! Newsletters that share a number.

use crate::check::contract::Check;
use crate::check::reading::issues;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "issue-number-taken";

pub struct IssueNumberTaken;

impl Check for IssueNumberTaken {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "每一期通讯一个期号，用过不再用：住户收存、引用都认期号。\n\n\
                 例：两篇都写 `number: 2`\n\n\
                 怎么改：改成下一个没用过的期号。",
            en: "Every newsletter has a number of its own: people keep and quote them by it.\n\n\
                 Example: two newsletters with `number: 2`\n\n\
                 To mend: take the next number that is free.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let all = issues::by_number(site);
        let next = all.last().map_or(1, |last| last.issue.number.saturating_add(1));
        for (first, second) in all.iter().zip(all.iter().skip(1)) {
            if first.issue.number != second.issue.number {
                continue;
            }
            let number = first.issue.number;
            let other = sources.path(first.entry.meta.file);
            faults
                .error(
                    NAME,
                    second.entry.span_of("number"),
                    say!(
                        "第 {number} 期已经有了：`{other}`",
                        "there is a number {number} already: `{other}`"
                    ),
                )
                .mend(say!("改成 `number: {next}`", "write `number: {next}`"));
        }
    }
}
