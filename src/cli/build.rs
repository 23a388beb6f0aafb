//! `build`: checks and publishes the whole site.

use std::path::PathBuf;

use crate::cli::args::BuildArgs;
use crate::cli::make;
use crate::cli::session::{Outcome, Session};
use crate::cli::timing_table;
use crate::compile::{Compiled, Drafts, LeaveOut, Memo, compile_in_steps};
use crate::io::clock::Stopwatch;
use crate::io::failure::Failure;
use crate::io::read;
use crate::io::stage::Stage;
use crate::io::timings::Timings;
use crate::model::address::SitePath;
use crate::report::diagnostic::Severity;
use crate::report::order;
use crate::report::steps::{Step, Steps};
use crate::say;

/// Publishes the site, or tells why not and leaves what is published as it is.
pub fn run(session: &Session, args: &BuildArgs) -> Result<Outcome, Failure> {
    let watch = Stopwatch::start();
    let timings = Timings::default();
    let drafts = if args.drafts {
        Drafts::Shown
    } else {
        Drafts::Hidden
    };
    let leave_out = LeaveOut {
        search: args.no_search,
        print: args.no_print,
    };
    let options = session.options(&args.when, drafts, leave_out)?;
    timings.begin(Step::Read);
    let sources = read::site(&session.root)?;
    let compiled = compile_in_steps(&sources, &options, &mut Memo::default(), &timings);
    timings.pause();
    session.tell(&compiled.diagnostics, &sources);
    let Some(site) = compiled.site.as_ref().filter(|_| !compiled.has_errors()) else {
        not_published(session);
        return Ok(Outcome::Faulty);
    };
    let output = args
        .output
        .clone()
        .unwrap_or_else(|| PathBuf::from(&site.config.output));
    let stage = Stage::open(&session.root, &output, site.config.base_path())?;
    let sink = |path: &SitePath, bytes: &[u8]| stage.write(path, bytes, &timings);
    let mut faults = make::make_timed(&compiled.outputs, &sink, &timings)?;
    order::sort(&mut faults, &sources);
    if !faults.is_empty() {
        session.tell(&faults, &sources);
        not_published(session);
        return Ok(Outcome::Faulty);
    }
    let published = timings.during(Step::Publish, || stage.publish())?;
    report(
        session,
        &compiled,
        &published.display().to_string(),
        watch.seconds(),
    );
    if args.timings {
        timing_table::print(session, &timings.spent());
    }
    Ok(Outcome::Done)
}

fn not_published(session: &Session) {
    session.say(&say!(
        "没有发布：先改好上面的错误。已发布的网站没有变动。",
        "Not published: mend the errors above first. The published site is as it was."
    ));
}

fn report(session: &Session, compiled: &Compiled, published: &str, seconds: f64) {
    let pages = compiled
        .outputs
        .iter()
        .filter(|output| output.path.as_str().ends_with(".html"))
        .count();
    let warnings = compiled
        .diagnostics
        .iter()
        .filter(|fault| fault.severity != Severity::Error)
        .count();
    let (zh, en) = match warnings {
        0 => (String::new(), String::new()),
        count => (format!("；{count} 条提醒"), format!("; {count} warnings")),
    };
    session.say(&say!(
        "已发布 {pages} 页到 {published}，用时 {seconds:.2} 秒{zh}",
        "Published {pages} pages to {published} in {seconds:.2} s{en}"
    ));
}
