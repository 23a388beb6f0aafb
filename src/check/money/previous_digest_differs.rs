//! Digests that are not those of the sealed account before.

use crate::chain::digest::Digest;
use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "previous-digest-differs";

pub struct PreviousDigestDiffers;

impl Check for PreviousDigestDiffers {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M1"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "`previous` 里写了摘要，它就要是上一期封存时的摘要：64位，数字和a到f。摘要不同，说明上一期在封存后被改过，或抄错了。\n\n\
                 例：`previous: {id: dis-2025-fund-h2, digest: \"9f2c\"}`（只有4位）\n\n\
                 怎么改：从公示链里抄上一期的摘要；上一期确实更正过，抄新版的摘要。",
            en: "A digest under `previous` is that of the sealed account before: 64 digits, 0 to 9 and a to f. Another one \
                 means that the account was changed after it was sealed, or that it was copied wrongly.\n\n\
                 Example: `previous: {id: dis-2025-fund-h2, digest: \"9f2c\"}` (four digits only)\n\n\
                 To mend: copy the digest from the chain; if the account was corrected, that of its new version.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for ledger in site.checked().flat_map(|entry| &entry.parts.ledgers) {
            let (Some(previous), Some(written)) = (&ledger.previous, &ledger.previous_digest) else {
                continue;
            };
            let text = written
                .value
                .trim()
                .trim_start_matches("sha256:")
                .to_ascii_lowercase();
            let Some(digest) = Digest::of_hex(&text) else {
                let (shown, count) = (&written.value, text.chars().count());
                faults
                    .error(
                        NAME,
                        written.span,
                        say!(
                            "`{shown}` 不是摘要：摘要有64位，只有数字和a到f，这里有 {count} 位",
                            "`{shown}` is no digest: it has 64 digits, 0 to 9 and a to f, and this has {count}"
                        ),
                    )
                    .mend(say!("从公示链里抄上一期的摘要", "copy the digest from the chain"));
                continue;
            };
            let sealed = site.sealed.get(&previous.value);
            let Some(sealed) = sealed.and_then(|digits| Digest::of_hex(digits)) else {
                continue;
            };
            if sealed == digest {
                continue;
            }
            let (id, shown, right) = (&previous.value, digest.short(), sealed.short());
            faults
                .error(
                    NAME,
                    written.span,
                    say!(
                        "写的摘要是 {shown}，`{id}` 封存时的摘要是 {right}",
                        "the digest is {shown}, but `{id}` was sealed with {right}"
                    ),
                )
                .mend(say!(
                    "上一期没有更正过，就写 `{sealed}`；更正过，核对后写新版的摘要",
                    "if the account before was not corrected, write `{sealed}`"
                ));
        }
    }
}
