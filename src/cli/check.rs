//! `check`: everything but writing.

use sha2::{Digest, Sha256};

use crate::cli::args::{CheckArgs, Format};
use crate::cli::session::{Outcome, Session};
use crate::cli::{make, mends};
use crate::compile::{Compiled, Drafts, LeaveOut, Memo};
use crate::io::failure::Failure;
use crate::io::hex::hex;
use crate::io::tell;
use crate::model::output::Receipt;
use crate::report::diagnostic::{Diagnostic, Severity};
use crate::report::{concise, fix, json, order, sarif};
use crate::say;
use crate::source::tree::SourceTree;

/// Tells every fault of the site, those of pages and paper included unless `--fast`.
pub fn run(session: &Session, args: &CheckArgs) -> Result<Outcome, Failure> {
    if args.fix {
        mends::run(session, args)?;
    }
    let leave_out = LeaveOut {
        search: args.fast,
        print: args.fast,
    };
    let (sources, mut compiled) =
        session.compile(&args.when, Drafts::Hidden, leave_out, &mut Memo::default())?;
    session.follow_published(&mut compiled, &sources, None);
    if !args.fast && !compiled.has_errors() {
        let faults = make::make_all(&compiled.outputs, &|_, bytes| {
            Ok(Receipt {
                bytes: bytes.len() as u64,
                sha256: hex(&Sha256::digest(bytes)),
            })
        })?;
        compiled.diagnostics.extend(faults);
        order::sort(&mut compiled.diagnostics, &sources);
    }
    print(session, args.format, &compiled, &sources);
    Ok(if compiled.has_errors() {
        Outcome::Faulty
    } else {
        Outcome::Done
    })
}

fn print(session: &Session, format: Format, compiled: &Compiled, sources: &SourceTree) {
    let found: &[Diagnostic] = &compiled.diagnostics;
    match format {
        Format::Json => tell::text(&json::print(found, sources, session.tongue)),
        Format::Sarif => tell::text(&sarif::print(found, sources, session.tongue)),
        Format::Concise => tell::text(&concise::print(found, sources, session.tongue)),
        Format::Full => {
            session.tell(found, sources);
            summary(session, compiled, sources);
        }
    }
}

fn summary(session: &Session, compiled: &Compiled, sources: &SourceTree) {
    let count = |severity| {
        compiled
            .diagnostics
            .iter()
            .filter(|fault| fault.severity == severity)
            .count()
    };
    let (errors, flags, warnings) = (
        count(Severity::Error),
        count(Severity::Flag),
        count(Severity::Warning),
    );
    let entries = compiled
        .site
        .as_ref()
        .map_or(0, |site| site.entries.len() + site.waiting.len());
    let sure = compiled
        .diagnostics
        .iter()
        .filter(|fault| fix::edit(fault, sources).is_some())
        .count();
    session.say(&if errors + flags + warnings == 0 {
        say!(
            "检查了 {entries} 篇内容，没有问题。",
            "Checked {entries} entries: nothing is wrong."
        )
    } else {
        say!(
            "检查了 {entries} 篇内容：{errors} 处错误，{flags} 处提示，{warnings} 处警告。",
            "Checked {entries} entries: {errors} errors, {flags} flags, {warnings} warnings."
        )
    });
    if sure > 0 {
        session.say(&say!(
            "其中 {sure} 处不会弄错，可以让 `linli check --fix` 改。",
            "Of these, {sure} are beyond doubt: `linli check --fix` mends them."
        ));
    }
}
