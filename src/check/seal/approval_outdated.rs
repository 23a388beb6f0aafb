//! Signatures under something that was changed since.

use crate::check::contract::Check;
use crate::model::approval::lacking;
use crate::model::site::Site;
use crate::model::standing::{Standing, standing};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "approval-outdated";

pub struct ApprovalOutdated;

impl Check for ApprovalOutdated {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "签字签的是当时的内容。内容后来改过，签字就不算了：要重新看，重新签。\n\n\
                 例：复核以后又改了一笔金额，`approved` 里的校验码还是旧的\n\n\
                 怎么改：改动是对的，就请签过的人看过新内容，换上 `linli seal --digest 编号` 给出的校验码和新的日期；不该改的就改回去。",
            en: "A signature stands under what was written then. After a change it counts no more: it is looked at and signed anew.\n\n\
                 Example: an amount was changed after the review, and `approved` has the old digest\n\n\
                 To mend: if the change is right, whoever signed looks at it and puts the digest that `linli seal --digest ID` gives, with the new day; else change it back.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.entries.iter().filter(|entry| entry.can_be_sealed()) {
            let rule = site.proofs.rule(entry.kind, entry.parts.topic.as_deref());
            if rule.is_none() || standing(site, entry) == Standing::Same {
                continue;
            }
            let sealing = site.proofs.entries.get(&entry.meta.id);
            let now = sealing.map_or("", |sealing| sealing.digest.as_str());
            for at in lacking(entry, &site.proofs).stale {
                let Some(approval) = entry.meta.approved.get(at) else {
                    continue;
                };
                let signed = &approval.digest.value;
                faults
                    .warn(
                        NAME,
                        approval.digest.span,
                        say!(
                            "签字以后内容又改过：签的是 `{signed}`，现在是 `{now}`",
                            "it was changed after it was signed: `{signed}` was signed, it is `{now}` now"
                        ),
                    )
                    .mend(say!(
                        "请签字的人看过新内容，校验码换成 `{now}`，日期换成今天；不该改的就改回去",
                        "whoever signed looks at it again, puts the digest `{now}` and today's date; or change it back"
                    ));
            }
        }
    }
}
