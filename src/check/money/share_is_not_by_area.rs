//! Written shares that differ from what areas give.

use crate::check::contract::Check;
use crate::check::reading::slip;
use crate::model::apportion::BuildingShare;
use crate::model::money::Fen;
use crate::model::project::{Level, Method, Project, Share};
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "share-is-not-by-area";

pub struct ShareIsNotByArea;

impl Check for ShareIsNotByArea {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M5"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "按面积分摊：每一份 = 费用 × 面积 ÷ 总面积，先分到楼，再分到单元，再分到户，每一级加起来等于上一级，最多差一分。一样大的楼要分得一样多。\n\n\
                 例：5、6号楼一样大，5号楼写 12,144.42，6号楼写 12,144.30（都应为 12,144.26）\n\n\
                 怎么改：删去 `shares:`，程序会算；真的另有约定，写 `method: agreement`。",
            en: "By area each share is cost × area ÷ whole area: first buildings, then units, then homes; each level adds up to the one above, within a fen. Equal buildings bear alike.\n\n\
                 Example: buildings 5 and 6 are equal, but 12,144.42 and 12,144.30 are written (both should be 12,144.26)\n\n\
                 To mend: leave out `shares:`, the program computes them; if something else was agreed, write `method: agreement`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            let Some(project) = entry
                .parts
                .project
                .as_ref()
                .filter(|it| it.method == Method::Area)
            else {
                continue;
            };
            if let Some(shares) = project.shared(&site.community) {
                look(project, &shares, faults);
            }
        }
    }
}

fn look(project: &Project, computed: &[BuildingShare], faults: &mut Faults) {
    for share in &project.shares {
        let Some(right) = nearest(share, computed) else {
            continue;
        };
        let written = share.amount.value;
        if i128::from(written.0).abs_diff(i128::from(right.0)) <= 1 {
            continue;
        }
        let (shown, meant) = (written.grouped(), right.grouped());
        let apart = Fen(written.0.saturating_sub(right.0)).grouped();
        let fault = faults.error(
            NAME,
            share.amount.span,
            say!(
                "这一份写的是 {shown}，按面积应为 {meant}，相差 {apart}",
                "this share is written as {shown}, but by area it is {meant}: a difference of {apart}"
            ),
        );
        if let Some(equal) = unlike_equal(share, project, computed) {
            fault.note(say!(
                "{equal}号楼一样大，写的却不一样",
                "building {equal} is of the same size, but bears another amount"
            ));
        }
        if let Some(words) = slip::between(written, right) {
            fault.note(words);
        }
        fault.mend(say!(
            "写成 `amount: \"{right}\"`，或删去 `shares:` 让程序去算",
            "write `amount: \"{right}\"`, or leave out `shares:`"
        ));
    }
}

/// Returns what areas give for a share: of several homes the amount that is nearest.
fn nearest(share: &Share, computed: &[BuildingShare]) -> Option<Fen> {
    let mut found: Vec<Fen> = Vec::new();
    for building in computed {
        if Level::of(share) == Some(Level::Building) && share.concerns(&building.number, None) {
            found.push(building.share);
        }
        for unit in &building.units {
            if !share.concerns(&building.number, unit.number.as_deref()) {
                continue;
            }
            match Level::of(share) {
                Some(Level::Unit) => found.push(unit.share),
                Some(Level::Home) => {
                    let same = unit
                        .homes
                        .iter()
                        .filter(|homes| Some(&homes.home_type) == share.home_type.as_ref());
                    found.extend(same.flat_map(|homes| homes.amounts.iter().map(|(amount, _)| *amount)));
                }
                Some(Level::Building) | None => {}
            }
        }
    }
    let written = i128::from(share.amount.value.0);
    found
        .into_iter()
        .min_by_key(|right| written.abs_diff(i128::from(right.0)))
}

/// Returns a building of the same area that was given another amount.
fn unlike_equal<'c>(share: &Share, project: &Project, computed: &'c [BuildingShare]) -> Option<&'c str> {
    if Level::of(share) != Some(Level::Building) {
        return None;
    }
    let own = computed
        .iter()
        .find(|building| share.concerns(&building.number, None))?;
    let equal = computed.iter().find(|building| {
        let written = project.written(Level::Building, &building.number, None);
        building.number != own.number
            && building.area == own.area
            && written.is_some_and(|other| other.amount.value != share.amount.value)
    });
    equal.map(|building| building.number.as_str())
}
