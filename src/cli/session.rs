//! What all verbs share: folder, language, how they end.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::cli::args::{Args, Colour, Language, WhenArgs};
use crate::compile::{Compiled, Drafts, LeaveOut, Memo, Options, compile};
use crate::io::failure::Failure;
use crate::io::{chain, clock, read, tell};
use crate::model::date::{Moment, When};
use crate::report::diagnostic::Diagnostic;
use crate::report::faults::Faults;
use crate::report::order;
use crate::report::terminal::{self, Style};
use crate::report::words::{Tongue, Words};
use crate::say;
use crate::seal::state;
use crate::source::tree::SourceTree;

/// One run of the program.
pub struct Session {
    pub root: PathBuf,
    pub tongue: Tongue,
    pub style: Style,
}

/// How a verb ended; the world's failures are `Err(Failure)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Content or theme has errors.
    Faulty,
}

impl Session {
    /// Returns the session of a command line.
    pub fn new(args: &Args) -> Session {
        let coloured = match args.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => std::io::stderr().is_terminal(),
        };
        let tongue = match args.lang {
            Language::Zh => Tongue::Zh,
            Language::En => Tongue::En,
        };
        Session {
            root: args.root.clone(),
            tongue,
            style: Style {
                tongue,
                colour: coloured,
            },
        }
    }

    /// Returns what a run was asked for.
    pub fn options(&self, when: &WhenArgs, drafts: Drafts, leave_out: LeaveOut) -> Result<Options, Failure> {
        Ok(Options {
            now: moment(when)?,
            clock: clock::now()?,
            drafts,
            leave_out,
        })
    }

    /// Reads the site and compiles it.
    pub fn compile(
        &self,
        when: &WhenArgs,
        drafts: Drafts,
        leave_out: LeaveOut,
        memo: &mut Memo,
    ) -> Result<(SourceTree, Compiled), Failure> {
        let options = self.options(when, drafts, leave_out)?;
        let sources = read::site(&self.root)?;
        let compiled = compile(&sources, &options, memo);
        Ok((sources, compiled))
    }

    /// Tells, besides what was found, where the chain does not begin with the one that is published.
    pub fn follow_published(&self, compiled: &mut Compiled, sources: &SourceTree, output: Option<&Path>) {
        let Some(site) = &compiled.site else { return };
        let output = output.unwrap_or(Path::new(&site.config.output));
        let Some(list) = chain::published_list(&self.root, output) else {
            return;
        };
        let mut faults = Faults::default();
        state::tell_rewritten(&list, sources, &mut faults);
        compiled.diagnostics.extend(faults.into_vec());
        order::sort(&mut compiled.diagnostics, sources);
    }

    /// Prints faults for people, in full.
    pub fn tell(&self, diagnostics: &[Diagnostic], sources: &SourceTree) {
        if !diagnostics.is_empty() {
            eprint!(
                "{}",
                terminal::print_for_mending(diagnostics, sources, self.style)
            );
        }
    }

    /// Prints one sentence on the ordinary output.
    pub fn say(&self, words: &Words) {
        tell::line(words.in_tongue(self.tongue));
    }

    /// Prints what the world refused.
    pub fn fail(&self, failure: &Failure) {
        let label = match self.tongue {
            Tongue::Zh => "出错了",
            Tongue::En => "failed",
        };
        eprintln!("{label}：{}", failure.message.in_tongue(self.tongue));
        eprintln!("  {}", failure.mend.in_tongue(self.tongue));
    }
}

/// Returns the moment that was asked for.
pub fn moment(when: &WhenArgs) -> Result<Option<Moment>, Failure> {
    let Some(text) = &when.now else { return Ok(None) };
    match When::parse(text) {
        Ok(when) => Ok(Some(when.as_start())),
        Err(_) => Err(Failure::new(
            say!("看不懂 `--now {text}`", "`--now {text}` is not a moment"),
            say!(
                "写成 `--now 2026-07-20` 或 `--now 2026-07-20T09:00`",
                "write `--now 2026-07-20` or `--now 2026-07-20T09:00`"
            ),
        )),
    }
}

/// Returns the exit code: 0 done, 1 content or theme has errors, 2 the world failed.
pub fn exit_code(ended: &Result<Outcome, Failure>) -> ExitCode {
    match ended {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(1),
        Err(_) => ExitCode::from(2),
    }
}
