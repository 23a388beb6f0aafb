//! Columns of buildings that do not sum to the whole.

use std::collections::BTreeSet;

use crate::check::contract::Check;
use crate::check::reading::slip;
use crate::model::fund::{BuildingRow, Column};
use crate::model::ledger::Ledger;
use crate::model::money::Fen;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::span::Span;
use crate::source::tree::SourceTree;

const NAME: &str = "buildings-do-not-add-up";

pub struct BuildingsDoNotAddUp;

impl Check for BuildingsDoNotAddUp {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M3"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "分楼表每一列加起来，要等于总账：期初、期末对账本写的数；交存、公共收益转入、增值、其他、支出对明细里同类的合计。\
                 明细归哪一列看类别：首期、续筹、补建是交存，公共收益转入是公共收益转入，利息、增值是增值，别的收入是其他，所有支出是支出。\
                 一幢楼只占一行。\n\n\
                 例：明细里利息 14,386.72，各楼增值加起来却是 14,386.27\n\n\
                 怎么改：先看明细的类别归对了没有，再核对各楼的数。",
            en: "Each column of the table by building sums to the whole: opening and closing to those of the ledger, the \
                 others to the lines of their categories. 首期, 续筹 and 补建 are paid in; 公共收益转入 is from common income; \
                 利息 and 增值 are gains; other income is other; everything out is spent. A building has one row.\n\n\
                 Example: the lines have interest of 14,386.72, the buildings together 14,386.27\n\n\
                 To mend: look at the categories of the lines first, then at the figures of the buildings.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            for ledger in entry.parts.ledgers.iter().filter(|it| !it.buildings.is_empty()) {
                if !is_double(ledger, faults) {
                    look(ledger, faults);
                }
            }
        }
    }
}

/// Tells of buildings that have two rows.
fn is_double(ledger: &Ledger, faults: &mut Faults) -> bool {
    let mut seen = BTreeSet::new();
    let mut found = false;
    for row in &ledger.buildings {
        let number = &row.building.value;
        if seen.insert(number) {
            continue;
        }
        found = true;
        faults
            .error(
                NAME,
                row.building.span,
                say!("{number}号楼有两行", "building {number} has two rows"),
            )
            .mend(say!("只留一行，或改正楼号", "keep one, or correct the number"));
    }
    found
}

/// A column and what it must come to.
struct Sum {
    zh: &'static str,
    en: &'static str,
    /// What the whole is, in words.
    whole: (&'static str, &'static str),
    right: Fen,
    parts: Vec<Fen>,
    span: Span,
}

fn look(ledger: &Ledger, faults: &mut Faults) {
    let column = |read: &dyn Fn(&BuildingRow) -> Fen| ledger.buildings.iter().map(read).collect();
    let balance = ("账本写的", "in the ledger");
    let mut sums = vec![Sum {
        zh: "期初",
        en: "opening",
        whole: balance,
        right: ledger.opening.value,
        parts: column(&|row| row.opening.value),
        span: ledger.opening.span,
    }];
    for (key, zh, kind) in Column::NAMES {
        let lines = ledger.lines.iter().filter(|line| line.column() == kind);
        let Some(right) = Fen::sum(lines.map(|line| line.amount.value)) else {
            continue;
        };
        sums.push(Sum {
            zh,
            en: key,
            whole: ("明细合计", "in the lines"),
            right,
            parts: column(&|row| row.column(kind).value),
            span: place(ledger, kind),
        });
    }
    sums.push(Sum {
        zh: "期末",
        en: "closing",
        whole: balance,
        right: ledger.closing.value,
        parts: column(&|row| row.closing.value),
        span: ledger.closing.span,
    });
    for sum in sums {
        tell(sum, faults);
    }
}

/// Returns the first cell of a column that says something, else the first row.
fn place(ledger: &Ledger, kind: Column) -> Span {
    let mut rows = ledger.buildings.iter();
    let filled = rows.find(|row| row.column(kind).value != Fen(0));
    let first = ledger.buildings.first().map_or(ledger.span, |row| row.span);
    filled.map_or(first, |row| row.column(kind).span)
}

fn tell(sum: Sum, faults: &mut Faults) {
    let Some(total) = Fen::sum(sum.parts.iter().copied()) else {
        return;
    };
    if total == sum.right {
        return;
    }
    let (zh, en, (whole, whole_en)) = (sum.zh, sum.en, sum.whole);
    let (shown, right) = (total.grouped(), sum.right.grouped());
    let apart = slip::apart(total, sum.right);
    let fault = faults.error(
        NAME,
        sum.span,
        say!(
            "各楼{zh}加起来是 {shown}，{whole}是 {right}，相差 {apart}",
            "the buildings' {en} sum to {shown}, but it is {right} {whole_en}: {apart} apart"
        ),
    );
    let parts: Vec<String> = sum.parts.iter().map(|part| part.grouped()).collect();
    if parts.len() <= 12 {
        let parts = parts.join(" + ");
        fault.note(say!("{parts} = {shown}", "{parts} = {shown}"));
    }
    if let Some(words) = slip::between(total, sum.right) {
        fault.note(words);
    }
    let off = total.0.saturating_sub(sum.right.0);
    for part in &sum.parts {
        let meant = Fen(part.0.saturating_sub(off));
        if part.0 != 0 && slip::between(*part, meant).is_some() {
            let (was, now) = (part.grouped(), meant.grouped());
            fault.note(say!(
                "其中 {was} 若是 {now} 就对上了",
                "it would agree if {was} were {now}"
            ));
            break;
        }
    }
    fault.mend(say!(
        "核对各楼的{zh}；明细的类别不对，就改类别",
        "compare the buildings' {en}; if a line has the wrong category, correct that"
    ));
}
