//! Characters that the faces for paper do not have.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::contract::Check;
use crate::check::reading::issues;
use crate::check::reading::written;
use crate::model::entry::Entry;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::span::FileId;
use crate::source::tree::SourceTree;

const NAME: &str = "character-without-face";

pub struct CharacterWithoutFace;

impl Check for CharacterWithoutFace {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "印刷用的字库里没有这个字或符号，印出来是一个空框。通讯和它收进的各篇都查；表情符号最常见。\n\n\
                 例：`春节快乐🎉`\n\n\
                 怎么改：换一个字，或去掉符号；人名、地名里的生僻字，把有这个字的字体放进 \
                 `themes/default/fonts/`。",
            en: "The faces for paper lack this character, so an empty box would be printed. Newsletters and the entries \
                 they hold are looked at; emoji are the usual case.\n\n\
                 Example: `春节快乐🎉`\n\n\
                 To mend: use another character, or none; for rare characters in names put a face that has them \
                 into `themes/default/fonts/`.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        if site.print_characters.is_empty() {
            return;
        }
        let mut printed: BTreeMap<FileId, &Entry> = BTreeMap::new();
        for one in issues::by_number(site) {
            printed.insert(one.entry.meta.file, one.entry);
            for section in &one.issue.sections {
                let held = issues::held(site, section);
                printed.extend(held.into_iter().map(|entry| (entry.meta.file, entry)));
            }
        }
        for entry in printed.values() {
            look(entry, &site.print_characters, sources, faults);
        }
    }
}

fn look(entry: &Entry, faces: &BTreeSet<char>, sources: &SourceTree, faults: &mut Faults) {
    let mut told: BTreeSet<char> = BTreeSet::new();
    for file in written::files(entry, sources)
        .into_iter()
        .filter(|file| !file.english)
    {
        for line in file.lines() {
            for (at, sign) in line.text.char_indices() {
                let drawn = !sign.is_control() && !sign.is_whitespace() && !is_mark_of_another(sign);
                if !drawn || faces.contains(&sign) || !told.insert(sign) {
                    continue;
                }
                let code = sign as u32;
                faults
                    .error(
                        NAME,
                        file.span(line.start + at..line.start + at + sign.len_utf8()),
                        say!(
                            "印刷字库里没有“{sign}”（U+{code:04X}），印出来是空框",
                            "the faces for paper lack “{sign}” (U+{code:04X}): it would be printed as a box"
                        ),
                    )
                    .mend(say!(
                        "换一个字，或去掉这个符号",
                        "use another character, or remove it"
                    ));
            }
        }
    }
}

/// Returns whether the sign only changes the one before it: a variation selector or a joiner.
fn is_mark_of_another(sign: char) -> bool {
    matches!(sign, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{AD}')
}
