//! `check --fix`: mends what is beyond doubt and shows it.

use std::collections::BTreeSet;

use crate::cli::args::{CheckArgs, Format};
use crate::cli::session::Session;
use crate::compile::{Drafts, LeaveOut, Memo};
use crate::io::failure::Failure;
use crate::io::write;
use crate::repair::mended::{Gbk, Mended, mended};
use crate::report::concise::one_line;
use crate::report::words::Words;
use crate::say;

/// A mend may bring further faults to light; so many times files are looked at again.
const MOST_ROUNDS: usize = 4;

/// Mends files until nothing is left that is sure, and tells each change.
pub fn run(session: &Session, args: &CheckArgs) -> Result<(), Failure> {
    let leave_out = LeaveOut {
        search: true,
        print: true,
    };
    let gbk = if args.gbk { Gbk::Converted } else { Gbk::Left };
    let mut files = BTreeSet::new();
    let mut places = 0;
    for _ in 0..MOST_ROUNDS {
        let (sources, compiled) =
            session.compile(&args.when, Drafts::Hidden, leave_out, &mut Memo::default())?;
        let changes = mended(&sources, &compiled.diagnostics, gbk);
        if changes.is_empty() {
            break;
        }
        for change in changes {
            if save(session, args, &change)? {
                files.insert(change.file.path.clone());
                places += change.changes.len();
            }
        }
    }
    let files = files.len();
    let words = match places {
        0 => say!(
            "没有可以自动改的。\n",
            "There was nothing to mend without asking.\n"
        ),
        _ => say!(
            "改好了 {files} 个文件里的 {places} 处，其余一个字没动。\n",
            "Mended {places} places in {files} files; nothing else was touched.\n"
        ),
    };
    tell(session, args, &words);
    Ok(())
}

fn save(session: &Session, args: &CheckArgs, mended: &Mended<'_>) -> Result<bool, Failure> {
    let path = &mended.file.path;
    let before = mended.file.bytes.as_slice();
    let changed = write::change_file(&session.root.join(path), before, &mended.bytes)?;
    let path = one_line(path);
    if !changed {
        tell(
            session,
            args,
            &say!(
                "{path} 刚刚被别人改过，没有动它；请再运行一次",
                "{path} was saved by somebody else meanwhile and was left alone; run it again"
            ),
        );
        return Ok(false);
    }
    for change in &mended.changes {
        let line = change.line;
        let (zh, en) = (one_line(&change.words.zh), one_line(&change.words.en));
        tell(session, args, &say!("{path}:{line}  {zh}", "{path}:{line}  {en}"));
    }
    Ok(true)
}

/// Reports for programs stand alone on the ordinary output.
fn tell(session: &Session, args: &CheckArgs, words: &Words) {
    match args.format {
        Format::Full => session.say(words),
        Format::Concise | Format::Json | Format::Sarif => eprintln!("{}", words.in_tongue(session.tongue)),
    }
}
