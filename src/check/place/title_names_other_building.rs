//! Titles that name a building their audience leaves out.

use crate::check::contract::Check;
use crate::check::reading::buildings;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "title-names-other-building";

pub struct TitleNamesOtherBuilding;

impl Check for TitleNamesOtherBuilding {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "标题说的楼，和 `audience` 里的楼对不上：楼栋页、日历和海报按 `audience` 走，标题里的那栋楼收不到。\n\n\
                 例：标题“3号楼停水”，`audience: {buildings: [4]}`\n\n\
                 怎么改：改正 `audience`，或改正标题。",
            en: "The title names a building that `audience` leaves out: building pages, calendars and posters go by \
                 `audience`, so that building is never told.\n\n\
                 Example: the title says `3号楼停水`, but `audience: {buildings: [4]}`\n\n\
                 To mend: correct `audience`, or the title.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let audience = &entry.meta.audience;
            let numbers = buildings::named(&entry.meta.title)
                .into_iter()
                .flat_map(|named| named.numbers);
            let left_out: Vec<String> = numbers.filter(|number| !audience.reaches(number)).collect();
            if left_out.is_empty()
                || left_out
                    .iter()
                    .any(|number| site.community.building(number).is_none())
            {
                continue;
            }
            let title = left_out.join("、");
            let all_en = match audience.buildings.as_slice() {
                [] => audience.units.join(", "),
                buildings => buildings.join(", "),
            };
            let all = match audience.buildings.as_slice() {
                [] => audience.units.join("、"),
                buildings => format!("{}号楼", buildings.join("、")),
            };
            faults
                .error(
                    NAME,
                    entry.span_of("audience"),
                    say!(
                        "标题里有 {title}号楼，`audience` 里却只有 {all}",
                        "the title names building {title}, but `audience` has only {all_en}"
                    ),
                )
                .mend(say!(
                    "改正 `audience` 或标题；`audience` 决定哪几栋楼收到",
                    "correct `audience` or the title; `audience` decides which buildings are told"
                ));
        }
    }
}
