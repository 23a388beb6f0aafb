//! The template, put out as it came.

use crate::check::contract::Check;
use crate::check::reading::written;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "template-text-left";

/// The sentence that a new entry's text begins with.
pub const SENTENCE_ZH: &str = "先写最要紧的一句：什么事、什么时候、住户要做什么。";

/// The same in English.
pub const SENTENCE_EN: &str = "Begin with what matters most: what, when, and what residents should do.";

pub struct TemplateTextLeft;

impl Check for TemplateTextLeft {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "`linli new` 写好的样子没有改就发出去了：正文还是模板的那一句，法规没有一条条文，公示没有账本，决定没有票数。\n\n\
                 例：正文是“先写最要紧的一句：什么事、什么时候、住户要做什么。”\n\n\
                 怎么改：换成要说的话，补上条文或账本；还写不出来的，先写 `status: draft`。",
            en: "What `linli new` wrote was put out as it came: the sentence of the template, a statute without articles, accounts without a ledger, a decision without counts.\n\n\
                 Example: the text is “Begin with what matters most: what, when, and what residents should do.”\n\n\
                 To mend: write what is to be said, add articles or ledgers; if that must wait, write `status: draft`.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            for file in written::files(entry, sources) {
                for sentence in [SENTENCE_ZH, SENTENCE_EN] {
                    let Some(at) = file.text.find(sentence) else {
                        continue;
                    };
                    let message = say!(
                        "正文还是模板的那一句",
                        "this is still the sentence of the template"
                    );
                    let span = file.span(at..at + sentence.len());
                    faults.error(NAME, span, message).mend(say!(
                        "换成要说的话；暂时写不出来，加一行 `status: draft`，先不发布",
                        "write what is to be said; until then add the line `status: draft`"
                    ));
                }
            }
            let parts = &entry.parts;
            if let Some(statute) = parts.statute.as_ref()
                && statute.articles.is_empty()
            {
                let message = say!("这部法规没有一条条文", "this statute has no articles");
                faults.error(NAME, entry.span_of("title"), message).mend(say!(
                    "每条写成一个标题，如 `## 第一条`，下面写条文",
                    "write each article under a heading such as `## 第一条`"
                ));
            }
            if parts.vote.is_none() && entry.meta.spans.contains_key("result") {
                let message = say!("这份决定里没有票数", "this decision has no counts");
                faults.error(NAME, entry.span_of("result"), message).mend(say!(
                    "业主表决补上 `item:`、`heads:`、`area:`；业委会的决定写 `by: committee`，补上 `committee:`",
                    "add `item:`, `heads:` and `area:`; for a decision of the committee write `by: committee` and add `committee:`"
                ));
            }
            let is_account = parts.period.is_some() && parts.issue.is_none();
            let keys = ["ledgers", "project", "fee", "utility", "meets", "audit"];
            let is_begun = keys.iter().any(|key| entry.meta.spans.contains_key(key));
            if is_account && !parts.has_accounts() && !is_begun {
                let message = say!("这份公示里没有账本", "these accounts have no ledger");
                faults.error(NAME, entry.span_of("period"), message).mend(say!(
                    "补上 `ledgers:`：期初、明细、期末",
                    "add `ledgers:` with opening, lines and closing"
                ));
            }
        }
    }
}
