//! Entries that must be signed and are not.

use crate::check::contract::Check;
use crate::model::approval::lacking;
use crate::model::site::Site;
use crate::model::standing::{Standing, standing};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "not-approved";

pub struct NotApproved;

impl Check for NotApproved {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "`content/approvals.yaml` 说每一类内容要谁签字。钱的公示要有编制、复核、确认，不能一个人从头办到尾。签字不齐就不能封存。\n\n\
                 例：`roles: [preparer, reviewer, confirmer]`，公示里只有 preparer\n\n\
                 怎么改：看过内容的人在 `approved` 里加一行：`{role: reviewer, by: 岗位编号, date: 日期, digest: 校验码}`；校验码由 `linli seal --digest 编号` 给出。",
            en: "`content/approvals.yaml` says who must sign what. Accounts have a preparer, a reviewer and a confirmer, so that no one person does it all. What is not signed cannot be sealed.\n\n\
                 Example: `roles: [preparer, reviewer, confirmer]`, and the account has a preparer only\n\n\
                 To mend: whoever has looked at it adds a line to `approved`: `{role: reviewer, by: ROLE, date: DAY, digest: …}`; `linli seal --digest ID` gives the digest.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.entries.iter().filter(|entry| entry.can_be_sealed()) {
            if standing(site, entry) == Standing::Same {
                continue;
            }
            let lacking = lacking(entry, &site.proofs);
            let sealing = site.proofs.entries.get(&entry.meta.id);
            let digest = sealing.map_or("", |sealing| sealing.digest.as_str());
            let words = match (lacking.roles.as_slice(), lacking.count) {
                ([], None) => continue,
                ([], Some((wanted, found))) => say!(
                    "至少要 {wanted} 个不同的岗位签字，现在是 {found} 个",
                    "at least {wanted} different roles must sign; {found} did"
                ),
                (roles, _) => {
                    let zh: Vec<&str> = roles.iter().map(|role| called(role)).collect();
                    let (zh, en) = (zh.join("、"), roles.join(", "));
                    say!("还缺签字：{zh}", "signatures are missing: {en}")
                }
            };
            let key = match entry.meta.approved.is_empty() {
                true => "title",
                false => "approved",
            };
            faults.warn(NAME, entry.span_of(key), words).mend(say!(
                "看过的人在 `approved` 里加一行 `{{role: …, by: 岗位编号, date: 日期, digest: {digest}}}`",
                "whoever has looked at it adds `{{role: …, by: ROLE, date: DAY, digest: {digest}}}` to `approved`"
            ));
        }
    }
}

fn called(role: &str) -> &str {
    match role {
        "preparer" => "编制",
        "reviewer" => "复核",
        "confirmer" => "确认",
        _ => role,
    }
}
