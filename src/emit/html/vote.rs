//! Votes with their counts and the tests of the law.

use crate::emit::html::edition::Edition;
use crate::model::entry::Entry;
use crate::model::money::Fen;
use crate::model::vote::{Body, Committee, MAJORITY, Measure, Outcome, Tally, Test};
use crate::theme::view_vote::{MeasureView, TestView, VoteView};

/// How a count is shown: heads as they are, areas with two decimals.
type Shown = fn(i64) -> String;

/// Returns what an entry says of a vote.
pub fn view(edition: &Edition, entry: &Entry) -> Option<VoteView> {
    let vote = entry.parts.vote.as_ref()?;
    let measures = match &vote.by {
        Body::Assembly(assembly) => vec![
            measure(edition, "vote.heads", &assembly.heads, heads),
            measure(edition, "vote.area", &assembly.area, area),
        ],
        Body::Committee(committee) => vec![of_members(edition, committee)],
    };
    let outcome = vote.declared.value;
    Some(VoteView {
        passed: outcome == Outcome::Passed,
        by_owners: matches!(vote.by, Body::Assembly(_)),
        word: edition.word(&format!("vote.{}", outcome.name())).to_owned(),
        measures,
        tests: vote.by.tests().iter().map(|it| test(edition, it)).collect(),
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

fn test(edition: &Edition, test: &Test) -> TestView {
    let label = match (test.taking_part, test.measure) {
        (true, Measure::Heads) => "vote.test.heads",
        (true, Measure::Area) => "vote.test.area",
        (true, Measure::Members) => "vote.test.present",
        (false, Measure::Members) => "vote.test.members",
        (false, Measure::Heads) if test.threshold == MAJORITY => "vote.test.majority-heads",
        (false, Measure::Heads) => "vote.test.quarters-heads",
        (false, Measure::Area) if test.threshold == MAJORITY => "vote.test.majority-area",
        (false, Measure::Area) => "vote.test.quarters-area",
    };
    let shown: Shown = match test.measure {
        Measure::Area => area,
        Measure::Heads | Measure::Members => heads,
    };
    let side = |by: i64, of: i64| match by {
        1 => shown(of),
        _ => {
            let product = by.checked_mul(of).map(shown).unwrap_or_default();
            format!("{by} × {} = {product}", shown(of))
        }
    };
    let (part, whole) = (test.threshold.part, test.threshold.whole);
    TestView {
        met: test.is_met(),
        label: edition.word(label).to_owned(),
        sum: format!(
            "{} {} {}",
            side(whole, test.count),
            test.sign(),
            side(part, test.all)
        ),
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
