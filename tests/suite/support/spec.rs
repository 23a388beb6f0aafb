//! Specs: cases on Markdown pages, and what comes of them.

use crate::support::repository;

/// A fenced block: what stands behind the backticks, and the text.
#[derive(Debug)]
pub struct Fence {
    pub info: String,
    pub text: String,
}

/// Runs every case of the pages in a folder of `tests/spec/`, and compares.
///
/// A case is what stands below a heading; its last fence is what must come of those before it.
/// With `BLESS=1` that fence is written anew.
pub fn check(folder: &str, run: impl Fn(&[Fence]) -> String) {
    let pages = repository::text_files(&[&format!("tests/spec/{folder}")], &["md"]);
    assert!(!pages.is_empty(), "no page in tests/spec/{folder}");
    let mut wrong = String::new();
    for page in pages {
        let (seen, cases) = replay(&page.text, &run);
        assert!(cases > 0, "{}: no case", page.path);
        if seen == page.text {
            continue;
        }
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(repository::root().join(&page.path), seen).expect("the page is written");
        } else {
            wrong.push_str(&difference(&page.path, &page.text, &seen));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Returns the page with every result as the program gives it, and how many cases there are.
fn replay(page: &str, run: &impl Fn(&[Fence]) -> String) -> (String, usize) {
    let mut out = String::new();
    let mut fences: Vec<Fence> = Vec::new();
    let mut lines = page.lines().peekable();
    let mut cases = 0;
    while let Some(line) = lines.next() {
        let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        if line.starts_with('#') {
            fences.clear();
        }
        if ticks < 3 {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        let fence = &line[..ticks];
        let info = line[ticks..].trim().to_owned();
        let mut text = String::new();
        for line in lines.by_ref().take_while(|line| *line != fence) {
            text.push_str(line);
            text.push('\n');
        }
        if info == "text" {
            text = run(&fences);
            cases += 1;
        }
        out.push_str(&format!("{line}\n{text}{fence}\n"));
        fences.push(Fence { info, text });
    }
    (out, cases)
}

fn difference(path: &str, written: &str, seen: &str) -> String {
    let mut heading = "";
    let mut out = String::new();
    let mut seen_lines = seen.lines();
    for (number, line) in (1..).zip(written.lines()) {
        if line.starts_with("## ") {
            heading = line;
        }
        let now = seen_lines.next().unwrap_or("(end)");
        if now != line {
            out.push_str(&format!(
                "{path}:{number} {heading}\n  written: {line}\n  seen:    {now}\n"
            ));
            break;
        }
    }
    if out.is_empty() {
        out = format!("{path}: the result goes on longer than written\n");
    }
    out
}
