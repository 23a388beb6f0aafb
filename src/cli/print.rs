//! `print`: typesets one entry, or all that have paper.

use crate::cli::args::PrintArgs;
use crate::cli::make;
use crate::cli::session::{Outcome, Session};
use crate::compile::{Drafts, LeaveOut, Memo};
use crate::io::failure::Failure;
use crate::io::hex::hex;
use crate::io::write;
use crate::model::entry::Entry;
use crate::model::lang::Lang;
use crate::model::output::{Output, Receipt};
use crate::model::site::Site;
use crate::say;
use sha2::{Digest, Sha256};

/// The forms that entries can be printed in so far.
const FORMS: [&str; 1] = ["newsletter"];

/// Writes the PDF of an entry into the folder that was asked for.
pub fn run(session: &Session, args: &PrintArgs) -> Result<Outcome, Failure> {
    let form = args.form.as_str();
    if !FORMS.contains(&form) {
        let known = FORMS.join("、");
        return Err(Failure::new(
            say!("还没有 `{form}` 这种印刷样式", "there is no form `{form}` yet"),
            say!("现在有：{known}", "these are there: {known}"),
        ));
    }
    let leave_out = LeaveOut {
        search: true,
        print: false,
    };
    let (sources, compiled) = session.compile(&args.when, Drafts::Hidden, leave_out, &mut Memo::default())?;
    session.tell(&compiled.diagnostics, &sources);
    let Some(site) = compiled.site.as_ref().filter(|_| !compiled.has_errors()) else {
        return Ok(Outcome::Faulty);
    };
    let wanted: Vec<Output> = compiled
        .outputs
        .into_iter()
        .filter(|output| is_wanted(output, site, &args.id))
        .collect();
    if wanted.is_empty() {
        return Err(nothing_to_print(site, &args.id));
    }
    let folder = &args.output;
    let faults = make::make_all(&wanted, &|path, bytes| {
        let name = path.as_str().rsplit('/').next().unwrap_or_default();
        let file = folder.join(name);
        write::replace_file(&file, bytes)?;
        let (file, size) = (file.display(), bytes.len() / 1024);
        session.say(&say!("已排印 {file}（{size} KB）", "Typeset {file} ({size} KB)"));
        Ok(Receipt {
            bytes: bytes.len() as u64,
            sha256: hex(&Sha256::digest(bytes)),
        })
    })?;
    session.tell(&faults, &sources);
    Ok(if faults.is_empty() {
        Outcome::Done
    } else {
        Outcome::Faulty
    })
}

fn is_wanted(output: &Output, site: &Site, id: &str) -> bool {
    let path = output.path.as_str();
    let Some(stem) = path.strip_suffix(".pdf") else {
        return false;
    };
    let is_paper = |entry: &Entry| entry.path(Lang::Zh).as_str().strip_suffix(".html") == Some(stem);
    match id {
        "all" => site.entries.iter().any(is_paper),
        _ => site.entry(id).is_some_and(is_paper),
    }
}

fn nothing_to_print(site: &Site, id: &str) -> Failure {
    if cfg!(not(feature = "print")) {
        return Failure::new(
            say!(
                "这个程序编译时没有带排印功能",
                "this program was built without typesetting"
            ),
            say!("用默认功能重新编译", "build it with its default features"),
        );
    }
    let waiting = site.waiting.iter().find(|entry| entry.meta.id == id);
    if let Some(day) = waiting.and_then(|entry| entry.meta.date) {
        let day = day.iso();
        return Failure::new(
            say!("`{id}` 到 {day} 才发布", "`{id}` is published on {day}"),
            say!(
                "要提前排印，用 `linli print {id} --now {day}`",
                "to typeset it before that, use `linli print {id} --now {day}`"
            ),
        );
    }
    let issues: Vec<&str> = site
        .entries
        .iter()
        .filter(|entry| entry.parts.issue.is_some())
        .map(|entry| entry.meta.id.as_str())
        .collect();
    let issues = issues.join("、");
    Failure::new(
        say!("没有可排印的 `{id}`", "there is nothing to print called `{id}`"),
        say!(
            "可以排印的有：{issues}；或用 `all`",
            "these can be printed: {issues}; or `all`"
        ),
    )
}
