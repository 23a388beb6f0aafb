//! The estate's plan: where buildings and places stand.

use crate::emit::html::card::{on_and_ahead, view as card_view};
use crate::emit::html::edition::Edition;
use crate::emit::html::plan_ground;
use crate::model::address::encode_path;
use crate::model::community::{Building, Form, Lot, Place};
use crate::model::entry::{Entry, Phase};
use crate::model::lang::Lang;
use crate::model::pages;
use crate::theme::view_plan::{PlanBuildingView, PlanMarkView, PlanPlaceView, PlanView, PointView};

/// The picture's width and height.
const WIDE: u32 = 1000;
const HIGH: u32 = 640;
/// The ground: its left edge and width, its north edge and depth.
const LEFT: u32 = 20;
const ACROSS: u32 = 960;
const NORTH: u32 = 140;
const DEEP: u32 = 450;
/// The highest a storey is drawn, in tenths.
const STOREY: u32 = 90;
/// What a roof needs above the eaves.
const ROOF: u32 = 34;
/// Beyond so many buildings without a place of their own, a picture would tell nothing.
const MOST: usize = 24;
/// What begins later is not marked yet.
const DAYS: i64 = 7;

/// Returns the plan; `None` where there is nothing that can be drawn.
pub fn view(edition: &Edition) -> Option<PlanView> {
    let community = &edition.site.community;
    let lots = lots(&community.buildings)?;
    let size = Size::of(&community.buildings, &lots);
    let mut buildings: Vec<PlanBuildingView> = community
        .buildings
        .iter()
        .zip(&lots)
        .map(|(building, lot)| building_view(edition, building, *lot, &size))
        .collect();
    buildings.sort_by_key(|building| (building.y, building.x));
    let mut places: Vec<PlanPlaceView> = community
        .places
        .iter()
        .filter_map(|place| Some(place_view(edition, place, place.plan?)))
        .collect();
    places.sort_by_key(|place| (!is_flat(place.form), place.y, place.x));
    let boards = community.boards.iter().filter_map(|board| board.plan);
    let ways = plan_ground::ways(&places, LEFT + ACROSS / 2, NORTH + DEEP / 2);
    let ground = [LEFT, NORTH, ACROSS, DEEP];
    Some(PlanView {
        described: described(edition, &buildings, &places),
        boards: boards.map(foot).collect(),
        trees: plan_ground::trees(&buildings, &places, ground),
        buildings,
        places,
        ways,
    })
}

/// Returns what is on at a building, else what is ahead within days; only what is not for everyone.
pub fn mark(edition: &Edition, number: &str) -> Option<PlanMarkView> {
    let now = edition.site.now;
    let own = |entry: &&Entry| {
        let audience = &entry.meta.audience;
        !audience.is_everywhere() && audience.reaches(number)
    };
    let (on, ahead) = on_and_ahead(edition.site.entries.iter().filter(own), now);
    let soon = |entry: &&Entry| {
        let starts = entry.window().and_then(|(starts, _)| starts);
        starts.is_some_and(|starts| starts.day().days_since(now.day()) <= DAYS)
    };
    let all: Vec<&Entry> = on.into_iter().chain(ahead.into_iter().filter(soon)).collect();
    let first = all.first()?;
    Some(mark_of(edition, first, all.len() - 1))
}

fn mark_of(edition: &Edition, entry: &Entry, more: usize) -> PlanMarkView {
    let card = card_view(edition, entry);
    let is_on = entry.phase(edition.site.now) == Some(Phase::Now);
    let topic = match card.topic.is_empty() {
        true => card.kind_title,
        false => card.topic,
    };
    let when = match (is_on, &card.starts) {
        (false, Some(day)) => edition.fill("plan.day", &[("day", &day.day), ("month", &day.month)]),
        _ => edition.word("phase.now").to_owned(),
    };
    let day = card.starts.map(|day| day.short).unwrap_or_default();
    let says = match is_on {
        true => edition.fill("plan.on", &[("topic", &topic)]),
        false => edition.fill("plan.ahead", &[("topic", &topic), ("day", &day)]),
    };
    PlanMarkView {
        signs: width_of(&topic).max(width_of(&when)),
        ends: card.phase.map(|phase| phase.ends).unwrap_or_default(),
        title: card.title,
        topic,
        when,
        says,
        is_on,
        more,
    }
}

/// Returns how many Chinese characters wide a word is, rounded up.
fn width_of(word: &str) -> usize {
    let halves: usize = word.chars().map(|sign| 1 + usize::from(!sign.is_ascii())).sum();
    halves.div_ceil(2)
}

/// Returns where each building stands: as written, else in rows, the high ones to the north.
fn lots(buildings: &[Building]) -> Option<Vec<Lot>> {
    let written: Option<Vec<Lot>> = buildings.iter().map(|building| building.plan).collect();
    if buildings.is_empty() {
        return None;
    }
    if written.is_some() || buildings.len() > MOST {
        return written;
    }
    let mut order: Vec<usize> = (0..buildings.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(buildings.get(*at).map_or(0, |building| building.floors)));
    let columns = match buildings.len() {
        0..=3 => buildings.len(),
        4..=8 => buildings.len().div_ceil(2),
        9..=15 => buildings.len().div_ceil(3),
        more => more.div_ceil(4),
    };
    let rows = buildings.len().div_ceil(columns);
    let mut lots = vec![None; buildings.len()];
    for (place, at) in order.into_iter().enumerate() {
        let (row, column) = (place / columns, place % columns);
        let in_row = columns.min(buildings.len() - row * columns);
        let hundredths = |part: usize| u32::try_from(part).unwrap_or(0).min(100);
        if let Some(lot) = lots.get_mut(at) {
            *lot = Some(Lot {
                x: hundredths((2 * column + 1) * 100 / (2 * in_row)),
                y: hundredths(20 + (2 * row + 1) * 76 / (2 * rows)),
                width: None,
                depth: None,
                form: Form::House,
            });
        }
    }
    lots.into_iter().collect()
}

fn foot(lot: Lot) -> PointView {
    PointView {
        x: LEFT + lot.x * ACROSS / 100,
        y: NORTH + lot.y * DEEP / 100,
    }
}

fn percent(part: u32, whole: u32) -> String {
    let tenths = part * 1000 / whole;
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// How large all buildings are drawn, so that they can be compared.
struct Size {
    /// Height of a storey, in tenths.
    storey: u32,
    /// What a building of some units may take up across.
    room: u32,
}

impl Size {
    /// Returns the largest at which every roof is within the picture.
    fn of(buildings: &[Building], lots: &[Lot]) -> Size {
        let storeys = buildings
            .iter()
            .zip(lots)
            .map(|(building, lot)| foot(*lot).y.saturating_sub(ROOF) * 10 / building.floors.max(1));
        Size {
            storey: storeys.min().map_or(STOREY, |storey| storey.min(STOREY)),
            // Where many stand side by side, each is narrower.
            room: match buildings.len() {
                0..=8 => 190,
                9..=15 => 140,
                _ => 110,
            },
        }
    }
}

fn building_view(edition: &Edition, building: &Building, lot: Lot, size: &Size) -> PlanBuildingView {
    let PointView { x, y } = foot(lot);
    let units = u32::try_from(building.units.len()).unwrap_or(0).clamp(1, 6);
    let unit = (size.room / (units + 1)).min(60);
    let width = unit * units.max(2);
    let floors = building.floors.max(1);
    let storey = size.storey;
    let door = width / units;
    let left = (x.saturating_sub(width / 2)).clamp(LEFT + 4, LEFT + ACROSS - width - 26);
    let name = edition.building_name(building);
    let label = edition.fill("plan.building", &[("number", &building.number)]);
    let height = floors * storey / 10;
    PlanBuildingView {
        number: building.number.clone(),
        label: match edition.lang == Lang::Zh && width_of(&name) <= 5 {
            true => name.clone(),
            false => label,
        },
        name,
        path: encode_path(pages::building(edition.lang, &building.number).as_str()),
        x: left,
        y,
        width,
        height,
        low: building.lifts == 0,
        floors,
        storey,
        doors: (0..units).map(|at| at * door + door / 2 - 5).collect(),
        at_x: percent(left + width / 2 + 4, WIDE),
        at_y: percent(y, HIGH),
        mark_y: percent(y.saturating_sub(height), HIGH),
        mark: mark(edition, &building.number),
    }
}

fn is_flat(form: &str) -> bool {
    matches!(form, "square" | "lawn")
}

fn place_view(edition: &Edition, place: &Place, lot: Lot) -> PlanPlaceView {
    let PointView { x, y } = foot(lot);
    // What stands in brackets is for the list, not for the picture.
    let name = place.name.split('（').next().unwrap_or_default().to_owned();
    let (width, depth) = match lot.form {
        Form::Square => (lot.width.unwrap_or(24), lot.depth.unwrap_or(20)),
        Form::Lawn => (lot.width.unwrap_or(30), lot.depth.unwrap_or(18)),
        _ => (0, 0),
    };
    let (width, depth) = (width * ACROSS / 100, depth * DEEP / 100);
    let middle = y.saturating_sub(depth / 2);
    PlanPlaceView {
        lang: edition.facts().lang_of(&name).to_owned(),
        name,
        form: lot.form.name(),
        x,
        y,
        width,
        depth,
        // A word at the edge stays within the picture.
        at_x: percent(x.clamp(46, WIDE - 46), WIDE),
        at_y: percent(middle, HIGH),
    }
}

/// Returns in sentences what the picture shows: rows from north to south, each from west to east.
fn described(edition: &Edition, buildings: &[PlanBuildingView], places: &[PlanPlaceView]) -> String {
    let houses = buildings
        .iter()
        .map(|house| (house.y, house.x, house.name.as_str()));
    let others = places.iter().map(|place| {
        let middle = place.y.saturating_sub(place.depth / 2);
        (middle, place.x, place.name.as_str())
    });
    let mut all: Vec<(u32, u32, &str)> = houses.chain(others).collect();
    // A row is what stands within a fifth of the depth.
    all.sort_by_key(|(y, x, _)| (y.saturating_sub(NORTH) * 5 / (DEEP + 1), *x));
    let comma = edition.word("list-comma");
    let mut rows: Vec<(u32, Vec<&str>)> = Vec::new();
    for (y, _, name) in all {
        let row = y.saturating_sub(NORTH) * 5 / (DEEP + 1);
        match rows.last_mut() {
            Some((last, names)) if *last == row => names.push(name),
            _ => rows.push((row, vec![name])),
        }
    }
    let rows: Vec<String> = rows.into_iter().map(|(_, names)| names.join(comma)).collect();
    edition.fill(
        "plan.described",
        &[("rows", &rows.join(edition.word("plan.then")))],
    )
}
