//! What templates see of projects, fees and meters.

use serde::Serialize;

use crate::theme::view_shapes::LinkView;

/// A project from the plan to the payment; amounts are grouped texts.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectView {
    pub part: String,
    /// `1号楼1单元`
    pub scope: String,
    /// The cost is final, not expected.
    pub is_settled: bool,
    pub figures: Vec<FigureView>,
    /// All stages of a project, in order, done or not.
    pub stages: Vec<StageView>,
    pub emergency: Option<EmergencyView>,
    /// What each home bears; null where that cannot be known.
    pub apportionment: Option<ApportionmentView>,
}

/// A figure with its name.
#[derive(Clone, Debug, Serialize)]
pub struct FigureView {
    pub label: String,
    pub value: String,
    pub note: String,
    /// Language of the note where it is not the page's; else empty.
    pub lang: String,
}

/// A stage and what was done in it.
#[derive(Clone, Debug, Serialize)]
pub struct StageView {
    pub name: &'static str,
    pub word: String,
    pub done: bool,
    pub steps: Vec<StepView>,
}

/// Something that was done.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    /// ISO day, or empty.
    pub date: String,
    pub day: String,
    pub note: String,
    /// Language of the note where it is not the page's; else empty.
    pub lang: String,
    pub link: Option<LinkView>,
}

/// Why it could not wait for a vote.
#[derive(Clone, Debug, Serialize)]
pub struct EmergencyView {
    pub trigger: String,
    pub confirmed_by: Vec<String>,
    /// Language of both where it is not the page's; else empty.
    pub lang: String,
}

/// What each home bears.
#[derive(Clone, Debug, Serialize)]
pub struct ApportionmentView {
    /// `area` or `agreement`.
    pub method: &'static str,
    pub cost: String,
    pub area: String,
    /// 元 per m², four decimals.
    pub per_area: String,
    pub homes: u32,
    /// Every building that bears it.
    pub buildings: SheetView,
    /// Every unit and type of home.
    pub rows: Vec<ShareView>,
}

/// The homes of one type in a unit.
#[derive(Clone, Debug, Serialize)]
pub struct ShareView {
    /// `1-1`, or the building's number where it has no units.
    pub place: String,
    /// `1号楼1单元`
    pub place_name: String,
    pub home_type: String,
    pub area: String,
    pub homes: u32,
    /// What one home bears; two amounts a fen apart, with how many homes each.
    pub each: Vec<EachView>,
    pub sum: String,
    /// Whole 0.01 m² of one home, fen of each amount, then fen and 0.01 m² of the unit, for scripts.
    pub area_hundredths: i64,
    pub each_fen: String,
    pub unit_fen: i64,
    pub unit_area_hundredths: i64,
}

/// What so many homes bear each.
#[derive(Clone, Debug, Serialize)]
pub struct EachView {
    pub amount: String,
    pub homes: u32,
}

/// A table of figures with its title.
#[derive(Clone, Debug, Serialize)]
pub struct SheetView {
    pub id: &'static str,
    pub title: String,
    /// What it means, a sentence or two; may be empty.
    pub intro: String,
    /// The first is the name of the row, the rest hold numbers.
    pub columns: Vec<String>,
    pub rows: Vec<SheetRowView>,
    /// The last line, with sums.
    pub total: Option<SheetRowView>,
    /// Remarks below it.
    pub notes: Vec<String>,
}

/// A row of figures.
#[derive(Clone, Debug, Serialize)]
pub struct SheetRowView {
    pub name: String,
    /// Language of name and note where it is not the page's; else empty.
    pub lang: String,
    /// A remark under the name; may be empty.
    pub note: String,
    pub cells: Vec<String>,
}
