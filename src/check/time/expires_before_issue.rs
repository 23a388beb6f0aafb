//! Entries that expire before they are issued.

use crate::check::contract::Check;
use crate::model::date::Day;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "expires-before-issue";

pub struct ExpiresBeforeIssue;

impl Check for ExpiresBeforeIssue {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "到期日早于发布日，这篇内容一天也不会出现在首页上，而且没有人会发觉。\n\n\
                 例：`date: 2026-03-12`，`expires: 2026-03-01`\n\n\
                 怎么改：改正 `expires:`；长期有效的，去掉这一行。",
            en: "An entry that expires before its day of issue is never seen on the front page, and nobody notices.\n\n\
                 Example: `date: 2026-03-12`, `expires: 2026-03-01`\n\n\
                 To mend: correct `expires:`; remove the line if the entry holds without end.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let (Some(from), Some(expires)) = (entry.meta.visible_from, entry.meta.expires) else {
                continue;
            };
            if expires > from {
                continue;
            }
            let issued = from.day().iso();
            let in_time = entry.meta.date.is_some_and(|date| date.start() < expires);
            if in_time && entry.meta.spans.contains_key("publish_at") {
                let ended = format!("{} {}", expires.day().iso(), expires.clock());
                faults
                    .error(
                        NAME,
                        entry.span_of("publish_at"),
                        say!(
                            "{issued} 才发布，而 {ended} 就到期了",
                            "it is issued on {issued}, after it expired at {ended}"
                        ),
                    )
                    .mend(say!(
                        "改正 `publish_at:`（几时开始显示），或改正 `expires:`",
                        "correct `publish_at:`, from which it is seen, or `expires:`"
                    ));
                continue;
            }
            // A bare day counts to its end, which is the start of the next.
            let last = if expires.is_midnight() {
                expires.day().plus_days(-1)
            } else {
                expires.day()
            };
            let next_year = Day::of(last.year() + 1, last.month(), last.day_of_month());
            let meant = next_year.filter(|day| (0..=120).contains(&day.days_since(from.day())));
            let last = last.iso();
            let fault = faults.error(
                NAME,
                entry.span_of("expires"),
                say!(
                    "到期日 {last} 早于发布日 {issued}，这一篇不会出现在首页",
                    "it expires on {last}, before it is issued on {issued}, so the front page never shows it"
                ),
            );
            match meant {
                Some(meant) => {
                    let meant = meant.iso();
                    fault.mend(say!(
                        "多半是年份没有改：`expires: {meant}`",
                        "likely the year was not changed: `expires: {meant}`"
                    ))
                }
                None => fault.mend(say!(
                    "写一个 {issued} 或以后的日期，例如 `expires: {issued}`；长期有效就去掉这一行",
                    "write {issued} or a later day, such as `expires: {issued}`; or remove the line"
                )),
            };
        }
    }
}
