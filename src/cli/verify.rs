//! `verify`: whether a chain holds, against paper too.

use crate::chain::proof::{Misfit, prove};
use crate::chain::shelf::Shelf;
use crate::cli::args::VerifyArgs;
use crate::cli::session::{Outcome, Session};
use crate::compile::{Drafts, LeaveOut, Memo};
use crate::io::failure::Failure;
use crate::io::{chain, read};
use crate::model::standing::{Standing, standing};
use crate::say;

/// Follows the chain of a folder, a copy or a published site, and names the first place that does not fit.
pub fn run(session: &Session, args: &VerifyArgs) -> Result<Outcome, Failure> {
    let named = args.folder.clone().unwrap_or_else(|| session.root.clone());
    let folder = chain::folder_in(&named)?;
    let shelf = Shelf::of(chain::read_folder(&folder)?);
    let records = shelf.records();
    let place = folder.display();
    let proof = match prove(&records, &shelf, args.head.as_deref()) {
        Ok(proof) => proof,
        Err(broken) => {
            session.say(&broken.words());
            if broken.why == Misfit::HeadUnknown {
                session.say(&say!(
                    "先核对有没有抄错：24位，四位一组，没有字母 I、L、O、U。还是对不上，就拿着那张纸去问物业和业委会。",
                    "First compare what you copied: 24 signs in groups of four, never I, L, O or U. If it still does not fit, take that paper to the manager and the owners' committee."
                ));
            }
            session.say(&say!("对不上：{place}", "It does not hold: {place}"));
            return Ok(Outcome::Faulty);
        }
    };
    if read::is_site(&named) && !contents_hold(session, args)? {
        return Ok(Outcome::Faulty);
    }
    let count = records.len();
    session.say(&match &proof.head {
        None => say!("公示链是空的：{place}", "The chain is empty: {place}"),
        Some(head) => {
            let short = head.short();
            say!(
                "对得上：{place}，{count} 笔，链头 {short}",
                "It holds: {place}, {count} entries, head {short}"
            )
        }
    });
    match &proof.on_paper {
        Some(n) => session.say(&say!(
            "纸上的校验码是第{n}笔的：从第1笔到第{n}笔，和印那张纸时一个字也没有变。",
            "The code on paper is that of entry {n}: entries 1 to {n} are, to the letter, what they were when that paper was printed."
        )),
        None => session.say(&say!(
            "没有和纸核对：加上 `--head \"纸上的24位校验码\"`，才查得出整条链有没有被重写。",
            "It was not held against paper: only `--head \"the 24 signs on paper\"` shows whether the whole chain was written anew."
        )),
    }
    Ok(Outcome::Done)
}

/// Whether the site's sources say what was sealed.
fn contents_hold(session: &Session, args: &VerifyArgs) -> Result<bool, Failure> {
    let session = Session {
        root: args.folder.clone().unwrap_or_else(|| session.root.clone()),
        tongue: session.tongue,
        style: session.style,
    };
    let leave_out = LeaveOut {
        search: true,
        print: true,
    };
    let (_, compiled) = session.compile(&args.when, Drafts::Hidden, leave_out, &mut Memo::once())?;
    let Some(site) = compiled.site else {
        return Ok(true);
    };
    for entry in &site.entries {
        let what = standing(&site, entry);
        if !matches!(what, Standing::SameVersion | Standing::NoCorrection) {
            continue;
        }
        let title = &entry.meta.title;
        session.say(&say!(
            "《{title}》现在写的和封存的不一样，也没有更正说明。运行 `linli check` 看是哪一处。",
            "“{title}” does not say what was sealed, and no correction explains it. `linli check` shows the place."
        ));
        return Ok(false);
    }
    Ok(true)
}
