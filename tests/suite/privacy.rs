//! Private numbers are found however they are written.

use linli::report::terminal::{self, Style};
use linli::report::words::Tongue;
use linli::report::{concise, json, sarif};

use crate::support::reported::{self, bank_card, identity_card};

const CONFIG: &str = "\
title: 示例小区
base_url: https://example.example/
now: \"2026-07-20T09:00\"
";

const COMMUNITY: &str = "\
name: 示例小区
hotline: {number: \"0000-8800110\", hours: 每日24小时}
home_types: [{id: A, area: \"80.00\"}]
buildings: [{number: 1, floors: 6, lifts: 0, homes: [{type: A, count: 12}]}]
";

#[test]
fn mobile_numbers_are_found_however_they_are_written() {
    let mobile = ["130", "0000", "0000"].concat();
    let full_width: String = mobile
        .chars()
        .map(|digit| char::from_u32(digit as u32 + 0xFEE0).unwrap())
        .collect();
    let forms = [
        mobile.clone(),
        ["130", "0000", "0000"].join(" "),
        ["130", "0000", "0000"].join("-"),
        ["130", "0000", "0000"].join("–"),
        ["1300000", "0000"].join(" "),
        ["130", "00000000"].join(" "),
        format!("+86 {mobile}"),
        format!("+86{mobile}"),
        format!("0086-{mobile}"),
        format!("（{mobile}）"),
        format!("[打电话](tel:{mobile})"),
        full_width,
        ["130", "0000", "0000"].join("\u{200B}"),
        ["130", "0000", "0000"].join("\u{3000}"),
    ];
    for form in forms {
        assert_eq!(told(&form), ["mobile-number"], "{form:?}");
    }
}

#[test]
fn cards_are_found_however_they_are_written() {
    let card = identity_card("11010119000101000");
    let with_x = (0..400)
        .map(|serial| identity_card(&format!("11010119000101{serial:03}")))
        .find(|card| card.ends_with('X'))
        .unwrap();
    let small_x = with_x.to_lowercase();
    let spaced = format!("{} {} {}", &card[..6], &card[6..14], &card[14..]);
    for form in [card, with_x, small_x, spaced] {
        assert_eq!(told(&form), ["identity-card"], "{form:?}");
    }
    let bank = bank_card("620000000000000");
    let long = bank_card("622200000000000000");
    let groups: Vec<&str> = (0..4).map(|at| &bank[at * 4..at * 4 + 4]).collect();
    for form in [bank.clone(), long, groups.join(" "), groups.join("-")] {
        assert_eq!(told(&form), ["bank-card"], "{form:?}");
    }
}

#[test]
fn other_long_numbers_are_left_alone() {
    let card = identity_card("11010119000101000");
    let wrong_check = format!(
        "{}{}",
        &card[..17],
        (card[17..].parse::<u32>().unwrap_or(0) + 1) % 10
    );
    let no_such_day = identity_card("11010119000231000");
    let no_such_place = identity_card("99010119000101000");
    let bank = bank_card("620000000000000");
    let other_network = bank_card("100000000000000");
    let forms = [
        "热线0000-8800110、110、12345".to_owned(),
        "2026-03-18 08:30:00".to_owned(),
        "表号202603180830123456789012".to_owned(),
        "凭证S2026-0130-01".to_owned(),
        "120 0000 0000".to_owned(),
        "130 000 000".to_owned(),
        "186,420.35 + 38,400.00".to_owned(),
        wrong_check,
        no_such_day,
        no_such_place,
        format!("1{bank}"),
        other_network,
        "91110000A00000000X".to_owned(),
    ];
    for form in forms {
        assert_eq!(told(&form), Vec::<&str>::new(), "{form:?}");
    }
}

#[test]
fn tables_translations_and_attachments_are_looked_at() {
    let mobile = ["130", "0000", "0000"].concat();
    let notice = "---\ntitle: 3月18日检修安排\ndate: 2026-03-12\nattachments: [{file: list.txt, title: 名单}]\n---\n\n请安排。\n";
    let account = "---\ntitle: 公共收益\ndate: 2026-04-10\ntopic: common_income\nperiod: {from: 2026-01-01, to: 2026-03-31}\n\
         ledgers: [{book: common_income, opening: \"0.00\", lines: a.csv, closing: \"1.00\"}]\n---\n\n见账本。\n";
    let files = [
        ("content/notices/a.md", notice.to_owned()),
        (
            "content/notices/a.en.md",
            format!("---\ntitle: Check\n---\n\nRing {mobile}.\n"),
        ),
        ("content/notices/list.txt", format!("{mobile}\n")),
        ("content/disclosures/a.md", account.to_owned()),
        (
            "content/disclosures/a.csv",
            format!("日期,收支,项目,金额,凭证\n2026-01-30,收,找{mobile},1.00,S-1\n"),
        ),
    ];
    let (report, names) = report(&files);
    let found = names.iter().filter(|name| **name == "mobile-number").count();
    assert_eq!(found, 3, "{report}");
}

#[test]
fn no_form_of_the_report_shows_a_private_number() {
    let mobile = ["130", "0000", "0000"].concat();
    let card = identity_card("11010119000101000");
    let bank = bank_card("620000000000000");
    let text = format!("---\ntitle: 报名\ndate: 2026-03-12\n---\n\n{mobile}，{card}，{bank}\n");
    let (report, names) = report(&[("content/notices/a.md", text)]);
    assert_eq!(names, ["mobile-number", "identity-card", "bank-card"]);
    for number in [&mobile, &card, &bank] {
        assert!(!report.contains(number.as_str()), "{report}");
    }
}

/// Returns the names of the faults of a notice with that text.
fn told(text: &str) -> Vec<&'static str> {
    let notice = format!("---\ntitle: 报名\ndate: 2026-03-12\n---\n\n报名{text}。\n");
    report(&[("content/notices/a.md", notice)]).1
}

/// Returns every form of the report, and the names of the faults in it.
fn report(files: &[(&str, String)]) -> (String, Vec<&'static str>) {
    let site = [
        ("site-config.yaml", CONFIG.to_owned()),
        ("content/community.yaml", COMMUNITY.to_owned()),
    ];
    let files: Vec<(String, String)> = site
        .iter()
        .chain(files)
        .map(|(path, text)| ((*path).to_owned(), text.clone()))
        .collect();
    let sources = reported::in_memory(&files, Vec::new());
    let found = reported::faults_of_content(&sources);
    let mut text = concise::print(&found, &sources, Tongue::Zh) + &json::print(&found, &sources, Tongue::En);
    text.push_str(&sarif::print(&found, &sources, Tongue::Zh));
    for tongue in [Tongue::Zh, Tongue::En] {
        for colour in [false, true] {
            text.push_str(&terminal::print(&found, &sources, Style { tongue, colour }));
        }
    }
    (text, found.iter().map(|fault| fault.check).collect())
}
