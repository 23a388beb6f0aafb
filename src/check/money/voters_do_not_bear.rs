//! Votes of other homes than those that bear the cost.

use crate::check::contract::Check;
use crate::model::audience::Audience;
use crate::model::community::Community;
use crate::model::entry::Entry;
use crate::model::project::Project;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;
use std::collections::BTreeSet;

const NAME: &str = "voters-do-not-bear";

pub struct VotersDoNotBear;

impl Check for VotersDoNotBear {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["V7"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "谁分摊，谁表决：工程的 `scope:` 和决议的 `scope:` 要是同样的楼栋、单元。一部电梯只有一个单元用，就只由这个单元表决、分摊。\n\n\
                 例：决议由 1-1 单元表决，工程却由整幢1号楼分摊\n\n\
                 怎么改：核对决议，改 `scope:`；表决错了范围的，要重新表决。",
            en: "Those who bear the cost vote: the `scope` of the works and of the decision hold the same buildings and units.\n\n\
                 Example: unit 1-1 voted, but the whole of building 1 bears the cost\n\n\
                 To mend: compare the decision and correct the `scope`; if the wrong homes voted, a new vote is needed.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let Some(project) = &entry.parts.project else {
                continue;
            };
            let decision = project.decision.as_ref();
            let decided = decision.and_then(|id| site.checked().find(|other| other.meta.id == id.value));
            if let Some(decided) = decided {
                look(project, decided, &site.community, faults);
            }
        }
    }
}

fn look(project: &Project, decided: &Entry, community: &Community, faults: &mut Faults) {
    let Some(vote) = &decided.parts.vote else { return };
    let (bear, voted) = (held(&project.scope, community), held(&vote.scope, community));
    if bear == voted {
        return;
    }
    let named = |units: Vec<&String>| units.into_iter().cloned().collect::<Vec<String>>().join("、");
    let (only_bear, only_voted) = (
        named(bear.difference(&voted).collect()),
        named(voted.difference(&bear).collect()),
    );
    let id = &decided.meta.id;
    let fault = faults.error(
        NAME,
        project.scope_span,
        say!(
            "分摊的范围和决议 `{id}` 表决的范围不一样",
            "those who bear the cost are not those who voted in `{id}`"
        ),
    );
    if !only_bear.is_empty() {
        fault.note(say!(
            "只分摊、没有表决：{only_bear}",
            "bear it and did not vote: {only_bear}"
        ));
    }
    if !only_voted.is_empty() {
        fault.note(say!(
            "只表决、不分摊：{only_voted}",
            "voted and do not bear it: {only_voted}"
        ));
    }
    fault.mend(say!("两处写同样的 `scope:`", "write the same `scope` in both"));
}

/// Returns the units of a scope, or buildings that have none.
fn held(scope: &Audience, community: &Community) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for building in &community.buildings {
        if !building.homes.is_empty() && scope.holds(&building.number, None) {
            out.insert(building.number.clone());
        }
        for unit in &building.units {
            if scope.holds(&building.number, Some(&unit.number)) {
                out.insert(format!("{}-{}", building.number, unit.number));
            }
        }
    }
    out
}
