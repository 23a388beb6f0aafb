//! Pages of the manual for faults that no check tells.

/// A fault's page, in Markdown, in both languages: why, an example, how to mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub zh: &'static str,
    pub en: &'static str,
}

/// Pages by room. In each file `# name` begins a page and `## English` its English half.
const FILES: [&str; 5] = [
    include_str!("manual/form.md"),
    include_str!("manual/text.md"),
    include_str!("manual/links.md"),
    include_str!("manual/site.md"),
    include_str!("manual/allow.md"),
];

/// Returns the page of a fault by its name.
pub fn page(name: &str) -> Option<Page> {
    pages().find(|(known, _)| *known == name).map(|(_, page)| page)
}

/// Returns every name that has a page here, in the order of the manual.
pub fn names() -> impl Iterator<Item = &'static str> {
    pages().map(|(name, _)| name)
}

fn pages() -> impl Iterator<Item = (&'static str, Page)> {
    FILES.iter().flat_map(|file| {
        file.split("\n# ").skip(1).filter_map(|section| {
            let (name, body) = section.split_once('\n')?;
            let (zh, en) = body.split_once("\n## English\n")?;
            let page = Page {
                zh: zh.trim(),
                en: en.trim(),
            };
            Some((name.trim(), page))
        })
    })
}
