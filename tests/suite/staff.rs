//! What staff meet on the terminal and in their editor.

use regex::Regex;

use crate::support::program::Folder;
use crate::support::repository;

/// Words of a command line, what is said in Chinese, and what is said in English.
#[test]
fn a_wrong_command_line_is_answered_in_both_languages() {
    let site = Folder::with_site("command-line");
    let cases: [(&[&str], &str, &str); 6] = [
        (
            &["biuld"],
            "没有 `biuld` 这个命令\n  是不是 `build`？",
            "there is no command `biuld`",
        ),
        (&["发布"], "命令有：build、check", "the commands are: build"),
        (
            &["check", "--formt", "json"],
            "没有 `--formt` 这个选项\n  是不是 `--format`？",
            "was `--format` meant?",
        ),
        (&["new", "notice"], "少写了 <TITLE>", "<TITLE> is missing"),
        (
            &["check", "--format", "xml"],
            "可以写：full、concise、json、sarif",
            "it may be: full",
        ),
        (
            &["serve", "--port", "99999999"],
            "不能写 `99999999`",
            "cannot be `99999999`",
        ),
    ];
    for (words, zh, en) in cases {
        let ran = site.run(words).ends_with(2);
        let told = &ran.complained;
        assert!(told.contains(zh) && told.contains(en), "{words:?}\n{told}");
        assert!(told.contains("用法：") && told.contains("usage: linli"), "{told}");
        assert!(!told.contains("error:") && ran.said.is_empty(), "{told}");
    }
    let help = site.run(&["new", "--help"]).ends_with(0).said;
    assert!(
        help.contains("用法 · Usage:") && help.contains("选项 · Options"),
        "{help}"
    );
    site.run(&["--version"]).ends_with(0);
}

#[test]
fn many_faults_are_told_by_file_and_where_to_begin() {
    let site = Folder::with_site("many");
    for number in 10..35 {
        site.write(
            &format!("content/notices/n{number}.md"),
            &format!("---\ntitel: 第{number}份\ndate: 2026-03-01\nlevl: tip\n---\n\n停水。\n"),
        );
    }
    let told = site.run(&["check", "--fast"]).ends_with(1).complained;
    assert!(told.contains("其余 30 处，按文件列出"), "{told}");
    assert!(told.contains("content/notices/n34.md（2 处）"), "{told}");
    assert!(told.trim_end().ends_with("后面的往往是前面的引起的。"), "{told}");
    for number in 10..35 {
        assert!(
            told.contains(&format!("n{number}.md:2:1")),
            "every fault is told: {number}"
        );
    }
}

#[test]
fn a_new_event_has_a_place_and_days_of_the_community() {
    let folder = Folder::new("new-event");
    folder.run(&["init", "mine"]).ends_with(0);
    folder
        .run(&["new", "event", "中秋游园", "--root", "mine"])
        .ends_with(0);
    let text = crate::support::program::files(&folder.path.join("mine/content/events"))
        .into_values()
        .map(|bytes| String::from_utf8(bytes).expect("text"))
        .next()
        .expect("the event");
    assert!(text.contains("\nplace: 服务中心前台\n"), "{text}");
    let day = |key: &str| {
        let line = text
            .lines()
            .find(|line| line.trim_start_matches("# ").starts_with(key));
        line.and_then(|line| line.split_once(": "))
            .map(|(_, value)| value.get(..10).unwrap_or(value).to_owned())
    };
    assert!(
        day("starts").expect("starts") > day("date").expect("date"),
        "{text}"
    );
}

#[test]
fn a_new_entry_never_takes_the_id_of_another_folder() {
    let folder = Folder::new("new-id");
    folder.run(&["init", "mine"]).ends_with(0);
    folder
        .run(&["new", "handbook", "停车", "--root", "mine"])
        .ends_with(0);
    let ran = folder
        .run(&["new", "page", "停车", "--root", "mine"])
        .ends_with(0);
    assert!(
        ran.said.contains("content/handbook/停车.md") && ran.said.contains("停车-2"),
        "{}",
        ran.said
    );
    assert!(folder.path.join("mine/content/pages/停车-2.md").exists());
}

/// Every line of the short report is understood by one matcher, with file, place, name and message.
#[test]
fn the_editor_understands_every_line_of_the_short_report() {
    let folder = Folder::new("init-editor");
    folder.run(&["init", "mine"]).ends_with(0);
    let tasks = std::fs::read_to_string(folder.path.join("mine/.vscode/tasks.json")).expect("the tasks");
    let tasks: serde_json::Value = serde_json::from_str(&tasks).expect("JSON");
    let task = tasks["tasks"].as_array().expect("tasks").iter();
    let check = task
        .clone()
        .find(|task| task["label"] == "检查")
        .expect("the task");
    assert!(
        check["command"]
            .as_str()
            .expect("a command")
            .contains("check --fast --format concise")
    );
    let matchers: Vec<(Regex, &serde_json::Value)> = check["problemMatcher"]
        .as_array()
        .expect("matchers")
        .iter()
        .map(|matcher| {
            let regexp = matcher["pattern"]["regexp"].as_str().expect("a pattern");
            (Regex::new(regexp).expect(regexp), matcher)
        })
        .collect();
    let report = repository::read("tests/sites/broken/expected/report.concise.txt");
    assert!(report.lines().count() > 100);
    for line in report.lines() {
        let fits: Vec<_> = matchers
            .iter()
            .filter_map(|(pattern, matcher)| Some((pattern.captures(line)?, matcher)))
            .collect();
        let [(found, matcher)] = fits.as_slice() else {
            panic!("{} matchers fit {line}", fits.len());
        };
        let part = |name: &str| {
            let group = matcher["pattern"][name].as_u64();
            group.map_or("", |group| &found[usize::try_from(group).expect("a group")])
        };
        assert!(!part("file").is_empty() && !part("message").is_empty(), "{line}");
        let severity = ["错误", "警告", "提示"]
            .iter()
            .zip(["error", "warning", "info"])
            .find(|(word, _)| line.contains(&format!(": {word} {}", part("code"))));
        assert_eq!(matcher["severity"], severity.expect("a severity").1, "{line}");
    }
}
