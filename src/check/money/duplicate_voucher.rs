//! Vouchers that two lines of a year share.

use std::collections::HashMap;

use crate::check::contract::Check;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::file;
use crate::source::span::Span;
use crate::source::tree::SourceTree;

const NAME: &str = "duplicate-voucher";

pub struct DuplicateVoucher;

impl Check for DuplicateVoucher {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M14"]
    }

    fn page(&self) -> Page {
        Page {
            zh: "同一年里，一个凭证号只对应一笔。两笔用同一个号，住户来查就对不上，也可能是同一笔记了两次。\n\n\
                 例：两行的凭证都是 `F2026-0318-01`\n\n\
                 怎么改：核对凭证，改正号码；确是同一笔，删去一行；一张凭证分几笔的，号后加 `-1`、`-2`。",
            en: "In one year a voucher belongs to one line. Two with the same number cannot be looked up, or the same \
                 payment was entered twice.\n\n\
                 Example: two lines with the voucher `F2026-0318-01`\n\n\
                 To mend: look at the voucher and correct the number; remove a line that was entered twice; where one \
                 voucher covers several lines add `-1`, `-2`.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        let mut lines: Vec<(i32, &str, &str, Span)> = Vec::new();
        for entry in site.checked() {
            for line in entry.parts.ledgers.iter().flat_map(|ledger| &ledger.lines) {
                let day = line.date.or(entry.parts.period.map(|period| period.from));
                if let (Some(day), Some(voucher)) = (day, line.voucher.as_deref()) {
                    lines.push((day.year(), voucher.trim(), line.item.as_str(), line.span));
                }
            }
        }
        lines.sort_by_key(|(.., span)| *span);
        let mut seen: HashMap<(i32, &str), (&str, Span)> = HashMap::new();
        for (year, voucher, item, span) in lines.into_iter().filter(|(_, voucher, ..)| !voucher.is_empty()) {
            let Some((other, first)) = seen.insert((year, voucher), (item, span)) else {
                continue;
            };
            let at = sources
                .file(first.file)
                .map(|file| file.position(first.start as usize));
            let place = at.map_or(String::new(), |at| file::place(sources.path(first.file), at));
            faults
                .error(
                    NAME,
                    span,
                    say!(
                        "凭证号 `{voucher}` 已经用在“{other}”上",
                        "the voucher `{voucher}` is already that of “{other}”"
                    ),
                )
                .note(say!("前一笔在 {place}", "the other line is at {place}"))
                .mend(say!(
                    "改正凭证号；同一笔记了两次的，删去一行",
                    "correct the number; if it was entered twice, remove a line"
                ));
        }
    }
}
