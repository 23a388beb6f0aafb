//! Asks Lighthouse about the example site.

use crate::arguments::Arguments;
use crate::browser;
use crate::commands::{command, root, run_this};

/// The edition that is installed where there is none yet.
const EDITION: &str = "lighthouse@13.5.0";

/// Builds the example site, has every type of page marked, and writes docs/lighthouse.md; fails below a goal.
pub fn run_all(_: &Arguments) -> Result<(), String> {
    browser::prepare()?;
    let folder = root().join("target/lighthouse");
    let program = folder.join("node_modules/lighthouse/core/index.js");
    if !program.exists() {
        std::fs::create_dir_all(&folder).map_err(|cause| format!("{}: {cause}", folder.display()))?;
        let mut npm = command(
            "npm",
            &["install", "--silent", "--no-audit", "--no-fund", EDITION],
        );
        npm.current_dir(&folder);
        run_this(npm)?;
    }
    browser::build_site()?;
    browser::run_script(
        "lighthouse.mjs",
        &[
            ("LINLI_LIGHTHOUSE_PROGRAM", &program),
            ("LINLI_LIGHTHOUSE", &root().join("docs/lighthouse.md")),
        ],
    )
}
