//! The page of commands, from the words of the command line.

use clap::CommandFactory;
use linli::cli::args::Args;

use crate::reference::markdown::opening;

pub fn page() -> String {
    let mut out = opening("Commands · 命令", "`src/cli/args.rs`");
    out.push_str("Exit codes: 0 it was done; 1 content or theme has errors; 2 the world failed (disk, port, arguments).\n\n");
    let mut whole = Args::command().term_width(100);
    whole.build();
    section(&mut out, &mut whole);
    let names: Vec<String> = whole
        .get_subcommands()
        .map(|verb| verb.get_name().to_owned())
        .collect();
    for name in names {
        if let Some(verb) = whole.find_subcommand_mut(&name) {
            section(&mut out, verb);
        }
    }
    out
}

fn section(out: &mut String, verb: &mut clap::Command) {
    let name = verb.get_bin_name().unwrap_or_else(|| verb.get_name()).to_owned();
    let help = verb.render_help().to_string();
    let help: Vec<&str> = help.lines().map(str::trim_end).collect();
    out.push_str(&format!(
        "## {name}\n\n```text\n{}\n```\n\n",
        help.join("\n").trim()
    ));
}
