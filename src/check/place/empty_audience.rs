//! Audiences that name no one.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "empty-audience";

pub struct EmptyAudience;

impl Check for EmptyAudience {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "写了 `audience` 却没有写楼号，这一篇就成了通知全小区。\n\n\
                 例：`audience: {buildings: []}`\n\n\
                 怎么改：写上楼号，如 `buildings: [3, 4]`；确是全小区，去掉 `audience`。",
            en: "An `audience` with an empty list concerns everyone.\n\n\
                 Example: `audience: {buildings: []}`\n\n\
                 To mend: name the buildings, as in `buildings: [3, 4]`; if everyone is meant, remove `audience`.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let audience = &entry.meta.audience;
            let Some(span) = entry.meta.spans.get("audience").copied() else {
                continue;
            };
            let text = sources.file(span.file).and_then(|file| file.text().ok());
            let written = text.and_then(|text| text.get(span.start as usize..span.end as usize));
            let plain: String = written
                .unwrap_or_default()
                .chars()
                .filter(|sign| !sign.is_whitespace())
                .collect();
            let empty = ["buildings", "units", "groups"]
                .into_iter()
                .find(|key| plain.contains(&format!("{key}:[]")));
            let Some(key) = empty.filter(|_| audience.is_everywhere()) else {
                continue;
            };
            faults
                .error(
                    NAME,
                    span,
                    say!(
                        "`{key}` 是空的，这一篇会成为通知全小区",
                        "`{key}` is empty, so that everyone is concerned"
                    ),
                )
                .mend(say!(
                    "写上楼号，如 `buildings: [3, 4]`；确是全小区，去掉 `audience`",
                    "name buildings, as in `buildings: [3, 4]`; if everyone is meant, remove `audience`"
                ));
        }
    }
}
