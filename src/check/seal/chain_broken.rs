//! A disclosure chain that does not hold.

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::diagnostic::Severity;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "chain-broken";

pub struct ChainBroken;

impl Check for ChainBroken {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "`chain` 文件夹是公示链：每封存一份公示就在末尾接一笔，每一笔都含着前一笔的校验码，所以改动前面任何一处，后面全对不上。\
                 对不上的链不发布；比上次发布的短，或者前面和上次不一样，也不发布。\n\n\
                 例：`chain/chain.jsonl` 里删了一行；`chain/documents` 里一份公示的金额被改过\n\n\
                 怎么改：不要动手修。从版本库里把 `chain` 文件夹取回来，例如 `git checkout chain`。要改公示，升一版、写更正，再运行 `linli seal`。",
            en: "The folder `chain` is the disclosure chain. Every entry holds the hash of the one before it, so a change to any of them shows in all that follow. \
                 A chain that does not hold is not published, nor one that is shorter than, or begins otherwise than, the one published last.\n\n\
                 Example: a line taken out of `chain/chain.jsonl`; an amount changed in one of `chain/documents`\n\n\
                 To mend: do not repair it by hand. Take the folder back from the repository, with `git checkout chain`, say. To change a disclosure, raise its version, write a correction and run `linli seal`.",
        }
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        if let Some((place, words)) = &site.proofs.broken {
            faults
                .add(NAME, Severity::Error, place.clone(), words.clone())
                .mend(say!(
                    "从版本库里取回 `chain` 文件夹，不要动手修",
                    "take the folder `chain` back from the repository; do not repair it by hand"
                ));
        }
    }
}
