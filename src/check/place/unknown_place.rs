//! Places of events that the community does not list.

use crate::check::contract::Check;
use crate::han::near::nearest;
use crate::model::community::Place;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "unknown-place";

pub struct UnknownPlace;

impl Check for UnknownPlace {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "地点在 `community.yaml` 的 `places` 里登记过，页面才能写出怎么去、轮椅能不能进。写了没登记的地点，多半是笔误。登记的地点后面再加几个字不算。\n\n\
                 例：登记的是 `中心广场`，写成 `place: 中央广场`\n\n\
                 怎么改：改成登记的名称或编号；确是新地点，登记到 `places`。",
            en: "Of a place listed under `places` in `community.yaml` the page tells how to get there and whether a wheelchair can. One that is not listed is likely a slip; further words beside a listed name are fine.\n\n\
                 Example: `place: 中央广场` where `中心广场` is listed\n\n\
                 To mend: write the name or id of a listed place, or list the new one.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        let places = &site.community.places;
        if places.is_empty() {
            return;
        }
        for entry in site.checked() {
            let place = entry
                .parts
                .schedule
                .as_ref()
                .and_then(|schedule| schedule.place.as_deref());
            let Some(written) = place.filter(|written| !places.iter().any(|place| is_meant(place, written)))
            else {
                continue;
            };
            let names = || {
                places
                    .iter()
                    .flat_map(|place| [place.id.as_str(), bare(&place.name)])
            };
            let fault = faults.warn(
                NAME,
                entry.span_of("place"),
                say!(
                    "`community.yaml` 里没有 `{written}` 这个地点",
                    "`community.yaml` lists no place `{written}`"
                ),
            );
            match nearest(written, names()) {
                Some(near) => fault.mend(say!("是不是 `{near}`？", "was `{near}` meant?")),
                None => {
                    let all: Vec<&str> = places.iter().map(|place| bare(&place.name)).collect();
                    let all = all.join("、");
                    fault.mend(say!(
                        "登记的地点有：{all}；是新地点就加到 `places`",
                        "listed are: {all}; add a new place under `places`"
                    ))
                }
            };
        }
    }
}

/// Returns whether a text names a place: its id, its name, or its name with further words.
fn is_meant(place: &Place, written: &str) -> bool {
    written == place.id || written.contains(bare(&place.name))
}

/// Returns a name without what stands in brackets behind it.
fn bare(name: &str) -> &str {
    name.split(['（', '(']).next().unwrap_or(name).trim()
}
