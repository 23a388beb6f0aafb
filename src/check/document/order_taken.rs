//! Entries of a kind that share a place in its order.

use std::collections::BTreeMap;

use crate::check::contract::Check;
use crate::model::entry::Entry;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "order-taken";

pub struct OrderTaken;

impl Check for OrderTaken {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "手册按 `order` 排先后。两篇写了同一个数，谁先谁后就不由您定了。\n\n\
                 例：两章都写 `order: 4`\n\n\
                 怎么改：改其中一章的 `order`；中间可以留空号。",
            en: "Chapters stand in the order of `order`. Where two have the same number, which comes first is left to chance.\n\n\
                 Example: two chapters with `order: 4`\n\n\
                 To mend: change one of them; numbers may be left free between.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let mut seen: BTreeMap<_, &Entry> = BTreeMap::new();
        let mut entries: Vec<&Entry> = site.checked().collect();
        entries.sort_by_key(|entry| entry.meta.file);
        let free = |kind: &str| {
            let taken = entries.iter().filter(|entry| entry.kind == kind);
            taken.filter_map(|entry| entry.parts.order).max().unwrap_or(0) + 1
        };
        for entry in &entries {
            let Some(order) = entry.parts.order else { continue };
            let Some(first) = seen.insert((entry.kind, order), entry) else {
                continue;
            };
            let (other, free) = (sources.path(first.meta.file), free(entry.kind));
            faults
                .warn(
                    NAME,
                    entry.span_of("order"),
                    say!(
                        "`{other}` 也是 `order: {order}`，先后不定",
                        "`{other}` has `order: {order}` too, so neither comes first"
                    ),
                )
                .mend(say!(
                    "换一个没用过的数，例如 `order: {free}`",
                    "take a number that is free, such as `order: {free}`"
                ));
        }
    }
}
