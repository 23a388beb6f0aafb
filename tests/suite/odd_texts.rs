//! Checks and reports never stumble over odd texts.

use linli::report::terminal::{self, Style};
use linli::report::words::Tongue;
use linli::report::{concise, json};

use crate::support::reported;

const CONFIG: &str = "title: 示例小区\nbase_url: https://example.example/\nnow: \"2026-07-20T09:00\"\n";

const COMMUNITY: &str = "\
name: 示例小区
hotline: {number: \"0000-8800110\", hours: 每日24小时}
home_types: [{id: A, area: \"80.00\"}]
buildings: [{number: 1, floors: 6, lifts: 0, homes: [{type: A, count: 12}]}]
";

/// What the checks look for, in pieces, among signs of every width and length.
const PIECES: &str = "年 月 日 号 号楼 星期 周 天 四 至 、 – - . （ ） 热线 hotline 明天 0 1 9 13 62 2026 2026-03-18 \
    3月18日 １ ２ X Wed March \u{3000} \u{200B} \u{301} 🎉 \u{202E} \u{1b}[31m [ ]( ) ``` 𠮷";

#[test]
fn odd_texts_are_reported_on_and_nothing_ends() {
    let mut pieces: Vec<&str> = PIECES.split(' ').collect();
    pieces.extend([" ", "\t", "\n", "\n\n## ", "\n> "]);
    let mut state = 1_u64;
    for round in 0..300 {
        let mut text = String::new();
        for _ in 0..40 {
            // Knuth's generator: the same texts on every machine.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        report_on(&text, round);
    }
}

fn report_on(text: &str, round: usize) {
    let head = match round % 2 {
        0 => "---\ntitle: 检修\ndate: 2026-03-12\n---\n\n",
        _ => "",
    };
    let files = [
        ("site-config.yaml".to_owned(), CONFIG.to_owned()),
        ("content/community.yaml".to_owned(), COMMUNITY.to_owned()),
        ("content/notices/a.md".to_owned(), format!("{head}{text}")),
        (
            "content/notices/b.md".to_owned(),
            format!("---\ntitle: {text}\ndate: 2026-03-12\n---\n"),
        ),
    ];
    let sources = reported::in_memory(&files, Vec::new());
    let found = reported::faults_of_content(&sources);
    for tongue in [Tongue::Zh, Tongue::En] {
        let style = Style {
            tongue,
            colour: false,
        };
        let full = terminal::print(&found, &sources, style);
        let short = concise::print(&found, &sources, tongue);
        for report in [full, short] {
            let unseen = |sign: &char| *sign != '\n' && (sign.is_control() || *sign == '\u{202E}');
            assert_eq!(report.chars().find(unseen), None, "round {round}: {report}");
        }
        let data = json::print(&found, &sources, tongue);
        assert!(serde_json::from_str::<serde_json::Value>(&data).is_ok());
    }
}
