//! `explain`: a page about one fault.

use crate::check::CHECKS;
use crate::check::contract::Check;
use crate::cli::args::ExplainArgs;
use crate::cli::session::{Outcome, Session};
use crate::io::failure::Failure;
use crate::io::tell;
use crate::link::targets;
use crate::report::manual::{self, Page};
use crate::report::words::Tongue;
use crate::say;

/// Prints the page of a fault's name or alias.
pub fn run(session: &Session, args: &ExplainArgs) -> Result<Outcome, Failure> {
    let name = args.name.as_str();
    let Some(page) = page(name) else {
        return Err(Failure::new(
            say!("没有叫 `{name}` 的错误", "no fault is called `{name}`"),
            match targets::nearest(name, names().into_iter()) {
                Some(near) => say!("是不是 `{near}`？", "did you mean `{near}`?"),
                None => say!(
                    "名字写在每条错误的第一行",
                    "its name stands in the first line of each fault"
                ),
            },
        ));
    };
    let text = match session.tongue {
        Tongue::Zh => page.zh,
        Tongue::En => page.en,
    };
    tell::line(text.trim());
    Ok(Outcome::Done)
}

/// Returns the page of a fault by its name or by one of a check's other names.
fn page(name: &str) -> Option<Page> {
    let is_called = |check: &&dyn Check| {
        check.name() == name
            || check
                .aliases()
                .iter()
                .any(|alias| alias.eq_ignore_ascii_case(name))
    };
    let found = CHECKS.iter().copied().find(|check| is_called(check));
    found.map(|check| check.page()).or_else(|| manual::page(name))
}

/// Returns the name of every fault that has a page.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&'static str> = CHECKS
        .iter()
        .map(|check| check.name())
        .chain(manual::names())
        .collect();
    names.sort_unstable();
    names
}
