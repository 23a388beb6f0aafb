//! Writes docs/reference, or says which page is stale.

use crate::arguments::Arguments;
use crate::commands::root;
use crate::files;
use crate::reference::{checks, commands, config, kinds, theme};

/// Writes the reference; with `--check` only compares.
pub fn run_all(arguments: &Arguments) -> Result<(), String> {
    let pages = [
        ("kinds", kinds::page()),
        ("checks", checks::page()),
        ("config", config::page()),
        ("cli", commands::page()),
        ("theme", theme::page()?),
    ];
    let mut stale = Vec::new();
    for (name, text) in pages {
        let text = format!("{}\n", text.trim_end());
        let path = root().join(format!("docs/reference/{name}.md"));
        if std::fs::read_to_string(&path).is_ok_and(|there| there == text) {
            continue;
        }
        match arguments.has("--check") {
            true => stale.push(format!("docs/reference/{name}.md")),
            false => files::write(&path, &text)?,
        }
    }
    match stale.is_empty() {
        true => Ok(()),
        false => Err(format!("stale: {}; run `cargo xtask docs`", stale.join(", "))),
    }
}
