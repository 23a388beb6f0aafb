//! What templates see of a vote, counts as grouped texts.

use serde::Serialize;

/// A decision with its counts.
#[derive(Clone, Debug, Serialize)]
pub struct VoteView {
    pub passed: bool,
    /// Owners voted, not their committee.
    pub by_owners: bool,
    /// `通过` or `未通过`.
    pub word: String,
    /// Heads and area of owners, or the members of the committee.
    pub measures: Vec<MeasureView>,
    /// What the law asks for, a sentence each, with what came of it.
    pub tests: Vec<TestView>,
}

/// One measure of a vote.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureView {
    /// `人数` or `面积（平方米）`.
    pub label: String,
    pub total: String,
    pub participating: String,
    /// `75.28%` of the total.
    pub participating_share: String,
    pub agree: String,
    /// Of those who took part.
    pub agree_share: String,
    /// Empty where a committee votes.
    pub oppose: String,
    pub abstain: String,
    pub invalid: String,
}

/// One test of the law.
#[derive(Clone, Debug, Serialize)]
pub struct TestView {
    pub met: bool,
    /// `参与人数三分之二以上`
    pub label: String,
    /// `3 × 268 = 804 ≥ 2 × 356 = 712`
    pub sum: String,
}
