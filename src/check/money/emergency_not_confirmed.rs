//! Emergency works without reason or two confirmations.

use crate::check::contract::Check;
use crate::model::project::{DANGERS, Emergency};
use crate::model::site::Site;
use crate::report::diagnostic::{Place, Severity};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;
use std::collections::BTreeSet;

const NAME: &str = "emergency-not-confirmed";

pub struct EmergencyNotConfirmed;

impl Check for EmergencyNotConfirmed {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M11"]
    }

    fn page(&self) -> Page {
        Page {
            zh: "应急维修可以不先表决，但要写明是哪一种险情，并由互不隶属的两方分别确认。缺了，网页上会注明，住户看得见。\n\n\
                 例：`emergency: {trigger: 屋面渗漏, confirmed_by: [业主委员会]}`\n\n\
                 怎么改：补上第二方，如社区居委会、街道、检测机构；险情写成规定里的一种。",
            en: "Emergency works need no vote first, but one of the dangers that the rules name, and two bodies apart that confirmed it. Without them it is published with the remark.\n\n\
                 Example: `emergency: {trigger: 屋面渗漏, confirmed_by: [业主委员会]}`\n\n\
                 To mend: add a second body, such as the residents' committee or a testing body, and name one of the dangers.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let project = entry.parts.project.as_ref();
            if let Some(emergency) = project.and_then(|project| project.emergency.as_ref()) {
                look(emergency, faults);
            }
        }
    }
}

fn look(emergency: &Emergency, faults: &mut Faults) {
    let known = DANGERS.join("、");
    match &emergency.trigger {
        None => {
            let message = say!("没有写是哪一种险情", "it does not say what the danger was");
            faults
                .add(NAME, Severity::Flag, Place::At(emergency.span), message)
                .mend(say!("写 `trigger:`：{known}", "write `trigger:`, one of {known}"));
        }
        Some(trigger) if !DANGERS.contains(&trigger.value.as_str()) => {
            let written = &trigger.value;
            faults
                .add(
                    NAME,
                    Severity::Flag,
                    Place::At(trigger.span),
                    say!(
                        "`{written}` 不在可以应急维修的情形里",
                        "`{written}` is none of the dangers that may be mended at once"
                    ),
                )
                .mend(say!("可以写：{known}", "these are: {known}"));
        }
        Some(_) => {}
    }
    let bodies: BTreeSet<&str> = emergency.confirmed_by.iter().map(|it| it.value.trim()).collect();
    let count = bodies.len();
    if count >= 2 {
        return;
    }
    faults
        .add(
            NAME,
            Severity::Flag,
            Place::At(
                emergency
                    .confirmed_by
                    .first()
                    .map_or(emergency.span, |it| it.span),
            ),
            say!(
                "应急维修要有两方分别确认，这里有 {count} 方",
                "two bodies must confirm emergency works; there are {count}"
            ),
        )
        .mend(say!(
            "例如 `confirmed_by: [业主委员会, 社区居民委员会]`",
            "such as `confirmed_by: [业主委员会, 社区居民委员会]`"
        ));
}
