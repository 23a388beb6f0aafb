//! Markdown, written so that a table stays a table.

/// Returns the first lines of a generated page.
pub fn opening(title: &str, source: &str) -> String {
    format!("<!-- Made by `cargo xtask docs` from {source}. Do not edit. -->\n\n# {title}\n\n")
}

/// Appends a table; nothing if it has no rows.
pub fn table(out: &mut String, head: &[&str], rows: &[Vec<String>]) {
    if rows.is_empty() {
        return;
    }
    out.push_str(&format!("| {} |\n", head.join(" | ")));
    out.push_str(&format!("|{}\n", "---|".repeat(head.len())));
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| cell.replace('|', "\\|").replace('\n', "<br>"))
            .collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    out.push('\n');
}

/// Returns text as code, or nothing for nothing.
pub fn code(text: &str) -> String {
    match text.is_empty() {
        true => String::new(),
        false => format!("`{}`", text.replace('\n', " ⏎ ")),
    }
}
