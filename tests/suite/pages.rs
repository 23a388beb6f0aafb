//! Pages: what a resident finds where.

use crate::support::links;
use crate::support::site::{build, community, config, demo, file, small};

#[test]
fn a_site_without_entries_has_its_pages() {
    let built = small(&[]);
    assert_eq!(built.faults, "");
    for path in [
        "index.html",
        "en/index.html",
        "notices/index.html",
        "disclosures/index.html",
        "events/index.html",
        "handbook/index.html",
        "buildings/3.html",
        "en/buildings/3.html",
        "search.html",
        "all.html",
        "404.html",
        "feed.xml",
        "feed.json",
        "buildings/3.xml",
        "events.ics",
        "sitemap.xml",
        "robots.txt",
    ] {
        assert!(!built.text(path).is_empty(), "{path}");
    }
    assert!(!built.files.contains_key("laws/index.html"));
}

#[test]
fn the_demo_is_drawn_without_a_fault() {
    for theme in ["bones", "default"] {
        let built = demo(theme);
        assert_eq!(built.faults, "");
    }
}

#[test]
fn every_link_of_the_demo_leads_somewhere() {
    for theme in ["bones", "default"] {
        let built = demo(theme);
        assert_eq!(links::dead(&built.files, "/"), Vec::<String>::new(), "{theme}");
    }
}

/// Returns the source of a notice.
fn notice(title: &str, keys: &str) -> String {
    format!("---\ntitle: {title}\n{keys}\n---\n\n正文。\n")
}

#[test]
fn a_banner_stands_only_while_it_is_in_force() {
    let urgent = |name: &str, keys: &str| {
        let path = format!("content/notices/{name}.md");
        (path, notice(name, &format!("level: urgent\n{keys}")))
    };
    let notices = [
        urgent(
            "ahead",
            "date: 2026-07-19\nstarts: 2026-07-20T10:00\nends: 2026-07-20T12:00",
        ),
        urgent(
            "on",
            "date: 2026-07-18\nstarts: 2026-07-20T08:00\nends: 2026-07-20T12:00",
        ),
        urgent(
            "third",
            "date: 2026-07-17\nstarts: 2026-07-20T08:00\nends: 2026-07-20T12:00",
        ),
        urgent(
            "over",
            "date: 2026-07-20\nstarts: 2026-07-20T06:00\nends: 2026-07-20T08:00",
        ),
        urgent("expired", "date: 2026-07-20\nexpires: 2026-07-19"),
        urgent("later", "date: 2026-07-21"),
        urgent("withdrawn", "date: 2026-07-20\nstatus: withdrawn"),
    ];
    let contents: Vec<(&str, &str)> = notices
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let built = small(&contents);
    let shown: Vec<&str> = built
        .part("index.html", "urgent")
        .split("notices/")
        .skip(1)
        .map(|rest| rest.split('.').next().unwrap())
        .collect();
    assert_eq!(shown, ["ahead", "on"]);
    assert!(!built.files.contains_key("notices/later.html"));
    assert!(built.files.contains_key("notices/withdrawn.html"));
    assert!(built.part("index.html", "now").contains("notices/third.html"));
}

#[test]
fn lists_turn_their_pages_and_their_years() {
    let mut contents: Vec<(String, String)> = (1..=25)
        .map(|day| {
            let text = notice(&format!("第{day}件"), &format!("date: 2026-06-{day:02}"));
            (format!("content/notices/n-{day:02}.md"), text)
        })
        .collect();
    contents.push((
        "content/notices/old.md".to_owned(),
        notice("旧事", "date: 2025-12-31"),
    ));
    let contents: Vec<(&str, &str)> = contents
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let built = small(&contents);
    let cards = |path: &str| built.text(path).matches("<article").count();
    assert_eq!(
        (cards("notices/index.html"), cards("notices/page-2.html")),
        (20, 6)
    );
    assert_eq!(
        (cards("notices/2026.html"), cards("notices/2026-2.html")),
        (20, 5)
    );
    assert_eq!(cards("notices/2025.html"), 1);
    assert!(!built.files.contains_key("notices/page-3.html"));
    assert!(built.text("notices/index.html").contains(">2025 (1)</a>"));
    assert!(
        built
            .text("notices/2026-2.html")
            .contains("2026年通知公告（第2页）")
    );
    assert!(built.part("notices/n-24.html", "next").contains("n-25.html"));
    assert!(built.part("notices/n-24.html", "previous").contains("n-23.html"));
    assert_eq!(cards("all.html"), 26);
    assert_eq!(links::dead(&built.files, "/"), Vec::<String>::new());
}

#[test]
fn topics_that_several_entries_have_get_lists() {
    let of = |topic: &str| notice("一件事", &format!("date: 2026-06-01\ntopic: {topic}"));
    let contents = [
        ("content/notices/a.md", of("停水")),
        ("content/notices/b.md", of("停水")),
        ("content/notices/c.md", of("电梯")),
        ("content/notices/d.md", of("电梯")),
        ("content/notices/e.md", of("停电")),
    ];
    let contents: Vec<(&str, &str)> = contents
        .iter()
        .map(|(path, text)| (*path, text.as_str()))
        .collect();
    let built = small(&contents);
    let water = built.text("notices/topic-停水.html");
    assert_eq!(water.matches("<article").count(), 2);
    assert!(water.contains("通知公告：停水"));
    assert!(built.files.contains_key("notices/topic-电梯.html"));
    assert!(!built.files.contains_key("notices/topic-停电.html"));
    // One topic alone leaves no choice.
    let built = small(&contents[..2]);
    assert!(!built.files.contains_key("notices/topic-停水.html"));
}

#[test]
fn chapters_follow_each_other_in_the_order_of_the_book() {
    let built = small(&[
        (
            "content/handbook/b.md",
            "---\ntitle: 第一章\norder: 1\n---\n\n正文。\n",
        ),
        (
            "content/handbook/a.md",
            "---\ntitle: 第二章\norder: 2\n---\n\n正文。\n",
        ),
    ]);
    assert_eq!(built.faults, "");
    assert!(built.part("handbook/b.html", "next").contains("第二章"));
    assert!(built.part("handbook/a.html", "previous").contains("第一章"));
    assert!(!built.files.contains_key("handbook/2026.html"));
}

#[test]
fn what_is_related_is_shown_on_both_sides() {
    let built = small(&[
        (
            "content/notices/a.md",
            &notice("甲", "date: 2026-07-01\nrelated: [b]"),
        ),
        ("content/notices/b.md", &notice("乙", "date: 2026-07-02")),
        (
            "content/notices/c.md",
            &notice("丙", "date: 2026-07-03\nsupersedes: b"),
        ),
    ]);
    assert_eq!(built.faults, "");
    assert!(built.part("notices/a.html", "related").contains("乙"));
    assert!(built.part("notices/b.html", "related").contains("甲"));
    assert!(built.part("notices/b.html", "superseded").contains("丙"));
}

#[test]
fn english_pages_are_there_for_what_speaks_english() {
    let built = small(&[
        (
            "content/notices/both.md",
            &notice("停水", "date: 2026-07-19\ntitle_en: Water off"),
        ),
        ("content/notices/full.md", &notice("停电", "date: 2026-07-18")),
        (
            "content/notices/full.en.md",
            "---\ntitle: Power off\n---\n\nNo power.\n",
        ),
        (
            "content/notices/zh.md",
            &notice(
                "只有中文",
                "date: 2026-07-17\nstarts: 2026-07-20T08:00\nends: 2026-07-20T18:00",
            ),
        ),
    ]);
    assert_eq!(built.faults, "");
    assert!(!built.files.contains_key("en/notices/zh.html"));
    let both = built.text("en/notices/both.html");
    assert!(both.contains("<div lang=\"zh-Hans\">\n<p>正文。</p>"));
    assert!(both.contains(
        "<link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"https://songyinli.example/notices/both.html\">"
    ));
    assert!(
        built
            .text("en/notices/full.html")
            .contains("<div id=\"body\"><p>No power.</p>")
    );
    assert!(built.text("notices/full.html").contains("hreflang=\"en\""));
    assert!(!built.text("notices/zh.html").contains("hreflang=\"en\""));
    let now = built.part("en/index.html", "now");
    assert!(
        now.contains("lang=\"zh-Hans\"") && now.contains("href=\"../notices/zh.html\""),
        "{now}"
    );
    assert!(built.part("en/notices/index.html", "total").contains("2 1"));
    assert_eq!(links::dead(&built.files, "/"), Vec::<String>::new());
}

#[test]
fn a_page_below_a_path_links_by_its_base() {
    let mut settings = config();
    settings.theme = "bones".to_owned();
    settings.base_url = "https://a.example/b/c/".to_owned();
    let built = build(Vec::new(), settings, community());
    assert!(built.text("404.html").contains("href=\"/b/c/index.html\""));
    assert!(
        built
            .text("buildings/1.html")
            .contains("href=\"https://a.example/b/c/buildings/1.html\"")
    );
    assert_eq!(links::dead(&built.files, "/b/c/"), Vec::<String>::new());
}

#[test]
fn outputs_that_are_not_wanted_are_neither_made_nor_linked() {
    let mut settings = config();
    settings.theme = "bones".to_owned();
    settings.outputs.feeds = false;
    settings.outputs.calendar = false;
    settings.outputs.data = false;
    let text = notice("乘凉", "date: 2026-07-19\nstarts: 2026-07-21");
    let built = build(vec![file("content/notices/a.md", &text)], settings, community());
    let unwanted =
        |path: &&String| path.ends_with(".ics") || path.ends_with(".xml") || path.starts_with("data/");
    let made: Vec<&String> = built.files.keys().filter(unwanted).collect();
    assert_eq!(made, ["sitemap.xml"]);
    assert_eq!(links::dead(&built.files, "/"), Vec::<String>::new());
}

#[test]
fn events_stand_on_their_days_of_the_month() {
    let event = "---\ntitle: 乘凉\ndate: 2026-07-18\nstarts: 2026-07-31T19:00\nends: 2026-08-01T21:00\nplace: lawn\n---\n\n来。\n";
    let mut settings = config();
    settings.outputs.search = false;
    let built = build(vec![file("content/events/cool.md", event)], settings, community());
    assert_eq!(built.faults, "");
    let page = built.text("events/index.html");
    let days: Vec<&str> = page
        .split("month__link")
        .map(|before| {
            before
                .rsplit("datetime=\"")
                .next()
                .unwrap()
                .split('"')
                .next()
                .unwrap()
        })
        .collect();
    assert_eq!(days[..2], ["2026-07-31", "2026-08-01"]);
    assert_eq!(page.matches("<table class=\"month\">").count(), 2);
    let today = page.find("month__cell--today").unwrap();
    assert!(page[today..].starts_with("month__cell--today month__cell--empty\" aria-current=\"date\"><time class=\"month__day\" datetime=\"2026-07-20\""));
}
