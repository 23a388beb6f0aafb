//! What templates see of the estate's plan.

use serde::Serialize;

/// The estate as a picture, 1000 wide and 640 high; the ground lies as on a map and the buildings
/// stand on it.
///
/// `at_x` and `at_y` are the same places in percent, for words that keep their size.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlanView {
    /// Where everything stands, in sentences.
    pub described: String,
    /// From north to south, so that what stands in front is drawn last.
    pub buildings: Vec<PlanBuildingView>,
    pub places: Vec<PlanPlaceView>,
    pub boards: Vec<PointView>,
    pub trees: Vec<PointView>,
    /// Ways from the gates, as path data.
    pub ways: Vec<String>,
}

/// A building of the plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanBuildingView {
    pub number: String,
    pub name: String,
    /// `3号楼`, or `No. 3` where the whole name would be too long.
    pub label: String,
    pub path: String,
    /// The foot of its left corner, its width, and its height up to the eaves.
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
    /// It has no lift, so it has a pitched roof.
    pub low: bool,
    pub floors: u32,
    /// Height of a storey in tenths.
    pub storey: u32,
    /// Left edges of its doors, from its left corner.
    pub doors: Vec<u32>,
    pub at_x: String,
    pub at_y: String,
    pub mark_y: String,
    pub mark: Option<PlanMarkView>,
}

/// A place of the plan that is no building.
#[derive(Clone, Debug, Serialize)]
pub struct PlanPlaceView {
    pub name: String,
    /// Language of the name where it is not the page's; else empty.
    pub lang: String,
    /// `gate`, `square`, `lawn`, `house`, `shed`, `bins`, `ramp`.
    pub form: &'static str,
    /// The middle of its foot, its width and its depth.
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub depth: u32,
    pub at_x: String,
    pub at_y: String,
}

/// What is on or ahead at a building, in a word and a day.
#[derive(Clone, Debug, Serialize)]
pub struct PlanMarkView {
    /// `停水`
    pub topic: String,
    /// `22日`, or `进行中`
    pub when: String,
    /// `7月22日8:30停水`, for the list beneath.
    pub says: String,
    pub title: String,
    pub is_on: bool,
    /// ISO moment, or empty.
    pub ends: String,
    /// Signs across, so that the mark is wide enough.
    pub signs: usize,
    /// How many more there are.
    pub more: usize,
}

/// A point of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PointView {
    pub x: u32,
    pub y: u32,
}
