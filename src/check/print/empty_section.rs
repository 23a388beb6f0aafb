//! Sections of a newsletter that hold nothing.

use crate::check::contract::Check;
use crate::check::reading::issues;
use crate::model::parts::Pick;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "empty-section";

pub struct EmptySection;

impl Check for EmptySection {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "栏目下面一篇也没有，印出来只剩一个栏目名。\n\n\
                 例：`{title: 本季通知, pick: []}`，或挑选的时间段里没有内容\n\n\
                 怎么改：补上编号，改正时间段，或去掉这个栏目。",
            en: "A section without a single entry is printed as a bare heading.\n\n\
                 Example: `{title: 本季通知, pick: []}`, or days in which nothing was issued\n\n\
                 To mend: add ids, correct the days, or remove the section.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for one in issues::by_number(site) {
            for section in &one.issue.sections {
                // Ids and kinds that are not there were told when the site was linked.
                let known = match &section.pick {
                    Pick::Rule { kind, .. } => site.sections.iter().any(|one| one.kind == kind.value),
                    Pick::Ids(_) => true,
                };
                let named = matches!(&section.pick, Pick::Ids(ids) if !ids.is_empty());
                if !known || named || !issues::held(site, section).is_empty() {
                    continue;
                }
                let title = &section.title;
                faults
                    .error(
                        NAME,
                        section.span,
                        say!("栏目“{title}”里一篇也没有", "the section “{title}” holds nothing"),
                    )
                    .mend(match &section.pick {
                        Pick::Ids(_) => say!(
                            "在 `pick` 里写上编号，例如 `pick: [nt-05]`，或去掉这个栏目",
                            "name entries in `pick`, as in `pick: [nt-05]`, or remove the section"
                        ),
                        Pick::Rule { .. } => say!(
                            "改正 `from`、`to` 或 `kind`，或去掉这个栏目",
                            "correct `from`, `to` or `kind`, or remove the section"
                        ),
                    });
            }
        }
    }
}
