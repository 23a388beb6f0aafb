//! Later versions of accounts that no correction explains.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::model::standing::{Standing, correction_to, standing};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "version-without-correction";

pub struct VersionWithoutCorrection;

impl Check for VersionWithoutCorrection {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "公示出了新的一版，业主要看得到原来是什么、改成了什么、为什么改。所以第2版起，每一版都要有一篇更正；只改文字、不改数字的，`changes` 里写 `kind: update` 也可以。\n\n\
                 例：公示 `version: 2`，`content/corrections` 里没有 `target` 是它、`to_version: 2` 的更正\n\n\
                 怎么改：写一篇更正，写上 `target`、`from_version`、`to_version`、`rows`、`reason`。",
            en: "Of a new version of an account owners must see what was, what is, and why. So each version from the second on has a correction; where only words changed, `kind: update` in `changes` will do.\n\n\
                 Example: an account with `version: 2`, and no entry in `content/corrections` with it as `target` and `to_version: 2`\n\n\
                 To mend: write a correction with `target`, `from_version`, `to_version`, `rows` and `reason`.",
        }
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.entries.iter().filter(|entry| entry.parts.period.is_some()) {
            let (id, version) = (&entry.meta.id, entry.meta.version);
            if !entry.can_be_sealed() || version <= 1 || correction_to(site, id, version).is_some() {
                continue;
            }
            let is_update = entry
                .meta
                .changes
                .iter()
                .any(|change| change.version == version && !change.correction);
            if is_update && standing(site, entry) != Standing::NoCorrection {
                continue;
            }
            let before = version - 1;
            faults
                .error(
                    NAME,
                    entry.span_of("version"),
                    say!(
                        "公示已是第 {version} 版，没有一篇更正说明改了什么",
                        "this account is version {version}, and no correction says what changed"
                    ),
                )
                .mend(say!(
                    "在 `content/corrections` 里写一篇：`target: {id}`、`from_version: {before}`、`to_version: {version}`，`rows` 里写原来和现在",
                    "write one in `content/corrections` with `target: {id}`, `from_version: {before}`, `to_version: {version}`, and in `rows` what was and what is"
                ));
        }
    }
}
