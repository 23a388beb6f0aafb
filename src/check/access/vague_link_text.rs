//! Links whose text does not say where they lead.

use crate::check::contract::Check;
use crate::check::reading::body;
use crate::model::block::{Inline, text_of};
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "vague-link-text";

const VAGUE: [&str; 25] = [
    "点击这里",
    "点击此处",
    "点这里",
    "点此",
    "点击",
    "这里",
    "此处",
    "此",
    "详情",
    "查看详情",
    "点击查看",
    "查看",
    "更多",
    "查看更多",
    "链接",
    "网址",
    "点击链接",
    "详见",
    "见此",
    "here",
    "click here",
    "link",
    "more",
    "read more",
    "this",
];

pub struct VagueLinkText;

impl Check for VagueLinkText {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "用读屏软件的住户常常只听链接：一页的“点击这里”听不出去哪里。印到纸上也一样没有用。\n\n\
                 例：`[点击这里](../handbook/hb-04.md)`\n\n\
                 怎么改：写出去处，例如 `[收费标准](../handbook/hb-04.md)`。",
            en: "Those who listen to pages often hear only the links: a page of “click here” tells them nothing, and on \
                 paper it tells nobody anything.\n\n\
                 Example: `[点击这里](../handbook/hb-04.md)` (click here)\n\n\
                 To mend: name what it leads to: `[收费标准](../handbook/hb-04.md)`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            body::each_inline(entry, &mut |inline| {
                let Inline::Link { to, content, span } = inline else {
                    return;
                };
                let text = text_of(content);
                let text = text.trim().trim_matches(['“', '”', '>', '》', '《', '。', '…']);
                let lower = text.to_lowercase();
                let address = text.starts_with("http://") || text.starts_with("https://");
                if VAGUE.contains(&lower.as_str()) {
                    faults
                        .warn(
                            NAME,
                            *span,
                            say!(
                                "链接文字“{text}”看不出通到哪里",
                                "the link text “{text}” does not say where it leads"
                            ),
                        )
                        .mend(say!(
                            "写出去处的名称，例如 `[收费标准]({to})`",
                            "name what it leads to, as in `[收费标准]({to})`"
                        ));
                } else if text.is_empty() {
                    faults
                        .error(
                            NAME,
                            *span,
                            say!(
                                "链接没有文字，看不见也点不到",
                                "the link has no text: it cannot be seen or used"
                            ),
                        )
                        .mend(say!(
                            "在方括号里写出去处的名称",
                            "name what it leads to between the square brackets"
                        ));
                } else if address && text.chars().count() > 40 {
                    faults
                        .warn(
                            NAME,
                            *span,
                            say!(
                                "链接文字是一长串网址，念出来听不懂",
                                "the link text is a long address nobody can listen to"
                            ),
                        )
                        .mend(say!("写成 `[名称](网址)`", "write `[name](address)`"));
                }
            });
        }
    }
}
