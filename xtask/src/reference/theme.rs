//! The page of what templates see, from the views.

use crate::commands::root;
use crate::reference::markdown::{code, opening, table};

pub fn page() -> Result<String, String> {
    let mut out = opening("Themes · 主题", "`src/theme/`");
    out.push_str("A site may put files of the same name into `themes/<name>/`; they hold over those of the program.\n\n");
    out.push_str("## Templates\n\n");
    out.push_str(&opening_comment(&read("template.rs")?));
    out.push_str("## Views\n\n");
    out.push_str(&opening_comment(&read("view.rs")?));
    for file in view_files()? {
        views(&mut out, &read(&file)?);
    }
    Ok(out)
}

/// Returns the files of views, the first one first.
fn view_files() -> Result<Vec<String>, String> {
    let folder = root().join("src/theme");
    let inside = std::fs::read_dir(&folder).map_err(|cause| format!("{}: {cause}", folder.display()))?;
    let names = inside
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.starts_with("view")).collect();
    names.sort_by_key(|name| (name != "view.rs", name.clone()));
    Ok(names)
}

fn read(file: &str) -> Result<String, String> {
    let path = root().join("src/theme").join(file);
    std::fs::read_to_string(&path).map_err(|cause| format!("{}: {cause}", path.display()))
}

/// Returns the `//!` lines of a file as Markdown, without the first, which is the file's caption.
fn opening_comment(text: &str) -> String {
    let lines = text.lines().take_while(|line| line.starts_with("//!"));
    let mut out = String::new();
    for line in lines
        .skip(1)
        .map(|line| line.trim_start_matches("//!").trim_start_matches(' '))
    {
        out.push_str(line);
        out.push('\n');
    }
    format!("{}\n\n", out.trim())
}

/// Appends a heading and a table for each public struct: its fields, their types and comments.
fn views(out: &mut String, text: &str) {
    let mut said = String::new();
    let mut fields: Option<Vec<Vec<String>>> = None;
    for line in text.lines().map(str::trim) {
        if let Some(comment) = line.strip_prefix("///") {
            said.push_str(comment.strip_prefix(' ').unwrap_or(comment));
            said.push(' ');
        } else if let Some(name) = line
            .strip_prefix("pub struct ")
            .and_then(|rest| rest.strip_suffix(" {"))
        {
            out.push_str(&format!("### {name}\n\n{}\n\n", said.trim()));
            said.clear();
            fields = Some(Vec::new());
        } else if let Some((name, shape)) = line.strip_prefix("pub ").and_then(|rest| rest.split_once(": ")) {
            if let Some(fields) = &mut fields {
                let shape = shape.trim_end_matches(',');
                fields.push(vec![code(name), code(shape), said.trim().to_owned()]);
            }
            said.clear();
        } else if line == "}" {
            table(
                out,
                &["field", "type", "meaning"],
                &fields.take().unwrap_or_default(),
            );
            said.clear();
        } else if !line.starts_with("#[") {
            said.clear();
        }
    }
}
