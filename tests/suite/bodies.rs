//! How a body comes out as HTML.

use crate::support::site::small;

/// Returns the HTML of a notice with that body.
fn drawn(body: &str) -> String {
    let text = format!("---\ntitle: 通知\ndate: 2026-07-19\n---\n\n{body}\n");
    let built = small(&[
        ("content/notices/a.md", &text),
        (
            "content/handbook/fees.md",
            "---\ntitle: 收费\norder: 1\n---\n\n## 标准 {#rates}\n\n正文。\n",
        ),
        (
            "content/notices/later.md",
            "---\ntitle: 以后\ndate: 2026-08-01\n---\n\n正文。\n",
        ),
    ]);
    assert_eq!(built.faults, "");
    let page = built.text("notices/a.html");
    let from = page.find("<div id=\"body\">").unwrap() + "<div id=\"body\">".len();
    let rest = &page[from..];
    rest[..rest.find("<section id=\"attachments\">").unwrap()]
        .trim_end()
        .trim_end_matches("</div>")
        .trim_end()
        .to_owned()
}

#[test]
fn emphasis_and_breaks_need_no_knowledge() {
    assert_eq!(
        drawn("**重要：**请看 *这里*。"),
        "<p><strong>重要：</strong>请看 <em>这里</em>。</p>"
    );
}

#[test]
fn headings_can_be_linked_to() {
    assert_eq!(
        drawn("## 时间 {#when}"),
        "<h2 id=\"when\">时间<a class=\"heading-anchor\" href=\"#when\" aria-label=\"“时间”的链接\"></a></h2>"
    );
}

#[test]
fn links_lead_to_pages_not_to_files() {
    assert_eq!(
        drawn("[标准](../handbook/fees.md#rates)"),
        "<p><a href=\"../handbook/fees.html#rates\">标准</a></p>"
    );
    assert_eq!(drawn("[以后](later.md)"), "<p>以后</p>");
    assert_eq!(
        drawn("[外面](https://a.example/?a=1&b=2)"),
        "<p><a href=\"https://a.example/?a=1&amp;b=2\" class=\"outside\" rel=\"noopener noreferrer\">外面</a></p>"
    );
    assert_eq!(
        drawn("[打电话](tel:0000-8800110)"),
        "<p><a href=\"tel:0000-8800110\">打电话</a></p>"
    );
}

#[test]
fn tables_name_their_rows_and_columns() {
    let html = drawn("| 项目 | 金额 |\n|---|---|\n| 水 | 1.00 |\n| 电 | - |");
    assert_eq!(
        html,
        "<div class=\"table\">\n<table>\n<thead>\n<tr><th scope=\"col\">项目</th><th scope=\"col\">金额</th></tr>\n</thead>\n\
         <tbody>\n<tr><th scope=\"row\">水</th><td data-label=\"金额\">1.00</td></tr>\n\
         <tr><th scope=\"row\">电</th><td class=\"cell--empty\" data-label=\"金额\">-</td></tr>\n</tbody>\n</table>\n</div>"
    );
}

#[test]
fn wide_tables_scroll_by_keyboard_under_a_name_of_their_own() {
    let table = "| 甲 | 乙 | 丙 | 丁 |\n|---|---|---|---|\n| 一 | 二 | 三 | 四 |";
    let html = drawn(&format!("## 账\n\n{table}\n\n{table}"));
    assert!(
        html.contains("role=\"region\" tabindex=\"0\" aria-label=\"表格 账\""),
        "{html}"
    );
    assert!(
        html.contains("role=\"region\" tabindex=\"0\" aria-label=\"表格 账 2\""),
        "{html}"
    );
}

#[test]
fn footnotes_lead_there_and_back() {
    let html = drawn("水[^b]电[^a]水[^b]\n\n[^a]: 电的注。\n[^b]: 水的注。");
    assert!(
        html.contains("<a href=\"#note-1\" id=\"note-mark-1\" aria-label=\"注1\">1</a>"),
        "{html}"
    );
    assert_eq!(html.matches("id=\"note-mark-1\"").count(), 1);
    let notes = &html[html.find("<section class=\"footnotes\"").unwrap()..];
    assert!(notes.find("水的注").unwrap() < notes.find("电的注").unwrap());
    assert!(notes.contains("href=\"#note-mark-2\" aria-label=\"回到正文\""));
}

#[test]
fn alerts_and_tasks_say_in_words_what_they_are() {
    let html = drawn("> [!WARNING]\n> 小心。\n\n- [x] 关水\n- [ ] 关电");
    assert!(html.contains("<div class=\"alert alert--warning\" role=\"note\">\n<p class=\"alert__title\">注意</p>\n<p>小心。</p>"), "{html}");
    assert!(html.contains("<li class=\"task task--done\"><span class=\"task__mark\" role=\"img\" aria-label=\"已完成\"></span>关水</li>"), "{html}");
}

#[test]
fn lists_stay_tight() {
    assert_eq!(
        drawn("1. 一\n2. 二\n   - 内"),
        "<ol>\n<li>一</li>\n<li>二\n<ul>\n<li>内</li>\n</ul>\n</li>\n</ol>"
    );
}

#[test]
fn telephone_numbers_of_the_community_dial() {
    assert_eq!(
        drawn("请打0000-8800110，或[找工程](tel:0000-8800112)；0000-88001101不是。"),
        "<p>请打<a class=\"phone\" href=\"tel:00008800110\">0000-8800110</a>，或\
         <a href=\"tel:0000-8800112\">找工程</a>；0000-88001101不是。</p>"
    );
    let linked = drawn("[打0000-8800110](tel:0000-8800110)");
    assert_eq!(linked, "<p><a href=\"tel:0000-8800110\">打0000-8800110</a></p>");
}
