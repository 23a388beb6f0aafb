//! Votes with their counts and the tests of the law.

use crate::emit::html::edition::Edition;
use crate::model::entry::Entry;
use crate::model::money::Fen;
use crate::model::vote::{Assembly, Body, Committee, MAJORITY, Outcome, QUORUM, Tally, Threshold};
use crate::theme::view_vote::{MeasureView, TestView, VoteView};

/// How a count is shown: heads as they are, areas with two decimals.
type Shown = fn(i64) -> String;

/// Returns what an entry says of a vote.
pub fn view(edition: &Edition, entry: &Entry) -> Option<VoteView> {
    let vote = entry.parts.vote.as_ref()?;
    let (measures, tests) = match &vote.by {
        Body::Assembly(assembly) => (
            vec![
                measure(edition, "vote.heads", &assembly.heads, heads),
                measure(edition, "vote.area", &assembly.area, area),
            ],
            of_assembly(edition, assembly),
        ),
        Body::Committee(committee) => (
            vec![of_members(edition, committee)],
            of_committee(edition, committee),
        ),
    };
    let outcome = vote.declared.value;
    Some(VoteView {
        passed: outcome == Outcome::Passed,
        by_owners: matches!(vote.by, Body::Assembly(_)),
        word: edition.word(&format!("vote.{}", outcome.name())).to_owned(),
        measures,
        tests,
    })
}

fn heads(count: i64) -> String {
    count.to_string()
}

fn area(count: i64) -> String {
    Fen(count).grouped()
}

fn measure(edition: &Edition, label: &str, tally: &Tally, shown: Shown) -> MeasureView {
    let (total, participating) = (tally.total.value, tally.participating.value);
    MeasureView {
        label: edition.word(label).to_owned(),
        total: shown(total),
        participating: shown(participating),
        participating_share: percent(participating, total),
        agree: shown(tally.agree.value),
        agree_share: percent(tally.agree.value, participating),
        oppose: shown(tally.oppose),
        abstain: shown(tally.abstain),
        invalid: shown(tally.invalid),
    }
}

fn of_members(edition: &Edition, committee: &Committee) -> MeasureView {
    MeasureView {
        label: edition.word("vote.members").to_owned(),
        total: heads(committee.members),
        participating: heads(committee.present),
        participating_share: percent(committee.present, committee.members),
        agree: heads(committee.agree),
        agree_share: percent(committee.agree, committee.members),
        oppose: String::new(),
        abstain: String::new(),
        invalid: String::new(),
    }
}

fn of_assembly(edition: &Edition, assembly: &Assembly) -> Vec<TestView> {
    let (by_heads, by_area) = (&assembly.heads, &assembly.area);
    let part = |tally: &Tally| (tally.participating.value, tally.total.value);
    let agree = |tally: &Tally| (tally.agree.value, tally.participating.value);
    let mut tests = vec![
        test(edition, "vote.test.heads", part(by_heads), heads, QUORUM),
        test(edition, "vote.test.area", part(by_area), area, QUORUM),
    ];
    if assembly.has_quorum() {
        let needed = assembly.agreement();
        let (of_heads, of_area) = match needed == MAJORITY {
            true => ("vote.test.majority-heads", "vote.test.majority-area"),
            false => ("vote.test.quarters-heads", "vote.test.quarters-area"),
        };
        tests.push(test(edition, of_heads, agree(by_heads), heads, needed));
        tests.push(test(edition, of_area, agree(by_area), area, needed));
    }
    tests
}

fn of_committee(edition: &Edition, committee: &Committee) -> Vec<TestView> {
    let (present, agree) = (
        (committee.present, committee.members),
        (committee.agree, committee.members),
    );
    vec![
        test(edition, "vote.test.present", present, heads, MAJORITY),
        test(edition, "vote.test.members", agree, heads, MAJORITY),
    ]
}

fn test(edition: &Edition, label: &str, counts: (i64, i64), shown: Shown, threshold: Threshold) -> TestView {
    let (count, all) = counts;
    let met = threshold.is_met(count, all);
    let sign = match (met, threshold.inclusive) {
        (true, true) => "≥",
        (true, false) => ">",
        (false, true) => "<",
        (false, false) => "≤",
    };
    let (part, whole) = (threshold.part, threshold.whole);
    let product = |by: i64, of: i64| by.checked_mul(of).map(shown).unwrap_or_default();
    let side = |by: i64, of: i64| match by {
        1 => shown(of),
        _ => format!("{by} × {} = {}", shown(of), product(by, of)),
    };
    TestView {
        met,
        label: edition.word(label).to_owned(),
        sum: format!("{} {sign} {}", side(whole, count), side(part, all)),
    }
}

/// Returns `75.28%`, rounded half up; of nothing, nothing.
fn percent(count: i64, of: i64) -> String {
    if of <= 0 {
        return String::new();
    }
    let hundredths = (i128::from(count) * 20_000 + i128::from(of)) / (2 * i128::from(of));
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
