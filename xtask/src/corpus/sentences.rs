//! Chinese sentences, taken from the example content.

use std::path::Path;

/// Returns every plain sentence of the Markdown under a folder, in order and without repeats.
pub fn read(content: &Path) -> Result<Vec<String>, String> {
    let mut files = Vec::new();
    collect(content, &mut files).map_err(|cause| format!("{}: {cause}", content.display()))?;
    files.sort();
    let mut out: Vec<String> = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).map_err(|cause| format!("{}: {cause}", file.display()))?;
        for line in body(&text).lines() {
            out.extend(
                sentences(line)
                    .filter(|sentence| is_plain(sentence))
                    .map(str::to_owned),
            );
        }
    }
    out.sort();
    out.dedup();
    match out.len() {
        0..100 => Err(format!("{} holds too few sentences", content.display())),
        _ => Ok(out),
    }
}

fn collect(folder: &Path, out: &mut Vec<std::path::PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, out)?;
        } else if name.ends_with(".md") && !name.ends_with(".en.md") {
            out.push(path);
        }
    }
    Ok(())
}

/// Returns the text after the front matter.
fn body(text: &str) -> &str {
    let inner = text
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"));
    inner.map_or(text, |(_, body)| body)
}

fn sentences(line: &str) -> impl Iterator<Item = &str> {
    line.split_inclusive(['。', '！', '？']).map(str::trim)
}

/// A sentence that means the same in any entry: no markup, no weekday, no month.
fn is_plain(sentence: &str) -> bool {
    let characters = sentence.chars().count();
    let whole = sentence.ends_with(['。', '！', '？']);
    let marked = sentence.contains([
        '[', ']', '|', '#', '*', '`', '<', '>', '{', '}', '^', '_', '~', '\\', ':',
    ]);
    let dated = sentence.contains("星期") || sentence.contains('月') || sentence.contains('年');
    let listed = sentence.starts_with([
        '-', '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '”', '）',
    ]);
    (10..=70).contains(&characters) && whole && !marked && !dated && !listed
}
