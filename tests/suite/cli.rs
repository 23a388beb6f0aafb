//! The verbs as they are typed: what they do, how they end.

use linli::cli::explain;
use linli::kinds::KINDS;

use crate::support::program::Folder;

#[test]
fn a_good_site_ends_with_0_and_one_line() {
    let site = Folder::with_site("good");
    let ran = site.run(&["build"]).ends_with(0);
    assert_eq!(ran.said.lines().count(), 1, "{}", ran.said);
    assert!(ran.said.contains("已发布"), "{}", ran.said);
    site.run(&["check"]).ends_with(0);
}

#[test]
fn a_faulty_site_ends_with_1_and_every_fault() {
    let site = Folder::with_site("faulty");
    site.write(
        "content/notices/one.md",
        "---\ntitel: 停水\ndate: 2026-03-01\n---\n\n停水。\n",
    );
    site.write(
        "content/notices/two.md",
        "---\ntitle: 停水通知\ndate: 2026-02-30\n---\n\n停水。\n",
    );
    for verb in ["build", "check"] {
        let ran = site.run(&[verb]).ends_with(1);
        let all = format!("{}{}", ran.said, ran.complained);
        assert!(all.contains("one.md:2:1") && all.contains("two.md:3:7"), "{all}");
    }
}

#[test]
fn what_is_not_the_contents_fault_ends_with_2() {
    let site = Folder::with_site("world");
    let empty = Folder::new("world-empty");
    empty.run(&["build"]).ends_with(2);
    site.run(&["build", "--now", "tomorrow"]).ends_with(2);
    site.run(&["no-such-verb"]).ends_with(2);
    site.run(&["build", "--no-such-option"]).ends_with(2);
    site.run(&["new", "no-such-kind", "标题"]).ends_with(2);
    site.run(&["explain", "no-such-fault"]).ends_with(2);
}

#[test]
fn check_writes_nothing() {
    let site = Folder::with_site("check-writes");
    let before = crate::support::program::files(&site.path);
    site.run(&["check"]).ends_with(0);
    assert_eq!(crate::support::program::files(&site.path), before);
}

#[test]
fn check_speaks_json() {
    let site = Folder::with_site("json");
    site.write(
        "content/notices/one.md",
        "---\ntitel: 停水\ndate: 2026-03-01\n---\n\n停水。\n",
    );
    let ran = site.run(&["check", "--format", "json"]).ends_with(1);
    let told: serde_json::Value = serde_json::from_str(&ran.said).expect(&ran.said);
    let text = told.to_string();
    assert!(
        text.contains("content/notices/one.md") && text.contains("titel"),
        "{text}"
    );
}

#[test]
fn messages_are_english_when_asked() {
    let site = Folder::with_site("english");
    site.write(
        "content/notices/one.md",
        "---\ntitel: Water\ndate: 2026-03-01\n---\n\nWater.\n",
    );
    let ran = site.run(&["--lang", "en", "check"]).ends_with(1);
    let told = format!("{}{}", ran.said, ran.complained);
    let says_it = told
        .lines()
        .filter(|line| line.contains("titel") && !line.contains("| titel"));
    assert!(says_it.clone().count() > 0, "{told}");
    assert!(says_it.clone().all(|line| line.is_ascii()), "{told}");
}

#[test]
fn without_a_verb_the_next_step_is_told() {
    let site = Folder::with_site("welcome");
    assert!(site.run(&[]).ends_with(0).said.contains("linli build"));
    let empty = Folder::new("welcome-empty");
    assert!(empty.run(&[]).ends_with(0).said.contains("linli init"));
}

#[test]
fn a_new_site_builds_at_once() {
    let folder = Folder::new("init");
    folder.run(&["init", "mine"]).ends_with(0);
    let ran = folder.run(&["build", "--root", "mine"]).ends_with(0);
    assert_eq!(ran.complained, "", "a new site has no faults");
    assert!(folder.path.join("mine/public/index.html").exists());
    folder.run(&["init", "mine"]).ends_with(2);
}

#[test]
fn a_new_entry_of_every_kind_reads_without_faults() {
    let folder = Folder::new("new");
    folder.run(&["init", "mine"]).ends_with(0);
    for kind in KINDS {
        let title = format!("试写一篇{}", kind.called().0);
        folder
            .run(&["new", kind.name(), &title, "--root", "mine"])
            .ends_with(0);
    }
    // Whose correction it is only its writer knows.
    let names_nothing = |line: &String| line.contains(" unknown-entry: `target`");
    let mut about_template = concise_faults(&folder);
    about_template.retain(|line| !names_nothing(line));
    let only_template = about_template
        .iter()
        .all(|line| line.contains(" template-text-left: "));
    assert!(
        only_template && about_template.len() >= KINDS.len(),
        "{}",
        about_template.join("\n")
    );
    fill(&folder, str::to_owned);
    let mut left = concise_faults(&folder);
    left.retain(|line| !names_nothing(line));
    let asks_for_counts = matches!(
        left.as_slice(),
        [votes, lines] if votes.contains("没有票数") && lines.contains("没有账本")
    );
    assert!(asks_for_counts, "{}", left.join("\n"));
}

/// Writes a text of its own into every entry, and changes each line of its front matter.
fn fill(folder: &Folder, change: impl Fn(&str) -> String) {
    for (path, bytes) in crate::support::program::files(&folder.path.join("mine/content")) {
        let text = String::from_utf8(bytes).expect("text");
        let body = match path.starts_with("statutes/") {
            true => "## 第一条\n\n停水两小时。",
            false => "停水两小时，请存好水。",
        };
        let lines: Vec<String> = text
            .lines()
            .map(|line| match line.starts_with("先写最要紧的一句") {
                true => body.to_owned(),
                false => change(line),
            })
            .collect();
        folder.write(&format!("mine/content/{path}"), &lines.join("\n"));
    }
}

/// Every example in a template is a value that its key takes; only what it refers to may be missing.
#[test]
fn every_key_of_a_template_takes_its_example() {
    let folder = Folder::new("new-whole");
    folder.run(&["init", "mine"]).ends_with(0);
    for kind in KINDS {
        let title = format!("试写一篇{}", kind.called().0);
        folder
            .run(&["new", kind.name(), &title, "--root", "mine"])
            .ends_with(0);
    }
    let is_key = |line: &str| line.starts_with("# ") && line.contains(": ") && line.is_char_boundary(3);
    fill(&folder, |line| match is_key(line) {
        true => line.trim_start_matches("# ").to_owned(),
        false => line.to_owned(),
    });
    let about_others = [
        "closing-does-not-follow",
        "disclosed-late",
        "duplicate-id",
        "expires-before-end",
        "last-years-date",
        "missing-file",
        "opening-differs",
        "unknown-board",
        "unknown-building",
        "unknown-entry",
        "unknown-role",
        "unknown-statute",
        "unused-allow",
        "window-outside",
    ];
    let is_about_others = |line: &String| {
        about_others
            .iter()
            .any(|name| line.contains(&format!(" {name}: ")))
    };
    let mut faults = concise_faults(&folder);
    assert!(faults.len() > KINDS.len(), "the keys were not read");
    faults.retain(|line| !is_about_others(line));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Returns the faults that `check` tells, one a line.
fn concise_faults(folder: &Folder) -> Vec<String> {
    let ran = folder.run(&["check", "--root", "mine", "--format", "concise"]);
    let told = format!("{}{}", ran.said, ran.complained);
    told.lines()
        .filter(|line| line.contains("content/"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_new_entry_is_never_written_over_another() {
    let folder = Folder::new("new-twice");
    folder.run(&["init", "mine"]).ends_with(0);
    folder
        .run(&["new", "page", "关于停车", "--root", "mine"])
        .ends_with(0);
    let ran = folder
        .run(&["new", "page", "关于停车", "--root", "mine"])
        .ends_with(2);
    assert!(ran.complained.contains("已经有了"), "{}", ran.complained);
}

#[test]
fn every_fault_has_a_page_in_both_languages() {
    let folder = Folder::new("explain");
    for name in explain::names() {
        let zh = folder.run(&["explain", name]).ends_with(0).said;
        let en = folder.run(&["--lang", "en", "explain", name]).ends_with(0).said;
        assert!(
            zh.chars().any(|sign| ('\u{4E00}'..='\u{9FFF}').contains(&sign)),
            "{name}: {zh}"
        );
        assert!(en.len() > 40 && en != zh, "{name}: {en}");
    }
}

#[test]
fn a_misspelt_fault_is_answered_with_the_nearest() {
    let folder = Folder::new("explain-near");
    let ran = folder.run(&["explain", "weekday-difers"]).ends_with(2);
    assert!(ran.complained.contains("weekday-differs"), "{}", ran.complained);
}

#[test]
fn timings_add_up_to_the_whole() {
    let site = Folder::with_site("timings");
    let ran = site.run(&["--lang", "en", "build", "--timings"]).ends_with(0);
    let milliseconds = |line: &str| -> Option<f64> {
        let (before, _) = line.split_once(" ms ")?;
        before.split_whitespace().next_back()?.parse().ok()
    };
    let mut rows: Vec<f64> = ran.said.lines().filter_map(milliseconds).collect();
    let whole = rows.pop().expect("a last line");
    let sum: f64 = rows.iter().sum();
    let rounding = rows.len() as f64 * 0.1;
    assert!(rows.len() > 5 && (sum - whole).abs() <= rounding, "{}", ran.said);
    let chinese = site.run(&["build", "--timings"]).ends_with(0);
    assert!(chinese.said.contains("合计"), "{}", chinese.said);
}

/// A small site with two notices more.
fn site_to_search(name: &str) -> Folder {
    let site = Folder::with_site(name);
    site.write(
        "content/notices/old-water.md",
        "---\ntitle: 去年的停水通知\ndate: 2025-03-01\nexpires: 2025-03-05\ntopic: 停水\n---\n\n清洗水箱，全楼没有自来水。\n",
    );
    site.write(
        "content/notices/new-water.md",
        "---\ntitle: 停水通知\ntitle_en: Water off\nsummary: 清洗水箱\nsummary_en: The tank is cleaned\ndate: 2026-03-01\ntopic: 停水\n---\n\n清洗水箱，全楼没有自来水。\n",
    );
    site
}

#[test]
fn search_tells_number_title_kind_day_address_and_line() {
    let site = site_to_search("search");
    let ran = site.run(&["search", "停水"]).ends_with(0);
    let at = |text: &str| {
        ran.said
            .find(text)
            .unwrap_or_else(|| panic!("{text}: {}", ran.said))
    };
    assert!(at(" 1. 停水通知") < at(" 2. 去年的停水通知"), "{}", ran.said);
    at("2026-03-01 · notices/new-water.html");
    let english = site.run(&["--lang", "en", "search", "water"]).ends_with(0);
    assert!(
        english.said.contains("en/notices/new-water.html"),
        "{}",
        english.said
    );
}

#[test]
fn search_says_what_was_searched_instead_unless_it_must_be_exact() {
    let site = site_to_search("search-instead");
    let ran = site.run(&["search", "tingshui"]).ends_with(0);
    assert!(
        ran.said.contains("搜的是“停水”") && ran.said.contains("new-water.html"),
        "{}",
        ran.said
    );
    let exact = site.run(&["search", "tingshui", "--exact"]).ends_with(0);
    assert!(exact.said.contains("没有找到"), "{}", exact.said);
}

#[test]
fn search_is_narrowed_and_ordered_as_asked() {
    let site = site_to_search("search-narrow");
    let of_2025 = site.run(&["search", "停水", "--year", "2025"]).ends_with(0);
    assert!(
        of_2025.said.contains("old-water") && !of_2025.said.contains("new-water"),
        "{}",
        of_2025.said
    );
    let one = site
        .run(&["search", "停水", "--limit", "1", "--newest"])
        .ends_with(0);
    assert!(
        one.said.contains(" 1. ") && !one.said.contains(" 2. ") && !one.said.contains("old-water"),
        "{}",
        one.said
    );
    let notices = site.run(&["search", "停水", "--kind", "notices"]).ends_with(0);
    assert!(notices.said.contains("new-water"), "{}", notices.said);
    let near = site.run(&["search", "停水", "--kind", "notce"]).ends_with(2);
    assert!(near.complained.contains("`notice`"), "{}", near.complained);
    site.run(&["search", "停水", "--building", "77"]).ends_with(2);
}

#[test]
fn search_that_finds_nothing_says_so_and_offers_words() {
    let site = site_to_search("search-nothing");
    let ran = site.run(&["search", "滑雪板"]).ends_with(0);
    assert!(
        ran.said.contains("没有找到与“滑雪板”有关的内容") && ran.said.contains("例如：停水"),
        "{}",
        ran.said
    );
}

#[test]
fn a_reader_who_goes_away_is_no_fault() {
    let site = Folder::with_site("hung-up");
    for arguments in [
        &["search", "停水"][..],
        &["explain", "dead-link"],
        &["check", "--format", "json"],
    ] {
        let mut command = site.command(arguments);
        let mut child = command
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("a program");
        drop(child.stdout.take());
        let ended = child.wait_with_output().expect("an end");
        let complained = String::from_utf8_lossy(&ended.stderr);
        assert!(!complained.contains("panicked"), "{arguments:?}: {complained}");
    }
}
