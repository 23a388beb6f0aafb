//! `build`: checks and publishes the whole site.

use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::cli::args::BuildArgs;
use crate::cli::make;
use crate::cli::session::{Outcome, Session};
use crate::cli::timing_table;
use crate::cli::up_to_date::{self, Question};
use crate::compile::{Compiled, Drafts, LeaveOut, Memo, compile_in_steps};
use crate::io::clock::Stopwatch;
use crate::io::failure::Failure;
use crate::io::memo::{self, Look};
use crate::io::progress::Progress;
use crate::io::publish::Published;
use crate::io::read;
use crate::io::stage::Stage;
use crate::io::timings::Timings;
use crate::model::address::SitePath;
use crate::model::output::Made;
use crate::model::site::Site;
use crate::report::diagnostic::{Diagnostic, Severity};
use crate::report::order;
use crate::report::steps::{Step, Steps};
use crate::say;

/// One run of `build`.
struct Build<'b> {
    session: &'b Session,
    args: &'b BuildArgs,
    timings: Timings,
    progress: Progress,
    watch: Stopwatch,
}

/// Publishes the site, or tells why not and leaves what is published as it is.
pub fn run(session: &Session, args: &BuildArgs) -> Result<Outcome, Failure> {
    let tongue = session.tongue;
    let progress = Progress::start(move |done, whole| match whole {
        0 => say!("正在读取和检查…", "reading and checking…")
            .in_tongue(tongue)
            .to_owned(),
        whole => say!("正在生成 {done}/{whole}…", "making {done} of {whole}…")
            .in_tongue(tongue)
            .to_owned(),
    });
    let build = Build {
        session,
        args,
        progress,
        timings: Timings::default(),
        watch: Stopwatch::start(),
    };
    let ended = build.run();
    build.timings.pause();
    if args.timings && ended.is_ok() {
        timing_table::print(session, &build.timings.spent());
    }
    ended
}

impl Build<'_> {
    fn run(&self) -> Result<Outcome, Failure> {
        let (session, args) = (self.session, self.args);
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
        self.timings.begin(Step::Read);
        let gathered = read::gather(&session.root)?;
        let question = Question::new(&options, args.output.as_deref(), gathered.digest());
        self.timings.begin(Step::Record);
        let last = memo::Memo::load(&session.root);
        let look = last.as_ref().map(memo::Memo::look).unwrap_or_default();
        if let Some(last) = last
            .as_ref()
            .filter(|last| look.untouched && question.is_answered_by(last))
        {
            up_to_date::tell(session, last, look.reread);
            return Ok(Outcome::Done);
        }
        self.timings.begin(Step::Read);
        // The program ends after this: to free every entry one by one would only take time.
        let sources = ManuallyDrop::new(gathered.into_tree());
        let mut memo = ManuallyDrop::new(Memo::once());
        memo.before = Arc::new(look.before());
        let mut compiled = ManuallyDrop::new(compile_in_steps(&sources, &options, &mut memo, &self.timings));
        session.follow_published(&mut compiled, &sources, args.output.as_deref());
        self.timings.pause();
        self.progress.clear();
        session.tell(&compiled.diagnostics, &sources);
        let Some(site) = compiled.site.clone().filter(|_| !compiled.has_errors()) else {
            not_published(session);
            return Ok(Outcome::Faulty);
        };
        let made = match self.publish(&compiled, &site, last.as_ref().map(|last| (last, look))) {
            // What was certain a moment ago is not there any more: everything is made anew.
            Err(_) if last.is_some() => {
                memo::Memo::forget(&session.root);
                let compiled = compile_in_steps(&sources, &options, &mut Memo::default(), &self.timings);
                self.timings.pause();
                self.publish(&compiled, &site, None)?
            }
            made => made?,
        };
        let published = match made {
            Ok(published) => published,
            Err(mut faults) => {
                self.progress.clear();
                order::sort(&mut faults, &sources);
                session.tell(&faults, &sources);
                not_published(session);
                return Ok(Outcome::Faulty);
            }
        };
        self.progress.clear();
        let place = published.output.display().to_string();
        report(session, &compiled, &place, self.watch.seconds());
        self.timings.begin(Step::Record);
        let told = up_to_date::told(&compiled.diagnostics, &sources);
        let counted = (pages(&compiled), warnings(&compiled));
        question.remember(session, &site, published, counted, told);
        Ok(Outcome::Done)
    }

    /// Makes every output and switches to them; the inner error is faults of content.
    fn publish(
        &self,
        compiled: &Compiled,
        site: &Site,
        last: Option<(&memo::Memo, Look)>,
    ) -> Result<Result<Published, Vec<Diagnostic>>, Failure> {
        let asked = self.args.output.clone();
        let output = asked.unwrap_or_else(|| PathBuf::from(&site.config.output));
        let mut stage = Stage::open(&self.session.root, &output, site.config.base_path())?;
        if let Some((memo, look)) = last {
            stage.take_from(memo, look);
        }
        let count = &self.progress.count;
        count.whole.store(compiled.outputs.len(), Ordering::Relaxed);
        let sink = |path: &SitePath, file: &Made| {
            if !path.as_str().starts_with("search/") {
                count.done.fetch_add(1, Ordering::Relaxed);
            }
            stage.lay(path, file, &self.timings)
        };
        let faults = make::make_timed(&compiled.outputs, &sink, &self.timings)?;
        if !faults.is_empty() {
            return Ok(Err(faults));
        }
        self.timings.during(Step::Publish, || stage.publish()).map(Ok)
    }
}

fn not_published(session: &Session) {
    session.say(&say!(
        "没有发布：先改好上面的错误。已发布的网站没有变动。",
        "Not published: mend the errors above first. The published site is as it was."
    ));
}

fn pages(compiled: &Compiled) -> usize {
    let outputs = compiled.outputs.iter();
    outputs
        .filter(|output| output.path.as_str().ends_with(".html"))
        .count()
}

fn warnings(compiled: &Compiled) -> usize {
    let faults = compiled.diagnostics.iter();
    faults.filter(|fault| fault.severity != Severity::Error).count()
}

fn report(session: &Session, compiled: &Compiled, published: &str, seconds: f64) {
    let pages = pages(compiled);
    let (zh, en) = match warnings(compiled) {
        0 => (String::new(), String::new()),
        count => (format!("；{count} 条提醒"), format!("; {count} warnings")),
    };
    session.say(&say!(
        "已发布 {pages} 页到 {published}，用时 {seconds:.2} 秒{zh}",
        "Published {pages} pages to {published} in {seconds:.2} s{en}"
    ));
}
