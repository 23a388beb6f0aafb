//! Statutes cited before they are in force.

use crate::check::contract::Check;
use crate::model::law::Force;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "statute-not-yet-in-force";

pub struct StatuteNotYetInForce;

impl Check for StatuteNotYetInForce {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "公布了还没施行的法规，不能当依据来要求住户。介绍新法规的“法规解读”不受此限。\n\n\
                 例：2026年4月的通知引用2026年5月1日起施行的条例\n\n\
                 怎么改：写明“从某日起施行”，或等施行后再发布。",
            en: "A statute that was made known but is not yet in force binds nobody. Bulletins that explain a new \
                 statute are exempt.\n\n\
                 Example: a notice of April 2026 that cites rules in force from 1 May 2026\n\n\
                 To mend: say from which day it holds, or wait for that day.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| entry.parts.bulletin.is_none()) {
            let Some(issued) = entry.meta.date else { continue };
            for law in &entry.meta.basis {
                let Some(statute) = site.entry(&law.value.statute) else {
                    continue;
                };
                let Some(text) = &statute.parts.statute else {
                    continue;
                };
                if text.validity.at(issued.start()) != Force::NotYet {
                    continue;
                }
                let (title, day, issued) = (&statute.meta.title, text.validity.effective.iso(), issued.iso());
                faults
                    .warn(
                        NAME,
                        law.span,
                        say!(
                            "《{title}》{day} 才施行，这一篇 {issued} 就拿它作依据",
                            "“{title}” is in force from {day}, but this entry of {issued} rests on it"
                        ),
                    )
                    .mend(say!(
                        "在正文写明“从 {day} 起施行”，或去掉这条依据",
                        "say in the text that it holds from {day}, or remove it from `basis`"
                    ));
            }
        }
    }
}
