//! Writes the corpus as a site of linli.

use std::path::Path;

use crate::corpus::page::{self, Page, Sort};
use crate::corpus::sentences;
use crate::files;

const CONFIG: &str = "\
title: 松荫里小区
description: 测量用的大网站，内容由种子生成。
base_url: https://songyinli.example/
languages: [zh]
per_page: 20
now: \"2026-07-20T09:00:00+08:00\"
outputs: {search: true, print: false, feeds: true, calendar: true, data: true}
";

/// Writes a site of `count` pages and returns them.
pub fn write(count: usize, root: &Path, folder: &Path) -> Result<Vec<Page>, String> {
    let content = root.join("content");
    let pages = page::make(count, &sentences::read(&content)?);
    files::write(&folder.join("site-config.yaml"), CONFIG)?;
    for name in [
        "community.yaml",
        "calendar/2026.yaml",
        "statutes/cn-civil-code.md",
    ] {
        files::copy(&content.join(name), &folder.join("content").join(name))?;
    }
    for (at, page) in pages.iter().enumerate() {
        let path = format!("content/{}/{}.md", page.sort.folder(), page.name);
        files::write(&folder.join(path), &entry(at, page, &pages))?;
    }
    Ok(pages)
}

fn entry(at: usize, page: &Page, pages: &[Page]) -> String {
    let date = page.date.iso();
    let mut out = format!("---\ntitle: {}\nsummary: {}\n", page.title, page.summary);
    match page.sort {
        Sort::Notice => out.push_str(&format!(
            "date: {date}\ntopic: {}\nstarts: {}T08:30\nends: {}T16:00\ncontact: engineering\n",
            page.topic,
            page.date.plus_days(3).iso(),
            page.date.plus_days(3).iso(),
        )),
        Sort::Event => out.push_str(&format!(
            "date: {date}\nstarts: {}T14:00\nends: {}T16:00\nplace: 活动室\n",
            page.date.plus_days(9).iso(),
            page.date.plus_days(9).iso(),
        )),
        Sort::Law => out.push_str(&format!("date: {date}\naffects: [全体业主]\n")),
        Sort::Handbook => out.push_str(&format!("order: {}\n", at + 1)),
    }
    if !page.related.is_empty() {
        let names: Vec<&str> = page
            .related
            .iter()
            .map(|other| pages[*other].name.as_str())
            .collect();
        out.push_str(&format!("related: [{}]\n", names.join(", ")));
    }
    format!("{out}---\n\n{}", page.body)
}
