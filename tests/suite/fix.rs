//! What `check --fix` changes, and what it leaves as it is.

use linli::repair::mended::{Gbk, mended};
use linli::source::file::{Bytes, SourceFile};
use linli::source::tree::SourceTree;

use crate::support::program::{self, Folder};
use crate::support::reported;
use crate::support::spec::{self, Fence};

const CONFIG: &str = "\
title: 示例小区
base_url: https://example.example/
now: \"2026-07-20T09:00\"
";

const COMMUNITY: &str = "\
name: 示例小区
hotline: {number: \"0000-8800110\", hours: 每日24小时}
home_types: [{id: A, area: \"80.00\"}]
buildings:
  - {number: 1, floors: 6, lifts: 0, homes: [{type: A, count: 12}]}
";

#[test]
fn fixes_change_what_their_pages_show() {
    spec::check("fix", run);
}

/// Returns the changes, the files after them, and what is still told; unseen signs are spelt out.
fn run(fences: &[Fence]) -> String {
    let mut files = vec![
        ("site-config.yaml".to_owned(), CONFIG.to_owned()),
        ("content/community.yaml".to_owned(), COMMUNITY.to_owned()),
    ];
    for fence in fences.iter().filter(|fence| fence.info != "text") {
        files.retain(|(path, _)| *path != fence.info);
        files.push((fence.info.clone(), seen(&fence.text)));
    }
    let sources = reported::in_memory(&files, Vec::new());
    let (after, mut out) = mend(&sources);
    if out.is_empty() {
        out.push_str("不改\n");
    }
    for (path, bytes) in &after {
        let text = String::from_utf8(bytes.clone()).expect("text");
        out.push_str(&format!("\n{path}\n{}", spelt(&text)));
    }
    let sources = with(&sources, &after);
    let (again, _) = mend(&sources);
    assert!(again.is_empty(), "a second run changes nothing");
    for fault in reported::faults_of_content(&sources) {
        out.push_str(&format!("\n还有：{}", fault.message.zh));
    }
    format!("{}\n", out.trim_end())
}

type Files = Vec<(String, Vec<u8>)>;

fn mend(sources: &SourceTree) -> (Files, String) {
    let faults = reported::faults_of_content(sources);
    let (mut files, mut said) = (Vec::new(), String::new());
    for mended in mended(sources, &faults, Gbk::Left) {
        for change in &mended.changes {
            let words = &change.words.zh;
            said.push_str(&format!("{}:{}  {words}\n", mended.file.path, change.line));
        }
        files.push((mended.file.path.clone(), mended.bytes));
    }
    (files, said)
}

fn with(sources: &SourceTree, changed: &Files) -> SourceTree {
    let old = sources.under("content").chain(sources.find("site-config.yaml"));
    let mut files: Vec<SourceFile> = old.map(|(_, file)| file.clone()).collect();
    for (path, bytes) in changed {
        files.retain(|file| file.path != *path);
        files.push(SourceFile::new(
            path.clone(),
            Bytes::Read(bytes.clone().into()),
            false,
        ));
    }
    SourceTree::new(files, Vec::new())
}

fn seen(text: &str) -> String {
    text.replace("{bom}", "\u{FEFF}")
        .replace("{cr}", "\r")
        .replace("{blank}", " ")
        .replace("{tab}", "\t")
}

fn spelt(text: &str) -> String {
    let mut out = String::new();
    for line in text.replace('\u{FEFF}', "{bom}").split_inclusive('\n') {
        let (line, end) = match line.strip_suffix("\r\n") {
            Some(line) => (line, "{cr}\n"),
            None => (line.trim_end_matches('\n'), "\n"),
        };
        let bare = line.trim_end_matches(' ');
        out.push_str(bare);
        out.push_str(&"{blank}".repeat(line.len() - bare.len()));
        out.push_str(end);
    }
    out
}

#[test]
fn the_program_mends_files_and_says_what_it_did() {
    let site = Folder::with_site("fix");
    let notice = "---\r\ntitle: 停水通知  \r\ndate: 2026年3月1日 # 发布\r\n---\r\n\r\n停水。\r\n";
    site.write("content/notices/one.md", notice);
    site.write(
        "content/notices/two.md",
        "---\ntitle: 停电通知\ndate: 2026-13-01\n---\n\n停电。\n",
    );
    let before = program::files(&site.path);
    let ran = site.run(&["check", "--fix"]).ends_with(1);
    assert!(
        ran.said
            .contains("content/notices/one.md:3  `2026年3月1日` → `2026-03-01`"),
        "{}",
        ran.said
    );
    assert!(ran.said.contains("1 个文件里的 2 处"), "{}", ran.said);
    let mut after = program::files(&site.path);
    let mended = after.remove("content/notices/one.md").expect("the notice");
    assert_eq!(
        String::from_utf8(mended).expect("text"),
        "---\r\ntitle: 停水通知\r\ndate: 2026-03-01 # 发布\r\n---\r\n\r\n停水。\r\n"
    );
    let mut rest = before;
    rest.remove("content/notices/one.md");
    assert_eq!(after, rest, "no other file is touched, none is left behind");
    let ran = site.run(&["check", "--fix"]).ends_with(1);
    assert!(ran.said.starts_with("没有可以自动改的"), "{}", ran.said);
}

/// A permission that was given stays given.
#[cfg(unix)]
#[test]
fn a_mended_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let site = Folder::with_site("fix-mode");
    site.write(
        "content/notices/one.md",
        "---\ntitle: 停水通知\ndate: 2026/3/1\n---\n\n停水。\n",
    );
    let path = site.path.join("content/notices/one.md");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("permissions");
    site.run(&["check", "--fix"]);
    let mode = std::fs::metadata(&path).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn a_file_in_gbk_is_turned_only_when_asked() {
    let site = Folder::with_site("fix-gbk");
    let text = "---\ntitle: 停水通知\ndate: 2026年3月1日\n---\n\n停水两小时。\n";
    let (gbk, _, _) = encoding_rs::GBK.encode(text);
    let path = site.path.join("content/notices/one.md");
    std::fs::write(&path, &gbk).expect("a file");
    let ran = site.run(&["check", "--fix"]).ends_with(1);
    assert!(ran.complained.contains("--fix --gbk"), "{}", ran.complained);
    assert_eq!(std::fs::read(&path).expect("the file"), gbk.as_ref());
    let ran = site.run(&["check", "--fix", "--gbk"]).ends_with(0);
    assert!(ran.said.contains("改存为 UTF-8"), "{}", ran.said);
    assert_eq!(
        std::fs::read_to_string(&path).expect("text"),
        text.replace("2026年3月1日", "2026-03-01"),
        "what comes to light is mended too"
    );
}

#[test]
fn reports_for_programs_carry_the_fix() {
    let site = Folder::with_site("fix-data");
    site.write(
        "content/notices/one.md",
        "---\ntitle: 停水通知\ndate: '2026/3/1'\n---\n\n停水。\n",
    );
    let ran = site.run(&["check", "--format", "json"]).ends_with(1);
    let told: serde_json::Value = serde_json::from_str(&ran.said).expect("JSON");
    let fix = serde_json::json!({
        "line": 3, "column": 8, "end_line": 3, "end_column": 16, "text": "2026-03-01"
    });
    assert_eq!(told["faults"][0]["fix"], fix);
    let ran = site.run(&["check", "--format", "sarif"]).ends_with(1);
    let told: serde_json::Value = serde_json::from_str(&ran.said).expect("JSON");
    let change = &told["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0];
    let replaced = &change["replacements"][0];
    assert_eq!(replaced["insertedContent"]["text"], "2026-03-01");
    assert_eq!(replaced["deletedRegion"]["startColumn"], 8);
    let ran = site.run(&["check", "--fix", "--format", "json"]).ends_with(0);
    serde_json::from_str::<serde_json::Value>(&ran.said).expect("the report stands alone");
    assert!(ran.complained.contains("2026-03-01"), "{}", ran.complained);
}
