//! Statutes cited after they were repealed.

use crate::check::contract::Check;
use crate::check::reading::written;
use crate::model::date::Day;
use crate::model::entry::Entry;
use crate::model::law::Force;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::span::Span;
use crate::source::tree::SourceTree;

const NAME: &str = "repealed-statute";

pub struct RepealedStatute;

impl Check for RepealedStatute {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "废止的法规不能再作依据。按这一篇的发布日期算：发布时还有效的不算错。\
                 正文里点名引用、又没说它已废止的，只提醒；引用的原文不查。\n\n\
                 例：2026年的通知写 `basis: [cn-property-law#76]`，而《物权法》2021年1月1日起废止\n\n\
                 怎么改：改引接替它的法规；讲历史的，写明“已废止”。",
            en: "A repealed statute is no basis any more. What counts is the day of issue: a statute in force on that \
                 day is fine. One that is named in the text without saying so is a warning; quotations are left alone.\n\n\
                 Example: a notice of 2026 with `basis: [cn-property-law#76]`, which was repealed on 1 January 2021\n\n\
                 To mend: cite the statute that replaced it; if history is told, say that it was repealed (已废止).",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| entry.parts.statute.is_none()) {
            let Some(issued) = entry.meta.date else { continue };
            for law in &entry.meta.basis {
                cited(site, &law.value.statute, law.span, issued, faults);
            }
            let bulletin = entry.parts.bulletin.as_ref();
            if let Some(statute) = bulletin.and_then(|bulletin| bulletin.statute.as_ref()) {
                cited(site, &statute.value, statute.span, issued, faults);
            }
            named(site, entry, issued, sources, faults);
        }
    }
}

/// Returns the day of repeal, if the statute of that entry was repealed by then.
fn repealed(statute: &Entry, by: Day) -> Option<(Day, Option<&str>)> {
    let validity = &statute.parts.statute.as_ref()?.validity;
    let force = validity.at(by.start());
    let day = validity.repealed?;
    (force == Force::Repealed).then_some((day, validity.repealed_by.as_deref()))
}

fn cited(site: &Site, id: &str, span: Span, issued: Day, faults: &mut Faults) {
    let Some(statute) = site.entry(id) else { return };
    let Some((day, by)) = repealed(statute, issued) else {
        return;
    };
    let (title, day, issued) = (&statute.meta.title, day.iso(), issued.iso());
    let fault = faults.error(
        NAME,
        span,
        say!(
            "《{title}》{day} 起已废止，这一篇 {issued} 发布，不能再引用它",
            "“{title}” was repealed on {day}; an entry issued on {issued} cannot cite it"
        ),
    );
    let by = by.map(|by| site.entry(by).map_or(by, |entry| entry.meta.title.as_str()));
    match by {
        Some(by) => fault.mend(say!(
            "改引《{by}》里相应的条文",
            "cite the matching article of “{by}”"
        )),
        None => fault.mend(say!("改引接替它的法规", "cite the statute that replaced it")),
    };
}

/// Looks for repealed statutes that the text names as if they were in force.
fn named(site: &Site, entry: &Entry, issued: Day, sources: &SourceTree, faults: &mut Faults) {
    for statute in site.entries.iter().filter(|other| other.parts.statute.is_some()) {
        let Some((day, _)) = repealed(statute, issued) else {
            continue;
        };
        let short = statute
            .parts
            .statute
            .as_ref()
            .and_then(|text| text.short_title.as_deref());
        let names = [Some(statute.meta.title.as_str()), short];
        for file in written::files(entry, sources)
            .into_iter()
            .filter(|file| !file.english)
        {
            for line in file.own_lines() {
                let told = ["废止", "失效", "原《"]
                    .iter()
                    .any(|word| line.text.contains(word));
                let at = names.iter().flatten().find_map(|name| {
                    let quoted = format!("《{name}》");
                    Some((line.text.find(&quoted)?, quoted.len()))
                });
                let Some((at, length)) = at.filter(|_| !told) else {
                    continue;
                };
                let (title, day) = (&statute.meta.title, day.iso());
                faults
                    .warn(
                        NAME,
                        file.span(line.start + at..line.start + at + length),
                        say!("《{title}》{day} 起已废止", "“{title}” was repealed on {day}"),
                    )
                    .mend(say!(
                        "改引接替它的法规，或写明“已废止”",
                        "cite what replaced it, or say that it was repealed (已废止)"
                    ));
            }
        }
    }
}
