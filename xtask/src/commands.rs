//! Runs other programs from the root of the repository.

use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Returns the root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Returns a command that starts in the root.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Says what is run, runs it, and fails if it does.
pub fn run(program: &str, arguments: &[&str]) -> Result<(), String> {
    run_this(command(program, arguments))
}

/// Says what a prepared command is, runs it, and fails if it does.
pub fn run_this(mut command: Command) -> Result<(), String> {
    let said = shown(&command);
    eprintln!("── {said}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{said}` ended with {status}")),
        Err(cause) => Err(format!("`{said}` could not be started: {cause}")),
    }
}

/// Returns whether a program can be started.
pub fn is_there(program: &str, argument: &str) -> bool {
    let mut command = command(program, &[argument]);
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .stdin(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Returns the command as it would be typed.
fn shown(command: &Command) -> String {
    let mut said = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        said.push(' ');
        said.push_str(&argument.to_string_lossy());
    }
    said
}
