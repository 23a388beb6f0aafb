//! Words that stand for text still to be written.

use crate::check::contract::Check;
use crate::check::reading::wanted::Wanted;
use crate::check::reading::written;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "placeholder-left";

const HAN: [&str; 11] = [
    "待补充",
    "待定稿",
    "待填写",
    "此处填写",
    "在此填写",
    "请填写此处",
    "（填写",
    "【填写",
    "XX月",
    "XX日",
    "某月某日",
];

const LATIN: [&str; 5] = ["TODO", "TBD", "FIXME", "XXX", "LOREM IPSUM"];

pub struct PlaceholderLeft;

impl Check for PlaceholderLeft {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "模板里留的空还没填，就发出去了。标题、摘要、正文和各项都查；写在 `#` 后面的备注不查。\n\n\
                 例：`停水时间：此处填写`、`TODO`、`XX月XX日`\n\n\
                 怎么改：填上；还写不出来的，先写 `status: draft`。",
            en: "A gap of the template was left open. Title, summary, text and keys are looked at; remarks after `#` are \
                 not.\n\n\
                 Example: `停水时间：此处填写` (time: fill in here), `TODO`, `XX月XX日`\n\n\
                 To mend: fill it in; if that must wait, write `status: draft`.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let wanted = Wanted::of(HAN.into_iter().chain(LATIN));
        for entry in site.checked().filter(|entry| entry.parts.statute.is_none()) {
            let files = written::files(entry, sources);
            for file in files.iter().filter(|file| wanted.is_in(file.text)) {
                for line in file.lines().filter(|line| wanted.is_in(line.text)) {
                    let Some((at, length)) = found(line.text) else {
                        continue;
                    };
                    let word = line.text.get(at..at + length).unwrap_or_default();
                    faults
                        .error(
                            NAME,
                            file.span(line.start + at..line.start + at + length),
                            say!("这里还有没填的空：`{word}`", "a gap was left open here: `{word}`"),
                        )
                        .mend(say!(
                            "填上；暂时写不出来，加一行 `status: draft`，先不发布",
                            "fill it in; until then add the line `status: draft`"
                        ));
                }
            }
        }
    }
}

/// Returns the first placeholder of a line and its length.
fn found(line: &str) -> Option<(usize, usize)> {
    let han = HAN.iter().filter_map(|word| Some((line.find(word)?, word.len())));
    let latin = LATIN.iter().filter_map(|word| {
        let at = line.find(word)?;
        let letter = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric());
        let before = line.get(..at)?.chars().next_back();
        let after = line.get(at + word.len()..)?.chars().next();
        (!letter(before) && !letter(after)).then_some((at, word.len()))
    });
    han.chain(latin).min()
}
