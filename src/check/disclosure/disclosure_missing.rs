//! Accounts of a series that was begun and has a gap.

use std::collections::BTreeMap;

use crate::check::contract::Check;
use crate::model::date::Day;
use crate::model::duty_state::{State, standings};
use crate::model::rules::Duty;
use crate::model::site::Site;
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "disclosure-missing";

/// Where the rules of a site are named.
const CONFIG_PATH: &str = "site-config.yaml";

pub struct DisclosureMissing;

impl Check for DisclosureMissing {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "按期公布的账，公布过一期，就要期期都有。到期还没有的，公开目录写“缺”，这里提醒。\
                 从来没有公布过的事项只在公开目录里写，不在这里提醒；`site-config.yaml` 没有写 `rules` 的，也不提醒。\n\n\
                 例：有第一季度、没有第二季度的公共收益，而今天已是8月\n\n\
                 怎么改：补上那一期；确实不适用，在 `site-config.yaml` 的 `not_applicable` 里写明理由。",
            en: "An account that was laid open once is laid open each time. What is due and not there is “missing” in \
                 the catalogue, and is told here. What was never laid open stands in the catalogue only, and so does all of a site without `rules`.\n\n\
                 Example: common income of the first quarter and not of the second, in August\n\n\
                 To mend: publish the account; if it does not apply, say why in `not_applicable` of `site-config.yaml`.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        if !site.rules.named {
            return;
        }
        for ((from, to), missing) in missing(site) {
            let (from, to) = (from.iso(), to.iso());
            let days = missing.iter().map(|(_, days)| *days).max().unwrap_or_default();
            let zh: Vec<String> = missing
                .iter()
                .map(|(duty, _)| format!("{}「{}」", duty.id, duty.item.0))
                .collect();
            let en: Vec<String> = missing
                .iter()
                .map(|(duty, _)| format!("{} ({})", duty.id, duty.item.1))
                .collect();
            let (zh, en) = (zh.join("、"), en.join(", "));
            faults
                .add(
                    NAME,
                    Severity::Flag,
                    Place::Path(CONFIG_PATH.to_owned()),
                    say!(
                        "{from} 至 {to} 的{zh}还没有公布，已过期 {days} 天",
                        "{en} of {from} to {to} is not laid open and is {days} days overdue"
                    ),
                )
                .mend(say!(
                    "补上这一期；不适用的，在 `not_applicable` 里写明理由",
                    "publish it; if it does not apply, say why in `not_applicable`"
                ));
        }
    }
}

/// What is missing of a period, and for how many days.
type Missing<'s> = Vec<(&'s Duty, i64)>;

/// Returns the duties of each period that are overdue, of those that were met before or after.
fn missing(site: &Site) -> BTreeMap<(Day, Day), Missing<'_>> {
    let mut out: BTreeMap<(Day, Day), Missing<'_>> = BTreeMap::new();
    for standing in standings(site) {
        if standing.times.iter().all(|time| time.entries.is_empty()) {
            continue;
        }
        for time in &standing.times {
            if let (State::Missing(days), Some(period)) = (&time.state, time.period) {
                let missing = (standing.duty, days.unwrap_or_default());
                out.entry(period).or_default().push(missing);
            }
        }
    }
    out
}
