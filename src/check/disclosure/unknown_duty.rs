//! Duties that no pack of rules has.

use crate::check::contract::Check;
use crate::han::near::nearest;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::span::Spanned;
use crate::source::tree::SourceTree;

const NAME: &str = "unknown-duty";

pub struct UnknownDuty;

impl Check for UnknownDuty {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "`meets` 写的是公开目录里的事项编号，如 `C1`。编号要在 `rules` 指明的规则里有，否则目录里没有它的位置。\n\n\
                 例：`meets: [C9]`\n\n\
                 怎么改：写目录里有的编号；`linli disclose status` 会列出全部。",
            en: "`meets` holds ids of duties in the catalogue, such as `C1`. The packs named in `rules` must have them, or \
                 the catalogue has no place for the entry.\n\n\
                 Example: `meets: [C9]`\n\n\
                 To mend: write an id of the catalogue; `linli disclose status` lists them all.",
        }
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            for id in &entry.meta.meets {
                tell(site, id, faults);
            }
        }
        for told in &site.config.not_applicable {
            tell(site, &told.duty, faults);
        }
    }
}

fn tell(site: &Site, id: &Spanned<String>, faults: &mut Faults) {
    if site.rules.duty(&id.value).is_some() {
        return;
    }
    let written = &id.value;
    let name = &site.rules.name;
    let (zh, en) = (&name.0, &name.1);
    let fault = faults.error(
        NAME,
        id.span,
        say!(
            "规则「{zh}」里没有 `{written}` 这一项",
            "the rules of “{en}” have no duty `{written}`"
        ),
    );
    let ids = site.rules.duties.iter().map(|duty| duty.id.as_str());
    match nearest(&written.to_uppercase(), ids) {
        Some(near) => fault.mend(say!("是不是 `{near}`？", "was `{near}` meant?")),
        None => fault.mend(say!(
            "用 `linli disclose status` 看全部编号",
            "`linli disclose status` lists all ids"
        )),
    };
}
