//! The page of every fault that can be told.

use linli::check::CHECKS;
use linli::report::manual;

use crate::reference::markdown::{code, opening};

pub fn page() -> String {
    let mut out = opening("Faults · 错误一览", "`src/check/` and `src/report/manual/`");
    out.push_str("What `linli explain NAME` prints. A name can stand in `allow:` unless it is said that it cannot.\n\n");
    out.push_str("## Checks of the whole site\n\n");
    for check in CHECKS {
        let page = check.page();
        out.push_str(&format!("### {}\n\n", check.name()));
        if !check.aliases().is_empty() {
            let names: Vec<String> = check.aliases().iter().map(|name| code(name)).collect();
            out.push_str(&format!("Also {}.\n", names.join(", ")));
        }
        if !check.may_be_allowed() {
            out.push_str("It cannot be allowed.\n");
        }
        text(&mut out, page.zh, page.en);
    }
    out.push_str("## Faults of reading\n\nFound while files are read and put together.\n\n");
    for name in manual::names() {
        if let Some(page) = manual::page(name) {
            out.push_str(&format!("### {name}\n\n"));
            text(&mut out, page.zh, page.en);
        }
    }
    out
}

/// Appends both halves; their own headings go below the fault's.
fn text(out: &mut String, zh: &str, en: &str) {
    for half in [zh, en] {
        for line in half.trim().lines() {
            let deeper = if line.starts_with('#') { "###" } else { "" };
            out.push_str(&format!("{deeper}{}\n", line.trim_end()));
        }
        out.push('\n');
    }
}
