//! `seal`: adds what is published to the disclosure chain.

use std::path::Path;

use crate::chain::record::Act;
use crate::cli::args::SealArgs;
use crate::cli::session::{Outcome, Session};
use crate::compile::{Drafts, LeaveOut, Memo, compile};
use crate::io::failure::Failure;
use crate::io::{chain, read, tell};
use crate::model::entry::Entry;
use crate::model::site::Site;
use crate::report::diagnostic::Severity;
use crate::report::faults::Faults;
use crate::say;
use crate::seal::plan::{self, Plan};
use crate::seal::{content, state};
use crate::source::tree::SourceTree;

/// Seals entries that are new or have a higher version; asks nothing and overwrites nothing.
pub fn run(session: &Session, args: &SealArgs) -> Result<Outcome, Failure> {
    let options = session.options(
        &args.when,
        Drafts::Hidden,
        LeaveOut {
            search: true,
            print: true,
        },
    )?;
    let _lock = chain::lock(&session.root)?;
    let sources = read::site(&session.root)?;
    let compiled = compile(&sources, &options, &mut Memo::once());
    let site = compiled.site.as_deref();
    if let (Some(wanted), Some(site)) = (&args.digest, site) {
        return tell_digest(session, site, &sources, wanted);
    }
    let mut faults = Faults::default();
    faults.extend(compiled.diagnostics);
    if let Some(site) = site
        && let Some(list) = chain::published_list(&session.root, Path::new(&site.config.output))
    {
        state::tell_rewritten(&list, &sources, &mut faults);
    }
    let errors: Vec<_> = faults
        .into_vec()
        .into_iter()
        .filter(|fault| fault.severity == Severity::Error)
        .collect();
    let Some(site) = site.filter(|_| errors.is_empty()) else {
        session.tell(&errors, &sources);
        session.say(&say!(
            "没有封存：先改好上面的错误。公示链没有变动。",
            "Nothing was sealed: mend the errors above first. The chain is as it was."
        ));
        return Ok(Outcome::Faulty);
    };
    if let Some(unknown) = args.ids.iter().find(|id| site.entry(id).is_none()) {
        return Err(no_such_entry(unknown));
    }
    seal(session, args, site, &sources)
}

fn seal(session: &Session, args: &SealArgs, site: &Site, sources: &SourceTree) -> Result<Outcome, Failure> {
    let mut failed = None;
    let is_wanted = |entry: &Entry| args.ids.is_empty() || args.ids.contains(&entry.meta.id);
    let plan = plan::plan(site, sources, is_wanted, || {
        chain::salt().unwrap_or_else(|failure| {
            failed = Some(failure);
            [0; 16]
        })
    });
    if let Some(failure) = failed {
        return Err(failure);
    }
    if !plan.sealed.is_empty() || !site.proofs.begun {
        let list = plan::list_path();
        let before = sources
            .find(&list)
            .map_or(&[][..], |(_, file)| file.bytes.as_slice());
        chain::append(&session.root, &list, before, &plan.files, &plan.lines)?;
    }
    report(session, &plan, site);
    Ok(match plan.refused.is_empty() {
        true => Outcome::Done,
        false => Outcome::Faulty,
    })
}

fn report(session: &Session, plan: &Plan, site: &Site) {
    for record in &plan.sealed {
        let (n, title, short) = (&record.n, &record.title, record.hash.short());
        let corrects = &record.corrects;
        session.say(&match record.kind.as_str() {
            kind if kind == Act::Correct.name() => say!(
                "第{n}笔：更正《{title}》，原来是第{corrects}笔。校验码 {short}",
                "Entry {n}: “{title}”, correcting entry {corrects}. Code {short}"
            ),
            kind if kind == Act::Withdraw.name() => say!(
                "第{n}笔：撤回《{title}》，原来是第{corrects}笔。校验码 {short}",
                "Entry {n}: “{title}” withdrawn, entry {corrects}. Code {short}"
            ),
            _ => say!(
                "第{n}笔：封存《{title}》。校验码 {short}",
                "Entry {n}: “{title}” sealed. Code {short}"
            ),
        });
    }
    for (title, why) in &plan.refused {
        let (zh, en) = (&why.zh, &why.en);
        session.say(&say!(
            "没有封存《{title}》：{zh}",
            "“{title}” was not sealed: {en}"
        ));
    }
    let head = plan.sealed.last().map(|record| record.hash.short());
    let head = head.or(site.proofs.head().map(|head| head.short.clone()));
    let count = plan.sealed.len();
    session.say(&match (head, count) {
        (None, _) => say!(
            "没有可以封存的内容；公示链是空的。",
            "There is nothing to seal; the chain is empty."
        ),
        (Some(head), 0) => say!(
            "没有新的要封存。链头还是 {head}",
            "Nothing new to seal. The head is still {head}"
        ),
        (Some(head), count) => say!(
            "封存了 {count} 笔。链头是 {head}，下一次发布会印在每份公示和通讯上。把 `chain` 文件夹存进版本库。",
            "Sealed {count}. The head is {head}; the next build puts it on every account and newsletter. Keep the folder `chain` in the repository."
        ),
    });
}

fn tell_digest(
    session: &Session,
    site: &Site,
    sources: &SourceTree,
    wanted: &str,
) -> Result<Outcome, Failure> {
    let entry = site.entry(wanted).filter(|entry| entry.can_be_sealed());
    let written = entry.and_then(|entry| content::of(entry, sources));
    match written {
        Some(written) => {
            tell::line(&written.digest().short());
            Ok(Outcome::Done)
        }
        None => Err(no_such_entry(wanted)),
    }
    .inspect(|_| {
        session.say(&say!(
            "上面是现在内容的校验码，签字的人抄进 `approved` 的 `digest`。",
            "This is the digest of what is written now; whoever signs copies it into `digest` of `approved`."
        ));
    })
}

fn no_such_entry(id: &str) -> Failure {
    Failure::new(
        say!(
            "没有编号是 `{id}`、已经发布、可以封存的内容",
            "no published entry that can be sealed has the id `{id}`"
        ),
        say!(
            "写公示、表决或更正的编号，也就是它的文件名去掉后缀",
            "write the id of an account, a vote or a correction: its file name without the extension"
        ),
    )
}
