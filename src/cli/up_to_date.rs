//! Whether the published site is what a build would make.

use std::path::Path;

use crate::cli::session::Session;
use crate::compile::{Drafts, Options};
use crate::io::memo::Memo;
use crate::io::publish::Published;
use crate::io::seen;
use crate::model::output::Inputs;
use crate::model::site::Site;
use crate::report::diagnostic::Diagnostic;
use crate::report::terminal::{self, Style};
use crate::report::words::Tongue;
use crate::say;
use crate::source::tree::SourceTree;

/// All that decides what a build makes, the program left aside.
pub struct Question {
    asked: Inputs,
    sources: Inputs,
    /// Whether a moment was asked for, and the clock's in seconds.
    is_pinned: bool,
    clock: u64,
}

impl Question {
    /// Returns the question that a run asks of its sources.
    pub fn new(options: &Options, output: Option<&Path>, sources: Inputs) -> Question {
        let now = options.now.map(|now| now.iso()).unwrap_or_default();
        let drafts = options.drafts == Drafts::Shown;
        let (search, print) = (options.leave_out.search, options.leave_out.print);
        let asked = format!("{now} {drafts} {search} {print} {output:?}");
        Question {
            asked: *blake3::hash(asked.as_bytes()).as_bytes(),
            sources,
            is_pinned: options.now.is_some(),
            clock: u64::try_from(options.clock.unix()).unwrap_or(0),
        }
    }

    /// Returns whether the last build was asked the same.
    pub fn is_answered_by(&self, last: &Memo) -> bool {
        let same_moment = last.clock.is_none_or(|clock| clock == self.clock);
        last.asked == self.asked && last.sources == self.sources && same_moment
    }

    /// Remembers the answer for the next build. `counted` is how many pages and warnings there were.
    pub fn remember(
        &self,
        session: &Session,
        site: &Site,
        published: Published,
        counted: (usize, usize),
        told: Vec<String>,
    ) {
        let Some(program) = seen::program() else { return };
        let is_pinned = self.is_pinned || site.config.now.is_some();
        let memo = Memo {
            program,
            asked: self.asked,
            sources: self.sources,
            clock: (!is_pinned).then_some(self.clock),
            output: published.output,
            release: published.release,
            base_path: site.config.base_path().to_owned(),
            pages: counted.0 as u64,
            warnings: counted.1 as u64,
            told,
            needs: published.needs,
            files: published.files,
        };
        memo.save(&session.root);
    }
}

/// Returns what is told of the content in every language and style.
pub fn told(diagnostics: &[Diagnostic], sources: &SourceTree) -> Vec<String> {
    if diagnostics.is_empty() {
        return Vec::new();
    }
    let styles = [
        (Tongue::Zh, false),
        (Tongue::En, false),
        (Tongue::Zh, true),
        (Tongue::En, true),
    ];
    styles
        .into_iter()
        .map(|(tongue, colour)| terminal::print(diagnostics, sources, Style { tongue, colour }))
        .collect()
}

/// Tells what the last build told, and that there is nothing to do.
pub fn tell(session: &Session, last: &Memo, reread: bool) {
    let style = usize::from(session.tongue == Tongue::En) + 2 * usize::from(session.style.colour);
    if let Some(told) = last.told.get(style) {
        eprint!("{told}");
    }
    if reread {
        last.look_anew(&session.root);
    }
    let pages = last.pages;
    let (zh, en) = match last.warnings {
        0 => (String::new(), String::new()),
        count => (format!("；{count} 条提醒"), format!("; {count} warnings")),
    };
    session.say(&say!(
        "没有改动：已发布的 {pages} 页就是最新的{zh}",
        "Nothing has changed: the {pages} published pages are up to date{en}"
    ));
}
