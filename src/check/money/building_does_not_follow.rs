//! Rows of buildings that do not add up.

use crate::check::contract::Check;
use crate::check::reading::slip;
use crate::model::fund::{BuildingRow, Column};
use crate::model::money::Fen;
use crate::model::site::Site;
use crate::report::faults::Faults;
use crate::report::manual::Page;
use crate::say;
use crate::source::tree::SourceTree;

const NAME: &str = "building-does-not-follow";

pub struct BuildingDoesNotFollow;

impl Check for BuildingDoesNotFollow {
    fn name(&self) -> &'static str {
        NAME
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["M2"]
    }

    fn may_be_allowed(&self) -> bool {
        false
    }

    fn page(&self) -> Page {
        Page {
            zh: "分楼表的每一行也要平：期末 = 期初 + 交存 + 公共收益转入 + 增值 + 其他 - 支出，一分不差。\n\n\
                 例：5号楼期初 155,331.00，转入 3,615.58，增值 832.47，支出 35,904.26，期末却写 123,784.79（应为 123,874.79）\n\n\
                 怎么改：核对这一行的每个数；不要为了凑平去改期末。",
            en: "Each row of the table by building adds up too: closing = opening + paid in + from common income + gain + \
                 other - spent, to the last fen.\n\n\
                 Example: Building 5 opens with 155,331.00, gets 3,615.58 and 832.47, spends 35,904.26, but closes with \
                 123,784.79 (should be 123,874.79)\n\n\
                 To mend: compare every figure of the row; do not bend the closing to fit.",
        }
    }

    fn run(&self, site: &Site, _sources: &SourceTree, faults: &mut Faults) {
        for entry in site.checked().filter(|entry| !entry.parts.ledgers_unread) {
            for row in entry.parts.ledgers.iter().flat_map(|ledger| &ledger.buildings) {
                look(row, faults);
            }
        }
    }
}

fn look(row: &BuildingRow, faults: &mut Faults) {
    let number = &row.building.value;
    let Some(computed) = row.computed_closing() else {
        faults.error(
            NAME,
            row.span,
            say!(
                "{number}号楼的合计大得不合理",
                "the sums of building {number} are beyond reason"
            ),
        );
        return;
    };
    let written = row.closing.value;
    if written == computed {
        return;
    }
    let apart = slip::apart(written, computed);
    let (more, more_en) = slip::more_or_less(written, computed);
    let (shown, right) = (written.grouped(), computed.grouped());
    let fault = faults.error(
        NAME,
        row.closing.span,
        say!(
            "{number}号楼期末写的是 {shown}，按这一行算应为 {right}，{more}写了 {apart}",
            "building {number} closes with {shown}, but its row gives {right}: {apart} {more_en}"
        ),
    );
    let (zh, en) = equation(row);
    fault.note(say!("{zh} = {right}", "{en} = {right}"));
    if let Some(words) = slip::between(written, computed) {
        fault.note(words);
    }
    for words in in_row(row, computed) {
        fault.note(words);
    }
    fault.mend(say!(
        "这一行别的数都对，就写期末 `{computed}`；有错就改那一格",
        "if the other figures are right the closing is `{computed}`; else correct the one that is wrong"
    ));
}

/// Returns the sum of the row in words, without columns that are nothing.
fn equation(row: &BuildingRow) -> (String, String) {
    let opening = row.opening.value.grouped();
    let (mut zh, mut en) = (format!("期初 {opening}"), format!("opening {opening}"));
    for (key, name, column) in Column::NAMES {
        let amount = row.column(column).value;
        if amount == Fen(0) {
            continue;
        }
        let sign = match column {
            Column::Spent => '-',
            _ => '+',
        };
        zh.push_str(&format!(" {sign} {name} {}", amount.grouped()));
        en.push_str(&format!(" {sign} {} {}", key.replace('_', " "), amount.grouped()));
    }
    (zh, en)
}

/// Returns the cells that would make the row add up if one slip of the pen were undone.
fn in_row(row: &BuildingRow, computed: Fen) -> Vec<crate::report::words::Words> {
    let off = row.closing.value.0.saturating_sub(computed.0);
    let mut cells = vec![("期初", "opening", row.opening.value, 1)];
    for (key, name, column) in Column::NAMES {
        let sign = match column {
            Column::Spent => -1,
            _ => 1,
        };
        cells.push((name, key, row.column(column).value, sign));
    }
    let guess = |(name, key, was, sign): (&str, &str, Fen, i64)| {
        let meant = Fen(was.0.saturating_add(off.saturating_mul(sign)));
        (was.0 != 0 && slip::between(was, meant).is_some()).then(|| {
            let (now, was) = (meant.grouped(), was.grouped());
            say!(
                "{name}若是 {now}（现为 {was}）就平了",
                "with {key} {now} (now {was}) it would add up"
            )
        })
    };
    let found: Vec<_> = cells.into_iter().filter_map(guess).collect();
    match found.len() {
        0..=2 => found,
        _ => Vec::new(),
    }
}
