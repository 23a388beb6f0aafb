//! What differs from what was sealed, without a new version.

use crate::check::contract::Check;
use crate::model::entry::Entry;
use crate::model::proof::Difference;
use crate::model::site::Site;
use crate::model::standing::{Standing, standing};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::report::words::Words;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "sealed-content-changed";

/// So many characters of a text are quoted.
const QUOTED: usize = 60;

pub struct SealedContentChanged;

impl Check for SealedContentChanged {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "公示封存以后，数字和文字就不能悄悄改了：业主手里可能已经有纸质通讯，对得出来。要改就升一版，写明原来是什么、现在是什么、为什么。\n\n\
                 例：封存时 `closing: \"193936.58\"`，现在写成 `\"193963.58\"`，`version` 没有变\n\n\
                 怎么改：手误就改回去。真要更正：`version` 加1，`changes` 里加一行，在 `content/corrections` 里写一篇更正，再运行 `linli seal`。",
            en: "Once a disclosure is sealed, its figures and words are not changed quietly: owners may hold a printed newsletter against it. A change is a new version that says what was, what is, and why.\n\n\
                 Example: sealed as `closing: \"193936.58\"`, written now as `\"193963.58\"`, with the same `version`\n\n\
                 To mend: change it back if it was a slip. To correct it, raise `version` by 1, add a line to `changes`, write an entry in `content/corrections`, and run `linli seal`.",
        }
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in &site.entries {
            if standing(site, entry) != Standing::SameVersion {
                continue;
            }
            let sealing = site.proofs.entries.get(&entry.meta.id);
            for difference in sealing.iter().flat_map(|sealing| &sealing.differences) {
                tell(entry, difference, faults);
            }
        }
    }
}

fn tell(entry: &Entry, difference: &Difference, faults: &mut Faults) {
    let key = &difference.key;
    let words: Words = match (&difference.was, &difference.now) {
        (Some(was), Some(now)) => {
            let (was, now) = apart(was, now);
            say!(
                "`{key}` 封存时是 `{was}`，现在写的是 `{now}`",
                "`{key}` was sealed as `{was}` and is written as `{now}`"
            )
        }
        (Some(was), None) => {
            let was = cut(was);
            say!(
                "`{key}` 封存时有 `{was}`，现在没有了",
                "`{key}` was sealed with `{was}`, which is gone"
            )
        }
        (None, Some(now)) => {
            let now = cut(now);
            say!("`{key}` 封存时没有 `{now}`", "`{key}` was sealed without `{now}`")
        }
        (None, None) => say!(
            "`{key}` 的行换了顺序，和封存时不一样",
            "the lines of `{key}` are not in the order they were sealed in"
        ),
    };
    let (next, id) = (entry.meta.version + 1, &entry.meta.id);
    faults.error(NAME, difference.span, words).mend(say!(
        "手误就改回去；真要更正：`version: {next}`，再在 `content/corrections` 里写一篇 `target: {id}` 的更正",
        "change it back if it was a slip; to correct it, write `version: {next}` and an entry in `content/corrections` with `target: {id}`"
    ));
}

fn cut(text: &str) -> String {
    let mut out: String = text.chars().take(QUOTED).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out.replace('\n', " ").replace('`', "'")
}

/// Of two long texts, quotes each from a little before the place where they part.
fn apart(was: &str, now: &str) -> (String, String) {
    let same = was
        .chars()
        .zip(now.chars())
        .take_while(|(one, other)| one == other)
        .count();
    let from = match was.chars().count().max(now.chars().count()) > QUOTED {
        true => same.saturating_sub(8),
        false => 0,
    };
    let part = |text: &str| {
        let rest: String = text.chars().skip(from).collect();
        let start = if from > 0 { "…" } else { "" };
        format!("{start}{}", cut(&rest))
    };
    (part(was), part(now))
}
