//! Totals of a vote that are not those of the community.

use crate::check::contract::Check;
use crate::model::community::{Building, Community, Homes};
use crate::model::money::Area;
use crate::model::site::Site;
use crate::model::vote::{Assembly, Body, Vote};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "vote-total-differs";

pub struct VoteTotalDiffers;

impl Check for VoteTotalDiffers {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["V1"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "应有的面积由 `community.yaml` 的户型和户数算出来，一点不能差。应有的人数以 `voting_heads` 为准：\
                 一位业主有几套房，只算一人；没有写 `voting_heads` 的，不能多于户数。\n\n\
                 例：全区 356 人，写成 360（把有两套房的 4 位业主算了两次）\n\n\
                 怎么改：把 `total:` 改成报告里给的数；`community.yaml` 不对，就改那里。",
            en: "The total area follows from the homes in `community.yaml`, exactly. Total heads are those of `voting_heads`: \
                 an owner of several homes is one. Where no `voting_heads` is written they are no more than the homes.\n\n\
                 Example: 360 where the community has 356 heads (four owners of two homes counted twice)\n\n\
                 To mend: write the total of the report, or correct `community.yaml` if that is wrong.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for vote in site.checked().filter_map(|entry| entry.parts.vote.as_ref()) {
            if let Body::Assembly(assembly) = &vote.by {
                look(vote, assembly, &site.community, faults);
            }
        }
    }
}

/// The homes of a scope.
struct Within {
    area: i64,
    homes: i64,
    /// Heads, where `community.yaml` says them for the whole scope.
    heads: Option<i64>,
}

fn look(vote: &Vote, assembly: &Assembly, community: &Community, faults: &mut Faults) {
    let within = within(vote, community);
    if within.homes == 0 {
        // An unknown building or unit is another fault.
        return;
    }
    let (written, right) = (assembly.area.total.value, within.area);
    if written != right {
        let (written, right) = (Area(written), Area(right));
        faults
            .error(
                NAME,
                assembly.area.total.span,
                say!(
                    "应有面积写的是 {written}，按 `community.yaml` 应为 {right} 平方米",
                    "the total area is written as {written}, but `community.yaml` gives {right} m²"
                ),
            )
            .mend(say!("写成 `total: \"{right}\"`", "write `total: \"{right}\"`"));
    }
    let heads = assembly.heads.total.value;
    let homes = within.homes;
    match within.heads {
        Some(right) if heads != right => {
            let fault = faults.error(
                NAME,
                assembly.heads.total.span,
                say!(
                    "应有人数写的是 {heads}，按 `community.yaml` 应为 {right}",
                    "total heads are written as {heads}, but `community.yaml` gives {right}"
                ),
            );
            if heads == homes {
                fault.note(say!(
                    "{homes} 是户数：一位业主有几套房，只算一人",
                    "{homes} is the number of homes: an owner of several homes is one head"
                ));
            }
            fault.mend(say!("写成 `total: {right}`", "write `total: {right}`"));
        }
        None if heads > homes || heads == 0 => {
            faults
                .error(
                    NAME,
                    assembly.heads.total.span,
                    say!(
                        "应有人数写的是 {heads}，这个范围一共只有 {homes} 户",
                        "total heads are written as {heads}, but there are {homes} homes"
                    ),
                )
                .mend(say!(
                    "核对人数和范围 `scope:`",
                    "check the number, and the `scope:`"
                ));
        }
        Some(_) | None => {}
    }
}

fn within(vote: &Vote, community: &Community) -> Within {
    let scope = &vote.scope;
    let mut out = Within {
        area: 0,
        homes: 0,
        heads: None,
    };
    let count = |homes: &[Homes], out: &mut Within| {
        for homes in homes {
            out.area += community.area_of_homes([homes]).0;
            out.homes += i64::from(homes.count);
        }
    };
    let mut whole: Vec<&Building> = Vec::new();
    for building in &community.buildings {
        if scope.is_everywhere() || scope.buildings.contains(&building.number) {
            count(&building.homes, &mut out);
            building
                .units
                .iter()
                .for_each(|unit| count(&unit.homes, &mut out));
            whole.push(building);
            continue;
        }
        for unit in &building.units {
            if scope
                .units
                .contains(&format!("{}-{}", building.number, unit.number))
            {
                count(&unit.homes, &mut out);
            }
        }
    }
    let of_buildings = || -> Option<i64> {
        let heads = whole.iter().map(|building| building.voting_heads.map(i64::from));
        heads.sum()
    };
    out.heads = match (scope.is_everywhere(), community.voting_heads) {
        (true, Some(heads)) => Some(i64::from(heads)),
        _ if scope.units.is_empty() && !whole.is_empty() => of_buildings(),
        _ => None,
    };
    out
}
