//! Measures the example site and writes docs/figures.md.

use crate::arguments::Arguments;
use crate::browser;
use crate::commands::root;

/// Builds the example site, measures every page, and writes one table.
pub fn run_all(_: &Arguments) -> Result<(), String> {
    browser::prepare()?;
    browser::build_site()?;
    browser::run_script(
        "figures.mjs",
        &[("LINLI_FIGURES", &root().join("docs/figures.md"))],
    )
}
