//! Shares of a project that are not its settlement.

use crate::check::contract::Check;
use crate::check::reading::slip;
use crate::model::community::Community;
use crate::model::money::Fen;
use crate::model::project::{Level, Project, Share};
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "shares-do-not-add-up";

pub struct SharesDoNotAddUp;

impl Check for SharesDoNotAddUp {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M4"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "分摊加起来要正好等于结算，一分不差；范围里的每一户都要轮到，而且只轮到一次；范围外的不能有；份额不能是负数。\n\n\
                 例：每户按面积直接四舍五入，360户加起来 149,999.76，结算 150,000.00，差 -0.24\n\n\
                 怎么改：按面积分摊的，删去 `shares:`，让程序逐级去算；按约定分摊的，核对每一份。",
            en: "The shares are the settlement, to the last fen; every home of the scope is there once, none outside it, and no share is negative.\n\n\
                 Example: each home rounded on its own gives 149,999.76 where the settlement is 150,000.00, a difference of -0.24\n\n\
                 To mend: by area, leave out `shares:` and let the program compute them; by agreement, compare every share.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            if let Some(project) = &entry.parts.project {
                look(project, &site.community, faults);
            }
        }
    }
}

fn look(project: &Project, community: &Community, faults: &mut Faults) {
    for share in &project.shares {
        if share.amount.value.0 < 0 {
            let shown = share.amount.value.grouped();
            faults
                .error(
                    NAME,
                    share.amount.span,
                    say!("份额 {shown} 是负数", "a share of {shown} is negative"),
                )
                .mend(say!("写成正数", "write it without the minus"));
        }
        let homes = homes_of(
            project,
            community,
            |building, unit| share.concerns(building, unit),
            share.home_type.as_deref(),
        );
        if homes == 0 {
            faults
                .error(
                    NAME,
                    share.span,
                    say!(
                        "这一份不在分摊范围里，或者没有这样的住房",
                        "this share is outside the scope, or there are no such homes"
                    ),
                )
                .mend(say!(
                    "核对 `scope:` 和 `community.yaml`",
                    "compare `scope:` and `community.yaml`"
                ));
            return;
        }
    }
    for level in Level::ALL {
        look_at(level, project, community, faults);
    }
}

/// Looks at the shares of one level, if there are any.
fn look_at(level: Level, project: &Project, community: &Community, faults: &mut Faults) {
    let shares: Vec<_> = project
        .shares
        .iter()
        .filter(|share| Level::of(share) == Some(level))
        .collect();
    let Some(first) = shares.first() else { return };
    let Some(cost) = project.cost() else { return };
    let all = homes_of(project, community, |_, _| true, None);
    let mut sum: i128 = 0;
    let mut reached: i64 = 0;
    for share in &shares {
        let homes = homes_of(
            project,
            community,
            |building, unit| share.concerns(building, unit),
            share.home_type.as_deref(),
        );
        reached += homes;
        let times = if level == Level::Home {
            i128::from(homes)
        } else {
            1
        };
        sum += i128::from(share.amount.value.0) * times;
    }
    if reached != all {
        faults
            .error(
                NAME,
                first.span,
                say!(
                    "分摊写到了 {reached} 户，范围里有 {all} 户：有的漏了，或者写了两次",
                    "the shares speak of {reached} homes, but the scope has {all}: some are missing or there twice"
                ),
            )
            .mend(say!("每一户只能在一份里", "every home stands in one share"));
        return;
    }
    let Ok(sum) = i64::try_from(sum).map(Fen) else {
        return;
    };
    if sum == cost {
        return;
    }
    tell_sum(first, level, (sum, cost), all, faults);
}

fn tell_sum(first: &Share, level: Level, (sum, cost): (Fen, Fen), homes: i64, faults: &mut Faults) {
    let (written, right) = (sum.grouped(), cost.grouped());
    let apart = Fen(sum.0.saturating_sub(cost.0)).grouped();
    let fault = faults.error(
        NAME,
        first.span,
        say!(
            "分摊加起来是 {written}，应等于 {right}，相差 {apart}",
            "the shares add up to {written}, but should be {right}: a difference of {apart}"
        ),
    );
    if level == Level::Home
        && i128::from(sum.0).abs_diff(i128::from(cost.0)) <= u128::from(homes.unsigned_abs())
    {
        fault.note(say!(
            "差额不到每户一分：多半是每户各自四舍五入",
            "the difference is less than a fen a home: each was likely rounded on its own"
        ));
    }
    if let Some(words) = slip::between(sum, cost) {
        fault.note(words);
    }
    fault.mend(say!(
        "按面积分摊的，删去 `shares:`，程序会逐级去算；按约定的，核对每一份",
        "by area, leave out `shares:` and the program computes them; by agreement, compare every share"
    ));
}

/// Counts the homes of the project's scope that a share speaks of.
fn homes_of(
    project: &Project,
    community: &Community,
    concerns: impl Fn(&str, Option<&str>) -> bool,
    home_type: Option<&str>,
) -> i64 {
    let mut count = 0;
    for building in &community.buildings {
        let own = std::iter::once((None, &building.homes));
        let units = building
            .units
            .iter()
            .map(|unit| (Some(unit.number.as_str()), &unit.homes));
        for (unit, homes) in own.chain(units) {
            if project.scope.holds(&building.number, unit) && concerns(&building.number, unit) {
                let fitting = homes
                    .iter()
                    .filter(|homes| home_type.is_none_or(|name| name == homes.home_type));
                count += fitting.map(|homes| i64::from(homes.count)).sum::<i64>();
            }
        }
    }
    count
}
