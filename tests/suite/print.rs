//! Paper: what is printed, how, and what is refused.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;

use linli::emit::print::letters;
use linli::emit::print::press;
use linli::emit::print::whole;
use serde_json::{Value, json};

use crate::support::paper::{Printed, Run, demo, small};
use crate::support::program::Folder;
use crate::support::repository;

const ISSUE: &str = "\
---
title: 第3期：秋天见
date: 2026-07-01
number: 3
period: {from: 2026-04-01, to: 2026-06-30}
issuer: joint
sections: []
---
";

fn issue(body: &str) -> String {
    format!("{ISSUE}\n{body}\n")
}

fn text_of(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        out.push_str(&run.text);
    }
    out
}

#[test]
fn the_demo_is_typeset_to_the_same_bytes_each_time() {
    let (first, second) = (demo(), demo());
    for id in ["nl-01", "nl-02"] {
        let pdf = first.pdf(id).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"));
        let has = |mark: &str| pdf.windows(mark.len()).any(|found| found == mark.as_bytes());
        assert!(has("<pdfaid:part>2</pdfaid:part>") && has("<pdfaid:conformance>A</pdfaid:conformance>"));
        assert!(has("<pdfuaid:part>1</pdfuaid:part>"));
        assert!(!has("/URI (file:") && !has("/URI (javascript:"));
        assert!(pdf.len() < 90 * 1024 * 10, "{id} has {} bytes", pdf.len());
        assert!(pdf == second.pdf(id).unwrap(), "{id} differs");
    }
}

#[test]
fn an_issue_reads_from_cover_to_back() {
    let (pages, runs) = demo().runs("nl-02");
    assert!(
        pages.is_multiple_of(2) && (6..=12).contains(&pages),
        "{pages} pages"
    );
    let on = |page: usize| {
        text_of(
            &runs
                .iter()
                .filter(|run| run.page == page)
                .cloned()
                .collect::<Vec<_>>(),
        )
    };
    for words in ["松荫里通讯", "雨停了，来乘凉", "本期内容", "平常话讲法律"] {
        assert!(on(1).contains(words), "the first page says {words}");
    }
    for page in 1..=pages {
        assert!(on(page).contains("0000-8800110"), "page {page} has the hotline");
    }
    assert!(on(pages).contains("https://songyinli.example"));
    let all = text_of(&runs);
    for amount in ["186,420.35", "61,471.67", "53,955.44", "193,936.58"] {
        assert!(all.contains(amount), "{amount}");
    }
    lines_are_well_cut(&runs, pages);
    contents_name_the_right_pages(&runs);
}

/// Each line of the two columns, left to right.
fn lines_are_well_cut(runs: &[Run], pages: usize) {
    let mut body: Vec<&Run> = runs
        .iter()
        .filter(|run| run.page > 1 && run.page < pages && (run.size - 10.5).abs() < 0.6)
        .collect();
    let line = |run: &Run| (run.page, run.x > 297.0, (run.y * 2.0).round() as i64);
    body.sort_by(|a, b| line(a).cmp(&line(b)).then(a.x.total_cmp(&b.x)));
    let mut count = 0;
    let mut before: Option<String> = None;
    for runs in body.chunk_by(|a, b| line(a) == line(b)) {
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        let (first, last) = (
            text.trim().chars().next().unwrap_or(' '),
            text.trim().chars().last().unwrap_or(' '),
        );
        assert!(
            !"，。、；：！？）》”’】〕…％%".contains(first),
            "begins a line: {text}"
        );
        assert!(!"（《“‘【〔￥".contains(last), "ends a line: {text}");
        let split = before
            .as_deref()
            .is_some_and(|before| before.ends_with(|sign: char| sign.is_ascii_digit()));
        let unit = "元度户层月日号".contains(first);
        assert!(!(split && unit), "a number without its unit before: {text}");
        before = Some(text);
        count += 1;
    }
    assert!(count > 400, "{count} lines");
}

fn contents_name_the_right_pages(runs: &[Run]) {
    let front: Vec<&Run> = runs.iter().filter(|run| run.page == 1).collect();
    let mut checked = 0;
    for section in [
        "编辑的话",
        "六月里的三件事",
        "平常话讲法律",
        "公共收益逐笔账",
        "手册选读",
    ] {
        let entry = front.iter().find(|run| run.text == section).expect("an entry");
        let number = front.iter().find(|run| {
            (run.y - entry.y).abs() < 1.0 && run.x > entry.x && run.text.parse::<usize>().is_ok()
        });
        let page: usize = number.expect("a page number").text.parse().unwrap();
        let heads = runs
            .iter()
            .any(|run| run.page == page && run.text == section && run.size > 12.0);
        assert!(heads, "{section} is not on page {page}");
        checked += 1;
    }
    assert_eq!(checked, 5);
}

#[test]
fn what_staff_write_stays_text() {
    let body = "\
各位邻居：

正文 #read(\"/data.json\") 和 #panic(\"停\")，还有 @nt-05、$ x^2 $、*星号* `#code()`。

## 标题 #import \"x.typ\" 与 <label>

| 甲 | 乙 |
|---|---|
| ]#panic(\"出\")[ | #set text(red) |

> 引用 #panic()

脚注[^1]，网址 [说明](https://a.example/#read)，邮件 [信箱](mailto:a@a.example)。

[^1]: 脚注里的 #eval(\"1\") 也一样。
";
    let printed = small(&[("content/newsletters/nl-03.md", &issue(body))]);
    printed.pdf("nl-03").unwrap();
    let text = text_of(&printed.runs("nl-03").1);
    for words in [
        "#read(\"/data.json\")",
        "#panic(\"停\")",
        "@nt-05",
        "$ x^2 $",
        "#code()",
        "#import \"x.typ\"",
        "]#panic(\"出\")[",
        "#set text(red)",
        "引用 #panic()",
        "#eval(\"1\")",
        "https://a.example/#read",
        "a@a.example",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn every_kind_of_block_is_drawn() {
    let body = "\
第一段，**粗**、*楷*、~~删~~、H<sub>2</sub>O、m<sup>2</sup>、<kbd>Enter</kbd>、<u>线</u>、<mark>亮</mark>、<ruby>頔<rt>dí</rt></ruby>。

- 点一
  - 点二
- [x] 做了
- [ ] 没做

3. 三
4. 四

> [!WARNING]
> 小心台阶。

词条
: 解释一
: 解释二

```text
一行
  两行
```

---

| 一 | 二 | 三 | 四 | 五 |
|---|--:|:-:|:--|---|
| 甲 | 1.00 | 中 | 左 | 末 |
";
    let printed = small(&[("content/newsletters/nl-03.md", &issue(body))]);
    printed.pdf("nl-03").unwrap();
    let text = text_of(&printed.runs("nl-03").1);
    for words in [
        "点二",
        "做了",
        "没做",
        "小心台阶",
        "解释二",
        "两行",
        "末",
        "（dí）",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!text.contains(['☑', '☐', '−']));
}

#[test]
fn an_issue_without_letter_picture_or_sections_is_still_an_issue() {
    let printed = small(&[("content/newsletters/nl-03.md", ISSUE)]);
    printed.pdf("nl-03").unwrap();
    let (pages, runs) = printed.runs("nl-03");
    assert_eq!(pages % 2, 0);
    assert!(text_of(&runs).contains("秋天见"));
}

#[test]
fn a_character_that_no_face_has_is_refused() {
    let printed = small(&[("content/newsletters/nl-03.md", &issue("大家好&#x1F389;。"))]);
    let told = printed.pdf("nl-03").unwrap_err();
    assert!(
        told.contains("character-without-face") && told.contains("U+1F389"),
        "{told}"
    );
    assert!(told.contains("content/newsletters/nl-03.md:2:"), "{told}");
}

#[test]
fn signs_that_are_not_seen_are_dropped() {
    let mut data = json!(["甲\u{200B}乙\u{FE0F}", {"a": "丙\u{2003}丁\u{7}"}]);
    letters::tidy(&mut data);
    assert_eq!(data, json!(["甲乙", {"a": "丙 丁"}]));
    let faces: BTreeSet<char> = "甲乙丙丁 ".chars().collect();
    assert_eq!(letters::missing(&data, &faces), BTreeSet::new());
    assert_eq!(
        letters::missing(&json!({"t": "戊"}), &faces),
        BTreeSet::from(['戊'])
    );
}

#[test]
fn a_template_reaches_nothing_but_what_it_is_handed() {
    let main = "themes/default/print/newsletter/main.typ";
    for (template, said) in [
        ("#read(\"/etc/hostname\")", "file not found"),
        ("#read(\"../../../etc/hostname\")", "escape"),
        ("#image(\"/content/pictures/cover-summer.svg\")", "file not found"),
        ("#import \"@preview/cetz:0.3.0\"", "not found"),
        ("#set text(font: \"Arial\")\n甲", "unknown font family"),
        ("#set document(title: \"甲\")\n#panic(\"停\")", "停"),
    ] {
        let printed = small(&[("content/newsletters/nl-03.md", ISSUE), (main, template)]);
        let told = printed.pdf("nl-03").unwrap_err();
        assert!(
            told.contains("typesetting") && told.contains(said),
            "{template}: {told}"
        );
        assert!(told.contains("print/newsletter/main.typ:"), "{told}");
    }
}

#[test]
fn a_node_the_template_does_not_know_ends_the_typesetting() {
    let printed = small(&[("content/newsletters/nl-03.md", ISSUE)]);
    let (theme, stock) = printed.stock();
    let mut job = printed.job("nl-03", &theme);
    job.data["letter"] = json!([{"t": "surprise"}]);
    let jams = press::set(&stock, job).map(|_| ()).expect_err("a fault");
    assert!(
        jams.iter()
            .any(|jam| jam.message.contains("unknown node: surprise"))
    );
}

#[test]
fn templates_name_only_words_that_there_are() {
    let printed = small(&[]);
    let (theme, _) = printed.stock();
    let mut asked = 0;
    for file in repository::text_files(&["themes/default/print"], &["typ"]) {
        for part in file.text.split("words.").skip(1) {
            let name: String = part
                .chars()
                .take_while(|sign| sign.is_ascii_lowercase() || *sign == '-')
                .collect();
            let key = format!("print.{name}");
            let word = theme.find_word(linli::model::lang::Lang::Zh, &key);
            assert!(word.is_some() || name == "at", "{}: no word `{key}`", file.path);
            asked += 1;
        }
    }
    assert!(asked > 20);
}

#[test]
fn numbers_stay_with_their_units() {
    let wholes = |text: &str| -> Vec<String> {
        let pieces = whole::line(text);
        let joined: String = pieces.iter().map(words).collect();
        assert_eq!(joined, text, "nothing is lost");
        let wholes = pieces.iter().filter(|piece| piece["t"] == "whole");
        wholes.map(words).collect()
    };
    assert_eq!(
        wholes("在3月18日（星期三）8:30–16:00停水"),
        ["3月18日", "8:30–16:00"]
    );
    assert_eq!(wholes("2026年6月30日出版"), ["2026年", "6月30日"]);
    assert_eq!(
        wholes("打0000-8800110，收1,234.50元"),
        ["0000-8800110", "1,234.50元"]
    );
    assert_eq!(wholes("第二百八十二条和第3期"), ["第二百八十二条", "第3期"]);
    assert_eq!(wholes("第一千二百五十三条"), ["第一"]);
    assert_eq!(wholes("5、6号楼共36户，占66.57%"), ["6号楼", "36户", "66.57%"]);
    assert_eq!(wholes("GB17051和H2O"), Vec::<String>::new());
    assert_eq!(wholes("第一，先看"), Vec::<String>::new());
}

fn words(piece: &Value) -> String {
    match piece {
        Value::String(text) => text.clone(),
        piece => piece["s"].as_str().unwrap_or_default().to_owned(),
    }
}

#[test]
fn a_gap_stands_between_a_whole_piece_and_han() {
    let gaps = |text: &str| {
        let pieces = whole::line(text);
        pieces.iter().filter(|piece| piece["t"] == "gap").count()
    };
    assert_eq!(gaps("打0000-8800110登记"), 2);
    assert_eq!(gaps("，3月18日停水"), 0);
    assert_eq!(gaps("在3月18日停水"), 1);
}

#[test]
fn paper_is_left_out_where_the_site_does_not_want_it() {
    let config = repository::read("site-config.yaml").replace("  print: true", "  print: false");
    let printed: Printed = small(&[
        ("content/newsletters/nl-03.md", ISSUE),
        ("site-config.yaml", &config),
    ]);
    let mut outputs = printed.compiled.outputs.iter();
    assert!(outputs.all(|output| !output.path.as_str().ends_with(".pdf")));
}

#[test]
fn an_issue_announces_what_was_known_when_it_went_out() {
    let event = |date: &str, starts: &str| {
        format!("---\ntitle: 一次活动\ndate: {date}\nstarts: {starts}\nplace: lawn\n---\n\n来坐坐。\n")
    };
    let printed = small(&[
        ("content/newsletters/nl-03.md", ISSUE),
        ("content/events/ev-a.md", &event("2026-06-20", "2026-07-12T19:00")),
        ("content/events/ev-b.md", &event("2026-06-25", "2026-07-10T19:00")),
        (
            "content/events/ev-later.md",
            &event("2026-07-05", "2026-07-11T19:00"),
        ),
        (
            "content/events/ev-past.md",
            &event("2026-06-01", "2026-06-20T19:00"),
        ),
    ]);
    let site = printed.site();
    let issue = site.entry("nl-03").unwrap();
    let ahead = site.ahead_of_issue(issue);
    let ids: Vec<&str> = ahead.iter().map(|entry| entry.meta.id.as_str()).collect();
    assert_eq!(ids, ["ev-b", "ev-a"]);
}

/// A paper that would be made of the same is linked, not set anew; with other words it is set.
#[test]
fn a_paper_of_the_same_is_not_set_again() {
    let site = Folder::with_site("print-again");
    let config = "title: 小院\nbase_url: https://xiaoyuan.example/\nnow: \"2026-07-02\"\n";
    site.write("site-config.yaml", config);
    let paper = "public/newsletters/nl-01.pdf";
    site.write("content/newsletters/nl-01.md", &issue("秋天见。"));
    site.run(&["build"]).ends_with(0);
    let first = fs::metadata(site.path.join(paper)).expect("a paper");
    let bytes = fs::read(site.path.join(paper)).expect("a paper");
    site.write(
        "content/pages/other.md",
        "---\ntitle: 另一页\n---\n\n与通讯无关。\n",
    );
    site.run(&["build"]).ends_with(0);
    let again = fs::metadata(site.path.join(paper)).expect("a paper");
    assert_eq!(again.ino(), first.ino(), "the same file");
    site.write("content/newsletters/nl-01.md", &issue("冬天见。"));
    site.run(&["build"]).ends_with(0);
    assert_ne!(fs::read(site.path.join(paper)).expect("a paper"), bytes);
}
