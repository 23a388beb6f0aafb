//! What was laid open after the day it was due.

use crate::check::contract::Check;
use crate::check::reading::asked::asked_by;
use crate::model::duty_state::{issued, latest_day};
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "disclosed-late";

pub struct DisclosedLate;

impl Check for DisclosedLate {
    fn name(&self) -> &'static str {
        NAME
    }

    fn page(&self) -> Page {
        Page {
            zh: "账目、决定、会议议题都有公布的期限，期限写在 `rules` 指明的规则里。晚了也要公布，页面和公开目录会写明晚了几天。\
                 规则里没有给出天数的，是本站自定的期限。\n\n\
                 例：上半年的维修资金账，应在7月15日前公布，写着 `date: 2026-08-20`\n\n\
                 怎么改：核对 `date:` 和 `period:`；确实晚了，不必改，页面会照实说明。",
            en: "Accounts, decisions and agendas have a day by which they are laid open; the packs named in `rules` hold \
                 it. What is late is published all the same, and the page and the catalogue say by how many days. Where \
                 no article gives a number, it is the site's own.\n\n\
                 Example: the fund's account of the first half-year, due by 15 July, with `date: 2026-08-20`\n\n\
                 To mend: check `date:` and `period:`; if it was late, leave it: the page says what is true.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked() {
            let Some((due, duty)) = latest_day(site, entry) else {
                continue;
            };
            let Some(day) = issued(duty, entry).filter(|day| *day > due) else {
                continue;
            };
            let late = day.days_since(due);
            let (day, due) = (day.iso(), due.iso());
            let asked = duty
                .due
                .as_ref()
                .map(|due| due.basis.as_slice())
                .unwrap_or_default();
            let (zh, en) = asked_by(site, asked);
            let (id, (item, item_en)) = (&duty.id, &duty.item);
            faults
                .flag(
                    NAME,
                    entry.span_of("date"),
                    say!(
                        "最迟 {due} 公布，{day} 才公布，晚了 {late} 天（{zh}）",
                        "due by {due}, laid open on {day}: {late} days late ({en})"
                    ),
                )
                .note(say!("公开目录 {id}：{item}", "duty {id}: {item_en}"))
                .mend(say!(
                    "核对 `date:` 和 `period:`；确实晚了，页面会照实说明",
                    "check `date:` and `period:`; if it was late, the page says so"
                ));
        }
    }
}
