//! Whether a chain holds, and where it first does not.

use std::collections::BTreeSet;

use crate::chain::digest::Digest;
use crate::chain::document::Document;
use crate::chain::record::{Act, Record};
use crate::report::words::Words;
use crate::say;

/// What a verifier has beside the chain's file.
pub trait Holdings {
    /// Returns the sealed document of entry `n`; `None` if it is not there or cannot be read.
    fn document(&self, n: &str) -> Option<Document>;

    /// Returns the SHA-256 of a sealed file; `None` if it is not there.
    fn file(&self, name: &str) -> Option<Digest>;
}

/// The first place that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The line of the chain's file, from 1; 0 when the chain as a whole is meant.
    pub line: usize,
    pub why: Misfit,
}

/// How it does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The line is no entry, or has other keys.
    Unreadable,
    Number {
        written: String,
    },
    Before {
        written: Digest,
    },
    Hash,
    Kind {
        written: String,
    },
    /// Names no earlier entry.
    Names {
        written: String,
    },
    NoReason,
    Twice {
        first: String,
    },
    DocumentMissing,
    DocumentDiffers,
    FileMissing {
        name: String,
    },
    FileDiffers {
        name: String,
    },
    /// The head on paper is no entry's.
    HeadUnknown,
    /// The chain published before had other entries here, or more of them.
    Rewritten,
}

/// What holds, when all does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The hash of the last entry; `None` of an empty chain.
    pub head: Option<Digest>,
    /// The number of the entry that the head on paper is the hash of.
    pub on_paper: Option<String>,
}

/// Follows a chain from its first entry, with its documents and files, to a head read off paper.
///
/// # Errors
///
/// The first place that does not fit. `lines` are the lines of the chain's file, `None` where one cannot be read.
pub fn prove(lines: &[Option<Record>], holdings: &impl Holdings, head: Option<&str>) -> Result<Proof, Break> {
    let mut before = Digest::ZERO;
    let mut known: Vec<&Record> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let broken = |why| Break { line: at + 1, why };
        let Some(record) = line else {
            return Err(broken(Misfit::Unreadable));
        };
        look_at_record(record, at + 1, &before, &known).map_err(broken)?;
        before = record.hash;
        known.push(record);
    }
    let withdrawn: BTreeSet<&str> = known
        .iter()
        .filter(|record| record.kind == Act::Withdraw.name())
        .map(|record| record.corrects.as_str())
        .collect();
    for (at, record) in known.iter().enumerate() {
        let taken = withdrawn.contains(record.n.as_str()) || record.kind == Act::Withdraw.name();
        let held = look_at_holdings(record, holdings, taken);
        held.map_err(|why| Break { line: at + 1, why })?;
    }
    let on_paper = match head {
        None => None,
        Some(read) => {
            let named = known.iter().find(|record| record.hash.is_read_as(read));
            let why = Misfit::HeadUnknown;
            Some(named.ok_or(Break { line: 0, why })?.n.clone())
        }
    };
    Ok(Proof {
        head: known.last().map(|record| record.hash),
        on_paper,
    })
}

/// Returns where a chain does not begin with the one that was published before it.
pub fn first_rewritten(published: &[Record], now: &[Record]) -> Option<Break> {
    published
        .iter()
        .enumerate()
        .find(|(at, record)| now.get(*at) != Some(record))
        .map(|(at, _)| Break {
            line: at + 1,
            why: Misfit::Rewritten,
        })
}

fn look_at_record(record: &Record, number: usize, before: &Digest, known: &[&Record]) -> Result<(), Misfit> {
    if record.n != number.to_string() {
        let written = record.n.clone();
        return Err(Misfit::Number { written });
    }
    if record.prev != *before {
        let written = record.prev;
        return Err(Misfit::Before { written });
    }
    if record.hash != record.computed_hash() {
        return Err(Misfit::Hash);
    }
    let acts = [Act::Publish, Act::Correct, Act::Withdraw];
    let Some(act) = acts.into_iter().find(|act| act.name() == record.kind) else {
        let written = record.kind.clone();
        return Err(Misfit::Kind { written });
    };
    let names_earlier = known.iter().any(|earlier| earlier.n == record.corrects);
    match act {
        Act::Publish if !record.corrects.is_empty() => {
            let written = record.corrects.clone();
            return Err(Misfit::Names { written });
        }
        Act::Publish => {}
        Act::Correct | Act::Withdraw if !names_earlier => {
            let written = record.corrects.clone();
            return Err(Misfit::Names { written });
        }
        Act::Correct | Act::Withdraw if record.reason.trim().is_empty() => return Err(Misfit::NoReason),
        Act::Correct | Act::Withdraw => {}
    }
    let same = known.iter().find(|earlier| match act {
        Act::Withdraw => false,
        Act::Correct => earlier.doc == record.doc,
        Act::Publish => earlier.doc == record.doc || earlier.id == record.id,
    });
    match same {
        Some(earlier) => Err(Misfit::Twice {
            first: earlier.n.clone(),
        }),
        None => Ok(()),
    }
}

fn look_at_holdings(record: &Record, holdings: &impl Holdings, taken: bool) -> Result<(), Misfit> {
    match holdings.document(&record.n) {
        None if taken => return Ok(()),
        None => return Err(Misfit::DocumentMissing),
        Some(document) if document.digest() != record.doc => return Err(Misfit::DocumentDiffers),
        Some(_) => {}
    }
    for file in &record.files {
        let name = file.name.clone();
        match holdings.file(&file.name) {
            None if taken => {}
            None => return Err(Misfit::FileMissing { name }),
            Some(found) if found != file.sha256 => return Err(Misfit::FileDiffers { name }),
            Some(_) => {}
        }
    }
    Ok(())
}

impl Break {
    /// Says what does not fit, so that an owner understands it.
    pub fn words(&self) -> Words {
        let line = self.line;
        match &self.why {
            Misfit::Unreadable => say!(
                "公示链第 {line} 行读不出来：少了、多了或者改坏了",
                "line {line} of the disclosure chain cannot be read: something is missing, added or damaged"
            ),
            Misfit::Number { written } => say!(
                "公示链第 {line} 笔的编号写的是 `{written}`：中间有一笔被拿掉、插进或者换了位置",
                "entry {line} of the chain calls itself `{written}`: an entry was taken out, put in or moved"
            ),
            Misfit::Before { .. } => say!(
                "公示链第 {line} 笔接不上前一笔：前面有内容被改过，或者被拿掉了",
                "entry {line} does not follow the one before it: something earlier was changed or taken out"
            ),
            Misfit::Hash => say!(
                "公示链第 {line} 笔自己的内容被改过：算出来的校验码和写着的不一样",
                "entry {line} of the chain was changed: its hash is not the one that is written"
            ),
            Misfit::Kind { written } => say!(
                "公示链第 {line} 笔的种类写的是 `{written}`，只能是公布、更正或撤回",
                "entry {line} is a `{written}`; it can only publish, correct or withdraw"
            ),
            Misfit::Names { written } => say!(
                "公示链第 {line} 笔说的是第 `{written}` 笔，前面没有这一笔",
                "entry {line} is about entry `{written}`, which is not before it"
            ),
            Misfit::NoReason => say!(
                "公示链第 {line} 笔是更正或撤回，却没有写原因",
                "entry {line} corrects or withdraws and gives no reason"
            ),
            Misfit::Twice { first } => say!(
                "公示链第 {line} 笔和第 {first} 笔公布的是同一份内容",
                "entry {line} publishes what entry {first} published"
            ),
            Misfit::DocumentMissing => say!(
                "公示链第 {line} 笔的公示内容不见了",
                "the document of entry {line} is missing"
            ),
            Misfit::DocumentDiffers => say!(
                "公示链第 {line} 笔的公示内容在封存以后被改过",
                "the document of entry {line} was changed after it was sealed"
            ),
            Misfit::FileMissing { name } => say!(
                "公示链第 {line} 笔的文件 `{name}` 不见了",
                "`{name}`, a file of entry {line}, is missing"
            ),
            Misfit::FileDiffers { name } => say!(
                "公示链第 {line} 笔的文件 `{name}` 在封存以后被改过",
                "`{name}`, a file of entry {line}, was changed after it was sealed"
            ),
            Misfit::HeadUnknown => say!(
                "纸上的校验码不是这条公示链里任何一笔的：历史被重写过，或者后面的被剪掉了",
                "the code on paper belongs to no entry of this chain: history was rewritten, or cut off"
            ),
            Misfit::Rewritten => say!(
                "公示链第 {line} 笔和上次发布的不一样：已经公布的只能在后面接着写，不能改、不能删",
                "entry {line} is not what was published before: entries are only added at the end"
            ),
        }
    }
}
