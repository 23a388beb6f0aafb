//! Headings that compete with the title.

use crate::check::contract::Check;
use crate::model::block::{Block, text_of};
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "heading-level-one";

pub struct HeadingLevelOne;

impl Check for HeadingLevelOne {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "一级标题只有一个，就是 `title:` 里写的，程序会放好。正文里再写 `#`，页面就有了两个大标题，目录和读屏都会乱。\n\n\
                 例：正文第一行写 `# 停水通知`\n\n\
                 怎么改：与标题重复的删去；其余的改成 `##`。",
            en: "There is one heading of the first level: what `title:` says. A `#` in the body makes a second, which \
                 confuses contents and screen readers.\n\n\
                 Example: the body starts with `# 停水通知`\n\n\
                 To mend: remove it if it repeats the title; else write `##`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| entry.parts.statute.is_none()) {
            let translated = entry.translation.iter().flat_map(|english| &english.body);
            for block in entry.body.iter().chain(translated) {
                let Block::Heading {
                    level: 1,
                    content,
                    span,
                    ..
                } = block
                else {
                    continue;
                };
                let text = text_of(content);
                let fault = faults.warn(
                    NAME,
                    *span,
                    say!(
                        "正文里的一级标题“{text}”与文章标题争位置",
                        "the heading “{text}” is of the same level as the title"
                    ),
                );
                if text.trim() == entry.meta.title {
                    fault.mend(say!(
                        "删去这一行：标题已经显示了",
                        "remove the line: the title is shown anyway"
                    ));
                } else {
                    fault.mend(say!("改成 `## {text}`", "write `## {text}`"));
                }
            }
        }
    }
}
