//! What the pages for people say is so.

use crate::support::program::{Folder, copy};
use crate::support::repository;

#[test]
fn every_link_in_the_docs_leads_to_a_file() {
    let mut wrong = Vec::new();
    for page in repository::text_files(&pages_for_people(), &["md"]) {
        let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in links(&without_code(&page.text)) {
            let target = target.split('#').next().unwrap_or_default();
            let elsewhere = target.is_empty() || target.contains("://") || target.contains('{');
            if !elsewhere && !repository::root().join(folder).join(target).exists() {
                wrong.push(format!("{}: {target}", page.path));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_notice_in_the_readme_has_no_fault() {
    let site = with_notice("readme-notice", &fence("```markdown\n"));
    let ran = site.run(&["check", "--fast"]).ends_with(0);
    assert_eq!(ran.complained, "");
}

#[test]
fn the_fault_in_the_readme_is_told() {
    let notice = fence("```markdown\n").replace("title: 3月18日", "title: 3月18日（星期四）");
    let site = with_notice("readme-fault", &notice);
    let ran = site.run(&["check", "--fast"]).ends_with(1);
    let told = fence("```text\n");
    assert!(ran.complained.contains(told.trim()), "{told}\n{}", ran.complained);
}

/// Both say the same commands, show the same notice and the same fault.
#[test]
fn the_readmes_show_the_same_in_both_languages() {
    let blocks = |path: &str| -> Vec<String> {
        let text = repository::read(path);
        text.split("```").skip(1).step_by(2).map(str::to_owned).collect()
    };
    let english = blocks("README.md");
    assert!(english.len() >= 7, "{}", english.len());
    assert_eq!(blocks("README.zh-CN.md"), english);
}

/// Puts a notice into the example community, under the name that `new` gives it in the README.
fn with_notice(name: &str, notice: &str) -> Folder {
    let site = Folder::new(name);
    copy(&repository::root().join("content"), &site.path.join("content"));
    site.write("site-config.yaml", &repository::read("site-config.yaml"));
    site.write("content/notices/2026-03-12-3号楼停水通知.md", notice);
    site
}

/// Returns what stands between a fence of the README and its end.
fn fence(opening: &str) -> String {
    let readme = repository::read("README.md");
    let (_, rest) = readme.split_once(opening).expect("the fence");
    let (inside, _) = rest.split_once("```").expect("its end");
    inside.to_owned()
}

fn pages_for_people() -> Vec<&'static str> {
    vec![
        "docs",
        "benches",
        "README.md",
        "README.zh-CN.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
    ]
}

/// Returns Markdown without code: what is shown there are examples.
fn without_code(text: &str) -> String {
    let prose: Vec<&str> = text.split("```").step_by(2).collect();
    let lines: Vec<String> = prose
        .join("")
        .lines()
        .map(|line| line.split('`').step_by(2).collect::<String>())
        .collect();
    lines.join("\n")
}

/// Returns where links of Markdown lead.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}
