//! Feeds, calendars and data, read back by other readers.

use std::collections::BTreeSet;

use icalendar::parser::{read_calendar, unfold};
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use crate::support::site::{Built, demo, small};

const WATER: &str = "---\ntitle: 停水，请备水；谢谢\ndate: 2026-07-19\nlevel: important\ntopic: 停水\n\
                     starts: 2026-07-22T08:30\nends: 2026-07-22T16:00\naudience: {buildings: [3]}\n---\n\n请存水。\n";
const WHOLE_DAYS: &str =
    "---\ntitle: 检修\ndate: 2026-07-19\nstarts: 2026-07-22\nends: 2026-07-24\n---\n\n检修三天。\n";
const EVENT: &str = "---\ntitle: 乘凉\ndate: 2026-07-18\nstarts: 2026-07-25T19:00\nends: 2026-07-25T21:00\n\
                     place: lawn\n---\n\n来乘凉。\n";

fn site() -> Built {
    small(&[
        ("content/notices/water.md", WATER),
        ("content/notices/days.md", WHOLE_DAYS),
        ("content/events/cool.md", EVENT),
    ])
}

/// Returns the texts of every element of that name.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut found, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(element) if element.name().as_ref() == name => {
                inside = true;
                found.push(String::new());
            }
            Event::End(_) => inside = false,
            Event::Text(text) if inside => found.last_mut().unwrap().push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if inside => {
                let sign = match reference.xml10_content().as_ref() {
                    "lt" => '<',
                    "gt" => '>',
                    "amp" => '&',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("{other}"),
                };
                found.last_mut().unwrap().push(sign);
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn feeds_hold_what_their_readers_follow() {
    let built = site();
    assert_eq!(built.faults, "");
    let all = texts(built.text("feed.xml"), "title");
    assert_eq!(all, ["松荫里小区更新", "检修", "停水，请备水；谢谢", "乘凉"]);
    assert_eq!(
        texts(built.text("events/feed.xml"), "title"),
        ["松荫里小区：社区活动", "乘凉"]
    );
    let first = texts(built.text("buildings/1.xml"), "title");
    assert_eq!(first, ["松荫里小区：1号楼", "检修", "乘凉"]);
    let third = texts(built.text("buildings/3.xml"), "title");
    assert!(third.contains(&"停水，请备水；谢谢".to_owned()));
}

#[test]
fn feeds_say_what_atom_asks_for() {
    let built = demo("bones");
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with("feed.xml")) {
        let xml = std::str::from_utf8(bytes).unwrap();
        let entries = xml.matches("<entry>").count();
        let (ids, updated) = (texts(xml, "id"), texts(xml, "updated"));
        assert_eq!(ids.len(), entries + 1, "{path}");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path}");
        assert_eq!(updated.len(), entries + 1, "{path}");
        assert_eq!(texts(xml, "name").len(), entries, "{path}");
        assert!(
            updated
                .iter()
                .all(|moment| chrono::DateTime::parse_from_rfc3339(moment).is_ok())
        );
    }
}

#[test]
fn the_json_feed_reads_as_one() {
    let built = demo("bones");
    for path in ["feed.json", "en/feed.json"] {
        let feed: serde_json::Value = serde_json::from_str(built.text(path)).unwrap();
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
        let items = feed["items"].as_array().unwrap();
        assert!(!items.is_empty());
        for item in items {
            for key in ["id", "url", "title", "content_html", "date_published"] {
                assert!(item[key].is_string(), "{path} {key}");
            }
        }
    }
}

/// Returns a property of the first event of a calendar.
fn property(ics: &str, name: &str) -> String {
    let unfolded = unfold(ics);
    let calendar = read_calendar(&unfolded).expect("a calendar");
    let event = &calendar.components[0];
    let found = event.properties.iter().find(|property| property.name == name);
    found.map_or(String::new(), |property| property.val.to_string())
}

#[test]
fn calendars_give_times_in_utc_and_whole_days_as_days() {
    let built = site();
    let water = built.text("notices/water.ics");
    assert_eq!(property(water, "DTSTART"), "20260722T003000Z");
    assert_eq!(property(water, "DTEND"), "20260722T080000Z");
    assert_eq!(property(water, "DTSTAMP"), "20260718T160000Z");
    assert_eq!(property(water, "UID"), "water@songyinli.example");
    let days = built.text("notices/days.ics");
    assert_eq!(property(days, "DTSTART"), "20260722");
    assert_eq!(property(days, "DTEND"), "20260725");
    assert!(days.contains("DTSTART;VALUE=DATE:20260722\r\n"));
    assert_eq!(
        property(built.text("events/cool.ics"), "LOCATION"),
        "松荫里小区 南草坪"
    );
}

#[test]
fn calendars_keep_to_the_lines_of_the_standard() {
    let built = demo("bones");
    let mut calendars = 0;
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".ics")) {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.ends_with("\r\n"), "{path}");
        assert!(
            text.split("\r\n")
                .all(|line| line.len() <= 75 && !line.contains('\n')),
            "{path}"
        );
        let unfolded = unfold(text);
        let calendar = read_calendar(&unfolded).unwrap();
        for event in &calendar.components {
            for name in ["UID", "DTSTAMP", "DTSTART", "SUMMARY"] {
                let times = event.properties.iter().filter(|property| property.name == name);
                assert_eq!(times.count(), 1, "{path} {name}");
            }
        }
        calendars += 1;
    }
    assert!(calendars > 20, "{calendars}");
}

#[test]
fn a_building_hears_of_what_concerns_it() {
    let built = site();
    let of = |path: &str| built.text(path).matches("BEGIN:VEVENT").count();
    assert_eq!(
        (of("events.ics"), of("buildings/1.ics"), of("buildings/3.ics")),
        (3, 2, 3)
    );
}

#[test]
fn open_data_add_up_in_every_form() {
    let built = demo("bones");
    let json: serde_json::Value = serde_json::from_str(built.text("data/dis-2026-ci-q1.json")).unwrap();
    let ledger = &json["ledgers"][0];
    assert_eq!(ledger["closing"], "193936.58");
    let table = built
        .text("data/dis-2026-ci-q1.csv")
        .trim_start_matches('\u{FEFF}');
    let fen = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
    let (mut sum, mut closing) = (0, None);
    for record in csv::Reader::from_reader(table.as_bytes()).records() {
        let record = record.unwrap();
        match &record[2] {
            "opening" | "in" => sum += fen(&record[7]),
            "out" => sum -= fen(&record[7]),
            "closing" => closing = Some(fen(&record[7])),
            other => panic!("{other}"),
        }
    }
    assert_eq!(closing, Some(sum));
    assert_eq!(
        ledger["lines"].as_array().unwrap().len() + 3,
        table.lines().count()
    );
}

#[test]
fn the_data_package_names_every_table_with_its_digest() {
    use sha2::{Digest, Sha256};
    let built = demo("bones");
    let package: serde_json::Value = serde_json::from_str(built.text("data/datapackage.json")).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let tables = built.files.keys().filter(|path| path.ends_with(".csv")).count();
    assert_eq!(resources.len(), tables);
    for resource in resources {
        let path = format!("data/{}", resource["path"].as_str().unwrap());
        let bytes = &built.files[&path];
        let digest: String = Sha256::digest(bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(resource["hash"], format!("sha256:{digest}"));
        assert_eq!(resource["bytes"], bytes.len());
    }
}

#[test]
fn the_sitemap_names_pages_that_are_there() {
    let built = demo("bones");
    let places = texts(built.text("sitemap.xml"), "loc");
    let pages: BTreeSet<&str> = places
        .iter()
        .map(|place| place.strip_prefix("https://songyinli.example/").unwrap())
        .collect();
    assert_eq!(pages.len(), places.len());
    for page in &pages {
        let path = match page.is_empty() || page.ends_with('/') {
            true => format!("{page}index.html"),
            false => (*page).to_owned(),
        };
        assert!(built.files.contains_key(&path), "{path}");
    }
    for entry in &built.site.entries {
        let page = entry.path(linli::model::lang::Lang::Zh);
        assert!(pages.contains(page.as_str()), "{page}");
    }
    assert!(
        built
            .text("robots.txt")
            .contains("Sitemap: https://songyinli.example/sitemap.xml")
    );
}
