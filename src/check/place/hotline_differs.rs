//! Telephone numbers called hotline that are not the hotline.

use std::ops::Range;

use crate::check::contract::Check;
use crate::check::reading::wanted::Wanted;
use crate::check::reading::written;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "hotline-differs";

/// What the hotline is called, in small letters.
const CALLED: [&str; 2] = ["热线", "hotline"];

pub struct HotlineDiffers;

impl Check for HotlineDiffers {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "24小时热线全站只有一个，登记在 `community.yaml` 的 `hotline` 里。别处写成另一个号码，\
                 夜里困在电梯里的人会打不通。110、119、120、12345这样的公共号码不算。\n\n\
                 例：`24小时热线0000-8800101`，而登记的是 `0000-8800110`\n\n\
                 怎么改：改成登记的号码；确是另一条线，就不要叫“热线”。",
            en: "There is one hotline, entered under `hotline` in `community.yaml`. Another number under that name \
                 leaves the one who is stuck in a lift at night without an answer. Public numbers such as 110 are \
                 exempt.\n\n\
                 Example: `24小时热线0000-8800101`, while the hotline is `0000-8800110`\n\n\
                 To mend: write the number of `community.yaml`; a different line is not called hotline (热线).",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let hotline = site.community.hotline.number.as_str();
        let digits_of = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let right = digits_of(hotline);
        if right.is_empty() {
            return;
        }
        let wanted = Wanted::of(CALLED);
        for entry in site.checked().filter(|entry| entry.parts.statute.is_none()) {
            let files = written::files(entry, sources);
            for file in files.iter().filter(|file| wanted.is_in(file.text)) {
                for line in file.own_lines().filter(|line| wanted.is_in(line.text)) {
                    for range in called_hotline(line.text) {
                        let written = line.text.get(range.clone()).unwrap_or_default();
                        if digits_of(written) == right {
                            continue;
                        }
                        faults
                            .error(
                                NAME,
                                file.span(line.start + range.start..line.start + range.end),
                                say!(
                                    "这里的热线号码 `{written}` 与 `community.yaml` 里的不同",
                                    "the hotline here, `{written}`, differs from that of `community.yaml`"
                                ),
                            )
                            .mend(say!("改成 `{hotline}`", "write `{hotline}`"));
                    }
                }
            }
        }
    }
}

/// Returns the numbers of at least seven digits that follow the word 热线 or hotline closely.
fn called_hotline(line: &str) -> Vec<Range<usize>> {
    let lower = line.to_ascii_lowercase();
    let mut out = Vec::new();
    for word in CALLED {
        for (at, _) in lower.match_indices(word) {
            let from = at + word.len();
            let rest = line.get(from..).unwrap_or_default();
            let gap: usize = rest
                .chars()
                .take_while(|sign| !sign.is_ascii_digit())
                .take(6)
                .map(char::len_utf8)
                .sum();
            let between = rest.get(..gap).unwrap_or_default();
            if between.contains(['。', '；', '，', ';', '.', '、']) {
                continue;
            }
            let start = from + gap;
            let number = line.get(start..).unwrap_or_default();
            let length = number
                .bytes()
                .take_while(|byte| byte.is_ascii_digit() || b"- ".contains(byte))
                .count();
            let number = number
                .get(..length)
                .unwrap_or_default()
                .trim_end_matches(['-', ' ']);
            if number.bytes().filter(u8::is_ascii_digit).count() >= 7 {
                out.push(start..start + number.len());
            }
        }
    }
    out
}
