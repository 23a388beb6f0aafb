//! Newsletters that leave out a number.

use crate::check::contract::Check;
use crate::check::reading::issues;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "issue-number-gap";

pub struct IssueNumberGap;

impl Check for IssueNumberGap {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "期号一期接一期。跳了号，住户会以为少收到一期。从几号开始都可以，中间不要缺。\n\n\
                 例：有第1期、第2期，下一期写 `number: 4`\n\n\
                 怎么改：改成 `number: 3`；中间那期确实停办的，在 `allow` 里写明理由。",
            en: "Numbers follow one another; with one left out people think they missed an issue. They may start with \
                 any number.\n\n\
                 Example: numbers 1 and 2, then `number: 4`\n\n\
                 To mend: write `number: 3`; if an issue was dropped, give the reason in `allow`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        let all = issues::by_number(site);
        for (first, second) in all.iter().zip(all.iter().skip(1)) {
            let (before, number) = (first.issue.number, second.issue.number);
            let next = before.saturating_add(1);
            if number > next {
                faults
                    .warn(
                        NAME,
                        second.entry.span_of("number"),
                        say!(
                            "上一期是第 {before} 期，这一期跳到了第 {number} 期",
                            "the issue before is number {before}, this one is {number}"
                        ),
                    )
                    .mend(say!("改成 `number: {next}`", "write `number: {next}`"));
            }
        }
    }
}
