//! Rates of collection in texts that are not the computed.

use crate::check::contract::Check;
use crate::check::reading::written::{self, TextLine};
use crate::model::entry::Entry;
use crate::model::fee::{Fee, percent};
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "collection-rate-differs";

pub struct CollectionRateDiffers;

impl Check for CollectionRateDiffers {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M17"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "收缴率 = 实收本期 ÷ 本期应收，印两位小数。正文、摘要里写的收缴率，要和算出来的一样（全小区的，或者某一幢楼的）。\n\n\
                 例：371,204.85 ÷ 402,159.60 = 92.30%，写成 收缴率93.20%\n\n\
                 怎么改：改成报告里的数；旧欠、预收不算进实收本期。",
            en: "The rate is what was paid of what is owed for the period, with two decimals. A rate in summary or text is the computed one, of all or of a building.\n\n\
                 Example: 371,204.85 ÷ 402,159.60 = 92.30 %, but the text says 收缴率93.20%\n\n\
                 To mend: write the rate of the report; old debts and prepayments do not count.",
        }
    }

    fn run(&self, site: &Site, sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            if let Some(fee) = entry.parts.fee.as_ref().filter(|fee| !fee.collection.is_empty()) {
                look(entry, fee, sources, faults);
            }
        }
    }
}

fn look(entry: &Entry, fee: &Fee, sources: &SourceTree, faults: &mut Faults) {
    let Some(totals) = fee.totals() else { return };
    let Some(overall) = percent(totals.received, totals.receivable) else {
        return;
    };
    let of_buildings = fee.collection.iter();
    let of_buildings = of_buildings.filter_map(|row| percent(row.received.value, row.receivable.value));
    let right: Vec<String> = std::iter::once(overall.clone()).chain(of_buildings).collect();
    for file in written::files(entry, sources) {
        for line in file.own_lines() {
            for (at, rate) in rates(line) {
                if right.contains(&rate) {
                    continue;
                }
                let start = line.start + at;
                faults
                    .error(
                        NAME,
                        file.span(start..start + rate.len()),
                        say!(
                            "收缴率写的是 {rate}%，按表应为 {overall}%",
                            "the rate is written as {rate} %, but the table gives {overall} %"
                        ),
                    )
                    .mend(say!(
                        "写成 {overall}%，两位小数",
                        "write {overall} %, with two decimals"
                    ));
            }
        }
    }
}

/// Returns the percentages that follow the word within a few signs, each with its place in the line.
fn rates(line: TextLine<'_>) -> Vec<(usize, String)> {
    const WORD: &str = "收缴率";
    let mut found = Vec::new();
    for (at, _) in line.text.match_indices(WORD) {
        let rest = line.text.get(at + WORD.len()..).unwrap_or_default();
        let before = rest.find(|sign: char| sign.is_ascii_digit());
        let Some(before) = before.filter(|gap| rest.get(..*gap).is_some_and(|gap| gap.chars().count() <= 6))
        else {
            continue;
        };
        let digits = rest.get(before..).unwrap_or_default();
        let end = digits
            .find(|sign: char| !sign.is_ascii_digit() && sign != '.')
            .unwrap_or(digits.len());
        let rate = digits.get(..end).unwrap_or_default();
        let after = digits.get(end..).unwrap_or_default();
        if after.trim_start().starts_with(['%', '％']) {
            found.push((at + WORD.len() + before, rate.to_owned()));
        }
    }
    found
}
