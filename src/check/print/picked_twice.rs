//! Entries that a newsletter holds twice.

use std::collections::BTreeMap;

use crate::check::contract::Check;
use crate::check::reading::issues;
use crate::model::parts::Pick;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "picked-twice";

pub struct PickedTwice;

impl Check for PickedTwice {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "同一篇在一期里印两遍，费纸，也让人以为是两件事。\n\n\
                 例：“通知”和“邻里”两个栏目的 `pick` 里都有 `nt-05`\n\n\
                 怎么改：只留一处。",
            en: "An entry printed twice in an issue wastes paper and looks like two things.\n\n\
                 Example: `nt-05` in the `pick` of two sections\n\n\
                 To mend: keep it in one.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for one in issues::by_number(site) {
            let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
            for section in &one.issue.sections {
                let Pick::Ids(ids) = &section.pick else { continue };
                for id in ids {
                    let Some(first) = seen.insert(&id.value, &section.title) else {
                        continue;
                    };
                    let name = &id.value;
                    faults
                        .warn(
                            NAME,
                            id.span,
                            say!(
                                "`{name}` 在栏目“{first}”里已经有了",
                                "`{name}` is already in the section “{first}”"
                            ),
                        )
                        .mend(say!("只留一处", "keep it in one of the two"));
                }
            }
        }
    }
}
