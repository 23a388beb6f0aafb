//! Tallies whose parts are not their whole.

use crate::check::contract::Check;
use crate::model::money::Area;
use crate::model::site::Site;
use crate::model::vote::{Body, Tally};
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "tally-does-not-add-up";

pub struct TallyDoesNotAddUp;

impl Check for TallyDoesNotAddUp {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["V2"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "同意 + 反对 + 弃权 + 废票 = 参与，参与不多于应有；人数和面积都要对得上。\
                 业委会的决定：同意不多于到会，到会不多于委员。\n\n\
                 例：参与 31 人，同意 27、反对 3、弃权 0，还差 1 人\n\n\
                 怎么改：对计票单，补上漏写的那一项（反对、弃权、废票），或者改写错的数。",
            en: "Agree + oppose + abstain + invalid = participating, which is no more than the total; both by heads and \
                 by area. In a committee those who agree are no more than those present, and these no more than the members.\n\n\
                 Example: 31 take part, 27 agree, 3 oppose, none abstain: one is missing\n\n\
                 To mend: look at the counting sheet and add what is missing, or correct what is wrong.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for vote in site.checked().filter_map(|entry| entry.parts.vote.as_ref()) {
            match &vote.by {
                Body::Assembly(assembly) => {
                    look(
                        &assembly.heads,
                        |count| count.to_string(),
                        ("人数", "heads"),
                        faults,
                    );
                    let area = |count| Area(count).to_string();
                    look(&assembly.area, area, ("面积", "areas"), faults);
                }
                Body::Committee(committee) => {
                    let (members, present, agree) = (committee.members, committee.present, committee.agree);
                    if agree > present || present > members {
                        faults
                            .error(
                                NAME,
                                committee.span,
                                say!(
                                    "业委会委员 {members} 名，到会 {present} 名，同意 {agree} 名：后面的不能多于前面的",
                                    "{members} members, {present} present, {agree} agreeing: each can be no more than the one before"
                                ),
                            )
                            .mend(say!("对会议记录，改写错的数", "look at the minutes and correct what is wrong"));
                    }
                }
            }
        }
    }
}

fn look(tally: &Tally, shown: impl Fn(i64) -> String, called: (&str, &str), faults: &mut Faults) {
    let (name, name_en) = called;
    let (total, participating) = (tally.total.value, tally.participating.value);
    if participating > total {
        let (all, part) = (shown(total), shown(participating));
        faults
            .error(
                NAME,
                tally.participating.span,
                say!(
                    "{name}：参与 {part}，比应有 {all} 还多",
                    "{name_en}: {part} take part, more than the {all} there are"
                ),
            )
            .mend(say!(
                "核对 `total:` 和 `participating:`，有一个写错了",
                "check `total:` and `participating:`; one of them is wrong"
            ));
        return;
    }
    let cast = tally.cast().unwrap_or(i64::MAX);
    if cast == participating {
        return;
    }
    let (sum, part) = (shown(cast), shown(participating));
    let apart = shown((cast.saturating_sub(participating)).saturating_abs());
    let (more, more_en) = match cast > participating {
        true => ("多", "too many"),
        false => ("少", "too few"),
    };
    let fault = faults.error(
        NAME,
        tally.participating.span,
        say!(
            "{name}：各项加起来是 {sum}，参与写的是 {part}，{more} {apart}",
            "{name_en}: the parts sum to {sum}, but {part} take part: {apart} {more_en}"
        ),
    );
    let ways = [tally.agree.value, tally.oppose, tally.abstain, tally.invalid].map(shown);
    let [agree, oppose, abstain, invalid] = ways;
    fault.note(say!(
        "同意 {agree} + 反对 {oppose} + 弃权 {abstain} + 废票 {invalid} = {sum}",
        "agree {agree} + oppose {oppose} + abstain {abstain} + invalid {invalid} = {sum}"
    ));
    fault.mend(say!(
        "对计票单：补上漏写的一项，或者改写错的数",
        "look at the counting sheet: add what is missing, or correct what is wrong"
    ));
}
