//! Mobile numbers of persons in what is published.

use std::collections::BTreeSet;

use crate::check::contract::Check;
use crate::check::reading::digits::{self, Chain};
use crate::check::reading::published::{self, COMMUNITY, Private, Told, Where};
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "mobile-number";

pub struct MobileNumber;

impl Check for MobileNumber {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "手机号属于个人信息，放到网上会被抄走，收不回来。正文、表格、附件和文件名里都不能有。\
                 `community.yaml` 里登记的小区自己的号码不算。\n\n\
                 例：`有事请打 138****0001`（报告里只显示头三位和末四位）\n\n\
                 怎么改：换成岗位的值班电话，例如服务中心前台；确需公布的号码，先登记到 `community.yaml` 的 `roles`。",
            en: "A mobile number is personal data: once on the web it is copied and cannot be called back. It may not \
                 stand in texts, tables, attachments or file names. The community's own numbers in `community.yaml` \
                 are fine.\n\n\
                 Example: `ring 138****0001` (the report shows the first three and last four digits only)\n\n\
                 To mend: give the telephone of an office instead, such as the service desk; a number that must be \
                 public is first entered under `roles` in `community.yaml`.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let own = own_numbers(sources);
        let community = sources.find(COMMUNITY).map(|(id, _)| id);
        let look = |text: &str, file| {
            if Some(file) == community {
                return Vec::new();
            }
            digits::find(text, &is_mobile)
                .into_iter()
                .filter(|chain| !own.contains(number_of(chain)))
                .map(|chain| Private {
                    masked: digits::masked(number_of(&chain), 3, 4),
                    range: chain.range,
                })
                .collect()
        };
        published::tell(site, sources, &look, &told, faults);
    }
}

fn told(found: &Private, place: Where) -> Told {
    let masked = &found.masked;
    Told {
        check: NAME,
        message: match place {
            Where::Text => say!(
                "这里有手机号 `{masked}`",
                "there is a mobile number here: `{masked}`"
            ),
            Where::Name => say!(
                "文件名里有手机号 `{masked}`",
                "there is a mobile number in the file's name: `{masked}`"
            ),
        },
        mend: match place {
            Where::Text => say!(
                "删去，或换成值班电话",
                "remove it, or give the telephone of an office"
            ),
            Where::Name => say!("给文件改名", "rename the file"),
        },
    }
}

fn own_numbers(sources: &SourceTree) -> BTreeSet<String> {
    let text = sources.find(COMMUNITY).and_then(|(_, file)| file.text().ok());
    digits::find(text.unwrap_or_default(), &is_mobile)
        .iter()
        .map(|chain| number_of(chain).to_owned())
        .collect()
}

/// Returns the eleven digits without `86` or `0086`.
fn number_of(chain: &Chain) -> &str {
    let from = chain.digits.len().saturating_sub(11);
    chain.digits.get(from..).unwrap_or_default()
}

fn is_mobile(chain: &Chain) -> bool {
    let bytes = number_of(chain).as_bytes();
    let begins =
        bytes.first() == Some(&b'1') && bytes.get(1).is_some_and(|digit| (b'3'..=b'9').contains(digit));
    let prefix = chain
        .digits
        .get(..chain.digits.len().saturating_sub(11))
        .unwrap_or_default();
    let mut groups = chain.groups.as_slice();
    if let [first, rest @ ..] = groups
        && !prefix.is_empty()
        && *first == prefix.len()
    {
        groups = rest;
    }
    let whole = groups.len() == 1;
    let spaced = matches!(groups, [3, 4, 4] | [3, 8] | [3, 3, 5] | [7, 4]);
    let letter_after = chain.next.is_some_and(|sign| sign.is_ascii_alphabetic());
    bytes.len() == 11 && begins && matches!(prefix, "" | "86" | "0086") && (whole || spaced) && !letter_after
}
