//! Arguments in, exit code out.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use linli::cli::args::{Args, Verb};
use linli::cli::session::{self, Session};
use linli::cli::{
    build, check, disclose, explain, import, init, new, print, refusal, seal, search, serve, verify,
};

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        // Help and version are no faults.
        Err(error) if !error.use_stderr() => error.exit(),
        Err(error) => {
            eprint!("{}", refusal::explain(&error, &Args::command()));
            return ExitCode::from(2);
        }
    };
    let session = Session::new(&args);
    let ended = match &args.verb {
        Some(Verb::Build(args)) => build::run(&session, args),
        Some(Verb::Check(args)) => check::run(&session, args),
        Some(Verb::Serve(args)) => serve::run(&session, args),
        Some(Verb::Print(args)) => print::run(&session, args),
        Some(Verb::New(args)) => new::run(&session, args),
        Some(Verb::Init(args)) => init::run(&session, args),
        Some(Verb::Explain(args)) => explain::run(&session, args),
        Some(Verb::Search(args)) => search::run(&session, args),
        Some(Verb::Seal(args)) => seal::run(&session, args),
        Some(Verb::Verify(args)) => verify::run(&session, args),
        Some(Verb::Import(args)) => import::run(&session, args),
        Some(Verb::Disclose(args)) => disclose::run(&session, args),
        None => init::welcome(&session),
    };
    if let Err(failure) = &ended {
        session.fail(failure);
    }
    session::exit_code(&ended)
}
