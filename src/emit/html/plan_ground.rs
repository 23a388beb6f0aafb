//! Ways and trees on the ground of the plan.

use crate::theme::view_plan::{PlanBuildingView, PlanPlaceView, PointView};

/// Steps between places where a tree may stand.
const STEP: (u32, u32) = (34, 30);
/// Of so many such places, two have a tree.
const SPARSE: u32 = 5;

/// A rectangle in which no tree stands.
struct Taken {
    left: u32,
    right: u32,
    top: u32,
    bottom: u32,
}

/// Returns the ways from each gate to the square, or to the middle, as path data.
pub fn ways(places: &[PlanPlaceView], middle_x: u32, middle_y: u32) -> Vec<String> {
    let square = places.iter().find(|place| place.form == "square");
    let to = square.map_or((middle_x, middle_y), |square| {
        (square.x, square.y - square.depth / 2)
    });
    let gates = places.iter().filter(|place| place.form == "gate");
    gates
        .map(|gate| format!("M{} {}H{}V{}", gate.x, gate.y, to.0, to.1))
        .collect()
}

/// Returns trees on the ground that is free, the same for the same plan.
pub fn trees(buildings: &[PlanBuildingView], places: &[PlanPlaceView], ground: [u32; 4]) -> Vec<PointView> {
    let [left, top, width, depth] = ground;
    let houses = buildings.iter().map(|house| Taken {
        left: house.x.saturating_sub(14),
        right: house.x + house.width + 40,
        top: house.y.saturating_sub(house.height + 20),
        bottom: house.y + 50,
    });
    let others = places.iter().map(|place| {
        let half = match place.form {
            "lawn" => place.width * 3 / 10,
            _ => (place.width / 2).max(52) + 10,
        };
        Taken {
            left: place.x.saturating_sub(half),
            right: place.x + half,
            top: place.y.saturating_sub(place.depth.max(44)),
            bottom: place.y + if place.form == "lawn" { 20 } else { 54 },
        }
    });
    let gates: Vec<u32> = places
        .iter()
        .filter(|place| place.form == "gate")
        .map(|place| place.y)
        .collect();
    let taken: Vec<Taken> = houses.chain(others).collect();
    let mut trees = Vec::new();
    for row in 0..=depth / STEP.1 {
        for column in 0..width / STEP.0 {
            let x = left + 16 + column * STEP.0 + (row % 2) * STEP.0 / 2;
            let y = top + 18 + row * STEP.1;
            let chosen = (column * 7 + row * 11 + column * row) % SPARSE < 2;
            let on_way = gates.iter().any(|way| y.abs_diff(*way) < 22);
            let is_free = !taken
                .iter()
                .any(|it| (it.left..it.right).contains(&x) && (it.top..it.bottom).contains(&y));
            if chosen && is_free && !on_way && y < top + depth - 4 && x + 16 < left + width {
                trees.push(PointView { x, y });
            }
        }
    }
    trees
}
