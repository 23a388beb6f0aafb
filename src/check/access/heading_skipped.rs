//! Headings that leave out a level.

use crate::check::contract::Check;
use crate::model::block::{Block, text_of};
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "heading-skipped";

pub struct HeadingSkipped;

impl Check for HeadingSkipped {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "标题的级别是给读屏软件、目录和印刷用的。从二级跳到四级，听的人会以为漏了一段。\n\n\
                 例：`## 停水安排` 下面直接写 `#### 取水点`\n\n\
                 怎么改：下一级就多一个 `#`；想要字小一点，不要靠改级别。",
            en: "Levels of headings serve screen readers, lists of contents and print. A jump from the second to the \
                 fourth sounds as if a part were missing.\n\n\
                 Example: `## 停水安排` followed by `#### 取水点`\n\n\
                 To mend: one `#` more for each level down; levels are not for smaller type.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| entry.parts.statute.is_none()) {
            let translated = entry.translation.as_ref().map(|english| english.body.as_slice());
            for body in std::iter::once(entry.body.as_slice()).chain(translated) {
                let mut above = 1;
                for block in body {
                    let Block::Heading {
                        level, content, span, ..
                    } = block
                    else {
                        continue;
                    };
                    if *level > above + 1 {
                        let text = text_of(content);
                        let right = "#".repeat(usize::from(above) + 1);
                        let from = if above == 1 {
                            "文章标题".to_owned()
                        } else {
                            format!("{above} 级标题")
                        };
                        let from_en = if above == 1 {
                            "the title".to_owned()
                        } else {
                            format!("level {above}")
                        };
                        faults
                            .warn(
                                NAME,
                                *span,
                                say!(
                                    "{from}下面直接用了 {level} 级标题，中间跳了级",
                                    "a heading of level {level} follows {from_en}: a level is left out"
                                ),
                            )
                            .mend(say!("改成 `{right} {text}`", "write `{right} {text}`"));
                    }
                    above = *level;
                }
            }
        }
    }
}
