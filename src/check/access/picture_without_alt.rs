//! Pictures that say nothing to those who cannot see them.

use crate::check::contract::Check;
use crate::check::reading::body;
use crate::model::block::Inline;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "picture-without-alt";

/// Texts that are no description.
const EMPTY_WORDS: [&str; 8] = ["图", "图片", "照片", "插图", "image", "picture", "photo", "img"];

pub struct PictureWithoutAlt;

impl Check for PictureWithoutAlt {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "看不见图的住户靠文字说明知道图里有什么；网慢、图没出来时，大家都靠它。\n\n\
                 例：`![](../pictures/route.svg)`\n\n\
                 怎么改：方括号里用一句话说出图里要紧的内容，例如 `![疏散路线：从东楼梯下到中心广场](../pictures/route.svg)`。",
            en: "Those who cannot see a picture learn from its text what it shows; when the network is slow, so does \
                 everybody.\n\n\
                 Example: `![](../pictures/route.svg)`\n\n\
                 To mend: say between the brackets what matters in the picture, in one sentence.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            body::each_inline(entry, &mut |inline| {
                if let Inline::Image { file, alt, span } = inline
                    && says_nothing(alt, file)
                {
                    faults
                        .error(NAME, *span, message(alt))
                        .mend(say!(
                            "在方括号里写一句话，例如 `![疏散路线：从东楼梯下到中心广场]({file})`",
                            "write a sentence between the brackets, as in `![疏散路线：从东楼梯下到中心广场]({file})`"
                        ));
                }
            });
            if let Some(image) = &entry.meta.image
                && says_nothing(&image.alt, &image.file.value)
            {
                faults
                    .error(NAME, image.file.span, message(&image.alt))
                    .mend(say!(
                        "在 `image` 里写 `alt:`，用一句话说出图里有什么",
                        "write `alt:` in `image`: one sentence on what is to be seen"
                    ));
            }
        }
    }
}

fn message(alt: &str) -> crate::report::words::Words {
    if alt.trim().is_empty() {
        say!("图片没有文字说明", "the picture has no text that describes it")
    } else {
        say!(
            "图片的文字说明“{alt}”没有说出图里有什么",
            "the text of the picture, “{alt}”, does not say what is to be seen"
        )
    }
}

fn says_nothing(alt: &str, file: &str) -> bool {
    let alt = alt.trim();
    let name = file.rsplit('/').next().unwrap_or_default();
    alt.is_empty() || alt == name || EMPTY_WORDS.contains(&alt.to_lowercase().as_str())
}
