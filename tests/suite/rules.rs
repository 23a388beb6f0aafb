//! Packs of rules: what they hold, and how they are joined.

use linli::model::config::Config;
use linli::model::entry::Issuer;
use linli::model::rules::{Due, Rhythm, Rules, ShareWhen};
use linli::parse::config::read_config;
use linli::parse::rules::read_rules;
use linli::report::diagnostic::Diagnostic;
use linli::report::faults::Faults;
use linli::report::terminal::{self, Style};

use crate::support::reported;
use crate::support::repository;

const CONFIG: &str = "title: 示例小区\nbase_url: https://example.example/\n";

fn rules_of(rules: &str, files: &[(&str, &str)]) -> (Rules, String) {
    let mut sources = vec![("site-config.yaml".to_owned(), format!("{CONFIG}{rules}\n"))];
    sources.extend(
        files
            .iter()
            .map(|(path, text)| (path.to_string(), text.to_string())),
    );
    let sources = reported::in_memory(&sources, Vec::new());
    let mut faults = Faults::default();
    let config: Config = read_config(&sources, &mut faults).expect("a configuration");
    let rules = read_rules(&sources, &config, &mut faults);
    let told: Vec<Diagnostic> = faults.into_vec();
    let report = terminal::print(&told, &sources, Style::default());
    (rules, if told.is_empty() { String::new() } else { report })
}

#[test]
fn embedded_packs_have_no_fault() {
    let paths = ["CN", "BJ", "SH", "HZ", "OWN"].map(|code| format!("rules/{code}.yaml"));
    let texts = paths.clone().map(|path| repository::read(&path));
    let files: Vec<(&str, &str)> = paths
        .iter()
        .map(String::as_str)
        .zip(texts.iter().map(String::as_str))
        .collect();
    let (rules, told) = rules_of("rules: [CN, BJ, SH, HZ]", &files);
    assert_eq!(told, "");
    assert!(rules.duty("H2").is_some());
}

#[test]
fn every_duty_of_the_list_is_in_the_strict_standard() {
    let (rules, _) = rules_of("rules: []", &[]);
    let ids: Vec<&str> = rules.duties.iter().map(|duty| duty.id.as_str()).collect();
    let wanted = "A1 A2 A3 A4 A5 B1 B2 B3 B4 C1 C2 C3 C4 D1 D2 D3 D4 D5 D6 E1 E2 F1 F2 F3 F4 F5 F6 G1 G2 G3 G4 G5 G6 G7 G8 H1 H2 H3";
    assert_eq!(ids.join(" "), wanted);
    assert_eq!(rules.name.0, "本站从严标准");
    assert_eq!(rules.codes, ["CN", "BJ", "SH", "HZ"]);
}

/// A duty rests on an article, or says in words that it is the site's own.
#[test]
fn every_duty_says_what_it_rests_on() {
    let (rules, _) = rules_of("rules: []", &[]);
    for duty in &rules.duties {
        assert!(!duty.basis.is_empty() || duty.note.is_some(), "{}", duty.id);
        assert!(duty.verified_on.is_some(), "{}", duty.id);
        for law in &duty.basis {
            assert!(law.article.is_some(), "{}: {law}", duty.id);
            assert!(rules.texts.contains_key(&law.statute), "{}: {law}", duty.id);
        }
    }
}

/// What the checked texts say of single cities is not printed under another.
#[test]
fn figures_of_one_city_stay_its_own() {
    let due = |rules: &Rules, id: &str| {
        rules
            .duty(id)
            .and_then(|duty| duty.due.clone())
            .map(|due| due.value)
    };
    let shown = |rules: &Rules, id: &str| {
        let display = rules.duty(id).and_then(|duty| duty.display.clone());
        display.map(|display| display.value.days)
    };
    let (beijing, _) = rules_of("rules: [BJ]", &[]);
    let (hangzhou, _) = rules_of("rules: [HZ]", &[]);
    let (shanghai, _) = rules_of("rules: [SH]", &[]);
    assert_eq!(
        (due(&beijing, "G2"), shown(&beijing, "G2")),
        (Some(Due::After(3)), None)
    );
    assert_eq!((due(&hangzhou, "G2"), shown(&hangzhou, "G2")), (None, Some(15)));
    assert_eq!(
        (due(&hangzhou, "G3"), shown(&hangzhou, "G3")),
        (Some(Due::After(3)), Some(15))
    );
    assert_eq!(shown(&shanghai, "G8"), Some(30));
    assert_eq!(shown(&hangzhou, "G8"), None);
    let rhythm = |rules: &Rules, id: &str| rules.duty(id).map(|duty| duty.rhythm.value);
    assert_eq!(rhythm(&shanghai, "G8"), Some(Rhythm::Year));
    assert_eq!(rhythm(&hangzhou, "G8"), Some(Rhythm::Event));
    assert_eq!(rhythm(&beijing, "G8"), None);
    let extraordinary = |rules: &Rules| {
        let duty = rules.duty("G1").expect("an agenda");
        duty.due_extraordinary.as_ref().map(|due| due.value)
    };
    assert_eq!(extraordinary(&hangzhou), Some(Due::Before(7)));
    assert_eq!(extraordinary(&beijing), None);
    assert_eq!(due(&hangzhou, "B4"), Some(Due::Before(30)));
    assert_eq!(due(&shanghai, "B4"), None);
}

#[test]
fn of_several_places_the_strictest_holds() {
    let (rules, _) = rules_of("rules: [CN, BJ, SH, HZ]", &[]);
    let fund = rules.duty("D1").expect("the fund");
    assert_eq!(fund.rhythm.value, Rhythm::Half);
    assert_eq!(fund.due.as_ref().map(|due| due.value), Some(Due::After(15)));
    let agenda = rules.duty("G1").expect("an agenda");
    assert_eq!(agenda.due.as_ref().map(|due| due.value), Some(Due::Before(15)));
    assert_eq!(agenda.due.as_ref().map(|due| due.basis.len()), Some(3));
    assert_eq!(agenda.due_extraordinary, None);
    assert_eq!(rules.duty("C1").map(|duty| duty.duty_of), Some(Issuer::Joint));
    let when: Vec<ShareWhen> = rules.fund_shares.iter().map(|share| share.when).collect();
    assert!(matches!(
        when.as_slice(),
        [ShareWhen::FundBelow(_), ShareWhen::MainlyFund]
    ));
    assert!(rules.fund_shares[0].threshold.inclusive);
    assert!(!rules.fund_shares[1].threshold.inclusive);
}

#[test]
fn a_sites_own_pack_holds_over_the_embedded_one() {
    let own = "name: 本市\nverified_on: 2026-11-24\ntexts: [{id: xx-property, title: 本市条例}]\nduties:\n  - {id: C1, item: 公共收益, duty_of: [manager], period: month, period_basis: [xx-property#3], basis: [xx-property#3]}\n";
    let (rules, told) = rules_of("rules: [XX]", &[("rules/XX.yaml", own)]);
    assert_eq!(told, "");
    assert_eq!(rules.name.0, "本市");
    assert_eq!(
        rules.duty("C1").map(|duty| duty.rhythm.value),
        Some(Rhythm::Month)
    );
    assert!(rules.duty("A1").is_some(), "a place stands on the country");
    let (rules, told) = rules_of("rules: [CN]", &[("rules/CN.yaml", own)]);
    assert_eq!(told, "");
    assert_eq!(rules.duties.len(), 1);
}
