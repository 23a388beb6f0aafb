//! Disclosures that the chain does not hold yet.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::model::standing::{Standing, standing};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "not-sealed";

pub struct NotSealed;

impl Check for NotSealed {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "公示、表决和更正发布时要封存进公示链，以后谁改过都查得出来。没有封存的照样发布，页面上写“还没有封存”。\n\n\
                 例：`chain` 里已经有别的公示，新写的这一份还没有\n\n\
                 怎么改：内容定了、签字齐了，运行 `linli seal`，再发布。",
            en: "Disclosures, votes and corrections are sealed into the chain when they are published, so that a later change is found out. What is not sealed is published all the same, and its page says so.\n\n\
                 Example: the chain holds other disclosures and not this new one\n\n\
                 To mend: when it is final and signed, run `linli seal`, then publish.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        if !site.proofs.begun {
            return;
        }
        for entry in site.entries.iter().filter(|entry| entry.can_be_sealed()) {
            let words = match standing(site, entry) {
                Standing::New => say!("还没有封存进公示链", "this is not sealed into the chain yet"),
                Standing::Corrected { .. } => say!(
                    "这一版还没有封存进公示链",
                    "this version is not sealed into the chain yet"
                ),
                Standing::Withdrawn => say!(
                    "已撤回，公示链里还没有记",
                    "this is withdrawn, and the chain does not say so yet"
                ),
                Standing::Same | Standing::SameVersion | Standing::NoCorrection => continue,
            };
            faults.warn(NAME, entry.span_of("title"), words).mend(say!(
                "内容定了就运行 `linli seal`",
                "run `linli seal` when it is final"
            ));
        }
    }
}
