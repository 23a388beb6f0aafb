//! Whatever is written comes out inert everywhere.

use linli::model::block::{Block, Inline};
use linli::model::fact::{Fact, FactValue};
use linli::source::span::{FileId, Span};

use crate::support::site::{Built, build_with, community, config, file};

/// Says so many things at once that some format would take one of them for its own.
const EVIL: &str = "<script>alert(1)</script>]]></title>\"'--><img src=x onerror=alert(1)>\u{2028}\u{2029}&amp;\u{1}\r\n=1+1,;\\{{ site }}{% if %}";

fn built(theme: &str) -> Built {
    let mut settings = config();
    settings.theme = theme.to_owned();
    let notice = "---\ntitle: 通知\ndate: 2026-07-19\ntopic: 停水\nlevel: urgent\nstarts: 2026-07-20T08:00\n\
                  ends: 2026-07-20T18:00\nactions: [关水]\ncontact: engineering\n---\n\n正文。\n";
    let account = "---\ntitle: 账\ndate: 2026-07-10\nperiod: {from: 2026-04-01, to: 2026-06-30}\ntopic: common_income\n\
                   ledgers:\n  - book: common_income\n    opening: \"0.00\"\n    lines:\n      - {date: 2026-04-08, side: in, category: 广告, item: 项, amount: \"1.00\"}\n    closing: \"1.00\"\n---\n\n正文。\n";
    let files = vec![
        file("content/notices/n-1.md", notice),
        file("content/disclosures/d-1.md", account),
    ];
    let mut place = community();
    place.name = EVIL.to_owned();
    place.name_en = Some(EVIL.to_owned());
    place.address = Some(EVIL.to_owned());
    place.hotline.number = EVIL.to_owned();
    settings.title = EVIL.to_owned();
    settings.title_en = Some(EVIL.to_owned());
    settings.description = Some(EVIL.to_owned());
    build_with(files, settings, place, |site| {
        for entry in &mut site.entries {
            let evil = || EVIL.to_owned();
            entry.meta.title = evil();
            entry.meta.title_en = Some(evil());
            entry.meta.summary = evil();
            entry.meta.summary_en = Some(evil());
            entry.parts.topic = Some(evil());
            entry.parts.actions = vec![evil()];
            if let Some(schedule) = &mut entry.parts.schedule {
                schedule.place = Some(evil());
            }
            entry.facts.push(Fact {
                label: "reason",
                value: FactValue::Text(evil()),
            });
            entry.body = body();
            for ledger in &mut entry.parts.ledgers {
                for line in &mut ledger.lines {
                    line.item = "=1+1".to_owned();
                    line.category = Some(evil());
                    line.voucher = Some("@SUM(A1)".to_owned());
                }
            }
        }
    })
}

fn body() -> Vec<Block> {
    let span = Span::start_of(FileId(0));
    let text = || vec![Inline::Text(EVIL.to_owned()), Inline::Code(EVIL.to_owned())];
    vec![
        Block::Heading {
            level: 2,
            id: EVIL.to_owned(),
            content: text(),
            span,
        },
        Block::Paragraph {
            content: vec![
                Inline::Link {
                    to: "javascript:alert(1)".to_owned(),
                    content: text(),
                    span,
                },
                Inline::Image {
                    file: "https://tracker.example/x.png".to_owned(),
                    alt: EVIL.to_owned(),
                    span,
                },
                Inline::FootnoteMark(EVIL.to_owned()),
            ],
            span,
        },
        Block::Code {
            language: EVIL.to_owned(),
            text: EVIL.to_owned(),
        },
        Block::Footnote {
            label: EVIL.to_owned(),
            body: vec![Block::Paragraph {
                content: text(),
                span,
            }],
        },
    ]
}

#[test]
fn pages_hold_no_element_that_was_written_as_text() {
    for theme in ["bones", "default"] {
        let built = built(theme);
        let mut pages = 0;
        for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = std::str::from_utf8(bytes).unwrap();
            let scripts = page.to_lowercase().matches("<script").count();
            let own = page.matches("<script src=\"").count();
            let described = page.matches("<script type=\"application/ld+json\">").count();
            assert_eq!(scripts, own + described, "{theme} {path}");
            for evil in ["<img src=x", "javascript:", "tracker.example", "\u{1}", "\"'-->"] {
                assert!(!page.contains(evil), "{theme} {path} {evil}");
            }
            // Drawings have titles of their own.
            let titles = page.matches("<title>").count() + page.matches("<title id=").count();
            assert_eq!(page.matches("</title>").count(), titles, "{theme} {path}");
            pages += 1;
        }
        assert!(pages > 20, "{pages}");
    }
}

#[test]
fn descriptions_for_machines_stay_inside_their_script() {
    let built = built("default");
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).unwrap();
        let open = "<script type=\"application/ld+json\">";
        for (at, _) in page.match_indices(open) {
            let json = page[at + open.len()..].split("</script>").next().unwrap();
            assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{path}");
            let read: serde_json::Value = serde_json::from_str(json).unwrap();
            assert_eq!(read["@context"], "https://schema.org", "{path}");
        }
    }
}

#[test]
fn cells_of_tables_are_no_formulas() {
    let built = built("default");
    let table = built.text("data/d-1.csv");
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{FEFF}').as_bytes());
    let mut cells = 0;
    for record in reader.records() {
        for cell in &record.unwrap() {
            let is_number = !cell.is_empty()
                && cell
                    .chars()
                    .all(|sign| sign.is_ascii_digit() || ".-".contains(sign));
            let first = cell.chars().next().unwrap_or(' ');
            assert!(is_number || !"=+-@\t\r＝＋－＠".contains(first), "{cell}");
            cells += 1;
        }
    }
    assert_eq!(cells, 3 * 16);
    assert!(table.contains("'=1+1") && table.contains("'@SUM(A1)"));
}
