//! Buildings in the text that the community does not have.

use crate::check::contract::Check;
use crate::check::reading::buildings;
use crate::check::reading::wanted::Wanted;
use crate::check::reading::written;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "unknown-building-in-text";

pub struct UnknownBuildingInText;

impl Check for UnknownBuildingInText {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "楼号写错，该准备的人没准备，不相干的人白忙。标题、摘要和正文里的“几号楼”都要在 `community.yaml` 里有。\n\n\
                 例：小区只有6幢，写了 `7号楼`\n\n\
                 怎么改：改正楼号；说的是别的小区，写成“某某小区7幢”，或在 `allow` 里写明理由。",
            en: "With a wrong building those concerned do not prepare and others do for nothing. Every building named \
                 in title, summary and text is one of `community.yaml`.\n\n\
                 Example: `7号楼` (building 7) where there are six\n\n\
                 To mend: correct the number; if another estate is meant, give the reason in `allow`.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let known: Vec<&str> = site
            .community
            .buildings
            .iter()
            .map(|building| building.number.as_str())
            .collect();
        if known.is_empty() {
            return;
        }
        let wanted = Wanted::of(["号楼"]);
        for entry in site.checked().filter(|entry| entry.parts.statute.is_none()) {
            let files = written::files(entry, sources);
            for file in files.iter().filter(|file| wanted.is_in(file.text)) {
                for line in file.own_lines().filter(|line| wanted.is_in(line.text)) {
                    for named in buildings::named(line.text) {
                        let wrong: Vec<&str> = named.numbers.iter().map(String::as_str).collect();
                        let Some(number) = wrong.iter().find(|number| !known.contains(number)) else {
                            continue;
                        };
                        let (count, all) = (known.len(), known.join("、"));
                        let span = file.span(line.start + named.range.start..line.start + named.range.end);
                        faults
                            .error(
                                NAME,
                                span,
                                say!(
                                    "没有 {number}号楼，本小区共 {count} 幢",
                                    "there is no building {number}; the community has {count}"
                                ),
                            )
                            .mend(say!(
                                "改正楼号；有这些：{all}",
                                "correct the number; there are {all}"
                            ));
                    }
                }
            }
        }
    }
}
