//! The same pages as a site of Hugo, to measure beside it.

use std::path::Path;

use crate::corpus::page::Page;
use crate::files;
const CONFIG: &str = include_str!("hugo_site/hugo.toml");
const BASE: &str = include_str!("hugo_site/baseof.html");
const SINGLE: &str = include_str!("hugo_site/single.html");
const LIST: &str = include_str!("hugo_site/list.html");

/// Writes the pages with templates of the plainest sort: no search, no paper, no other languages.
pub fn write(pages: &[Page], folder: &Path) -> Result<(), String> {
    files::write(&folder.join("hugo.toml"), CONFIG)?;
    for (name, text) in [("baseof", BASE), ("single", SINGLE), ("list", LIST)] {
        files::write(&folder.join(format!("layouts/_default/{name}.html")), text)?;
    }
    let home = LIST.replace(".Paginator.Pages", "(.Paginate site.RegularPages).Pages");
    files::write(&folder.join("layouts/index.html"), &home)?;
    files::write(
        &folder.join("static/site.css"),
        "body { max-width: 62rem; margin: auto }\n",
    )?;
    for page in pages {
        let path = format!("content/{}/{}.md", page.sort.folder(), page.name);
        files::write(&folder.join(path), &entry(page, pages))?;
    }
    Ok(())
}

fn entry(page: &Page, pages: &[Page]) -> String {
    let (title, date, topic, summary) = (&page.title, page.date.iso(), page.topic, &page.summary);
    let related: Vec<String> = page
        .related
        .iter()
        .filter_map(|other| pages.get(*other))
        .map(|other| format!("/{}/{}", other.sort.folder(), other.name))
        .collect();
    let related = related.join(", ");
    let body = &page.body;
    format!(
        "---\ntitle: {title}\ndate: {date}\ntopic: {topic}\nsummary: {summary}\nrelated: [{related}]\n---\n\n{body}"
    )
}
