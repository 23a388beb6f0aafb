//! The slip of the pen that likely made two amounts differ.

use crate::model::ledger::{Ledger, Line, Side};
use crate::model::money::Fen;
use crate::report::words::Words;
use crate::say;
use crate::source::tree::SourceTree;

/// No more guesses are told; with more, none is likely.
const MOST_GUESSES: usize = 2;

/// Returns by how much two amounts differ.
pub fn apart(one: Fen, other: Fen) -> String {
    Fen(one.0.saturating_sub(other.0).saturating_abs()).grouped()
}

/// Returns whether too much or too little was written: `多` or `少`, and in English.
pub fn more_or_less(written: Fen, right: Fen) -> (&'static str, &'static str) {
    match written > right {
        true => ("多", "too much"),
        false => ("少", "too little"),
    }
}

/// Returns how `written` may have come of `right`, if one slip explains it.
pub fn between(written: Fen, right: Fen) -> Option<Words> {
    let (shown, meant) = (written.grouped(), right.grouped());
    let apart = apart(written, right);
    if let Some((first, second)) = swapped(written, right) {
        return Some(say!(
            "相差 {apart}，能被 9 整除：`{shown}` 里的 {first} 和 {second} 多半写反了",
            "the difference, {apart}, can be divided by 9: in `{shown}` {first} and {second} were likely swapped"
        ));
    }
    if written.0 != 0 && i128::from(written.0) * 10_000 == i128::from(right.0) {
        return Some(say!(
            "多半把万元当成了元：{shown} 万元是 {meant} 元",
            "this was likely meant in 万元: {shown} times ten thousand is {meant}"
        ));
    }
    if shifted(written, right) {
        return Some(say!(
            "小数点多半错了位：`{shown}` 和 `{meant}`",
            "the decimal point was likely moved: `{shown}` and `{meant}`"
        ));
    }
    (written.0 == -right.0).then(|| say!("正负号写反了", "the sign is the wrong way round"))
}

/// Returns whether the ledger balances as soon as every line is quantity times price.
pub fn balances_with_products(ledger: &Ledger, computed: Fen) -> bool {
    let apart = ledger.lines.iter().map(|line| {
        let right = product(line).map_or(line.amount.value.0, |right| right.0);
        let more = i128::from(right) - i128::from(line.amount.value.0);
        match line.side {
            Side::In => more,
            Side::Out => -more,
        }
    });
    i128::from(computed.0) + apart.sum::<i128>() == i128::from(ledger.closing.value.0)
}

fn product(line: &Line) -> Option<Fen> {
    line.quantity?.times(line.unit_price?)
}

/// Returns which slips in a ledger would explain that its closing differs by `written − computed`.
pub fn in_ledger(ledger: &Ledger, computed: Fen, sources: &SourceTree) -> Vec<Words> {
    let written = ledger.closing.value;
    let off = i128::from(written.0) - i128::from(computed.0);
    let closing = between(written, computed);
    let mut out: Vec<Words> = ledger
        .lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| in_line(ledger, at, line, off, sources))
        .collect();
    let opening = i128::from(ledger.opening.value.0) + off;
    if let Ok(meant) = i64::try_from(opening)
        && let Some((first, second)) = swapped(ledger.opening.value, Fen(meant))
    {
        let (was, now) = (ledger.opening.value.grouped(), Fen(meant).grouped());
        out.push(say!(
            "期初若是 {now}（现为 {was}，{first} 和 {second} 写反）就平了",
            "with an opening of {now} (now {was}, {first} and {second} swapped) it would balance"
        ));
    }
    if out.len() > MOST_GUESSES {
        out.clear();
    }
    let apart = Fen(i64::try_from(off.abs()).unwrap_or_default()).grouped();
    if closing.is_none() && out.is_empty() && off % 9 == 0 {
        out.push(say!(
            "相差 {apart}，能被 9 整除：常见的原因是某个数的两位写反，或小数点错位",
            "the difference, {apart}, can be divided by 9: often two digits were swapped or a point was moved"
        ));
    }
    let is_a_line = ledger.lines.iter().any(|line| {
        let amount = i128::from(line.amount.value.0).abs();
        amount == off.abs() || amount * 2 == off.abs()
    });
    if closing.is_none() && !is_a_line {
        out.push(left_out(off, &apart, out.is_empty()));
    }
    closing.into_iter().chain(out).collect()
}

fn left_out(off: i128, apart: &str, alone: bool) -> Words {
    let (missing, extra, missing_en, extra_en) = match off > 0 {
        true => ("收入", "支出", "in", "out"),
        false => ("支出", "收入", "out", "in"),
    };
    let (also, also_en) = match alone {
        true => ("", ""),
        false => ("也", "also, "),
    };
    say!(
        "{also}可能漏记了一笔{missing} {apart}，或多记了一笔{extra}",
        "{also_en}a line of {apart} {missing_en} may have been left out, or one {extra_en} may be too many"
    )
}

fn in_line(ledger: &Ledger, at: usize, line: &Line, off: i128, sources: &SourceTree) -> Option<Words> {
    let amount = line.amount.value;
    let signed = match line.side {
        Side::In => off,
        Side::Out => -off,
    };
    // The amount with which the ledger would balance.
    let meant = Fen(i64::try_from(i128::from(amount.0) + signed).ok()?);
    let number = sources
        .file(line.span.file)?
        .position(line.span.start as usize)
        .line;
    let (item, was, now) = (&line.item, amount.grouped(), meant.grouped());
    if amount.0 == 0 {
        return None;
    }
    if meant.0 == 0 {
        let same =
            |other: &Line| other.side == line.side && other.item == line.item && other.amount.value == amount;
        let again = ledger.lines.iter().take(at).any(same);
        if !again && ledger.lines.iter().skip(at + 1).any(same) {
            // The later of the two is named.
            return None;
        }
        return Some(if again {
            say!(
                "第 {number} 行“{item}” {was} 与前面一行相同：多半记了两次",
                "line {number}, “{item}” {was}, repeats one above: it was likely entered twice"
            )
        } else {
            say!(
                "差额正好是第 {number} 行“{item}” {was}：合计时多半漏了它，或它不该记在这里",
                "the difference is line {number}, “{item}” {was}: it was likely left out of the sum, or does not belong here"
            )
        });
    }
    if meant.0 == amount.0 * 2 {
        let same = |other: &Line| other.side == line.side && other.amount.value == amount;
        if ledger.lines.iter().take(at).any(same) {
            // The first of them is named.
            return None;
        }
        return Some(say!(
            "差额正好是第 {number} 行“{item}” {was}：多半漏记了同样的一笔，或合计时把它算了两次",
            "the difference is line {number}, “{item}” {was}: one like it was likely left out, or it was counted twice"
        ));
    }
    if product(line) == Some(amount) {
        // Quantity times price bears the amount out.
        return None;
    }
    if meant.0 == -amount.0 {
        return Some(say!(
            "差额正好是第 {number} 行“{item}” {was} 的两倍：多半收支写反了",
            "the difference is twice line {number}, “{item}” {was}: in and out were likely exchanged"
        ));
    }
    if let Some((first, second)) = swapped(amount, meant) {
        return Some(say!(
            "第 {number} 行“{item}”若是 {now}（现为 {was}，{first} 和 {second} 写反）就平了",
            "if line {number}, “{item}”, were {now} (now {was}, {first} and {second} swapped) it would balance"
        ));
    }
    shifted(amount, meant).then(|| {
        say!(
            "第 {number} 行“{item}”若是 {now}（现为 {was}，小数点错位）就平了",
            "if line {number}, “{item}”, were {now} (now {was}, the point moved) it would balance"
        )
    })
}

/// Returns the two neighbouring digits in which two amounts differ, if they are exchanged.
fn swapped(one: Fen, other: Fen) -> Option<(char, char)> {
    let (a, b) = (digits(one), digits(other));
    if a.len() != b.len() || (one.0 < 0) != (other.0 < 0) {
        return None;
    }
    let different: Vec<usize> = (0..a.len()).filter(|at| a.get(*at) != b.get(*at)).collect();
    let [first, second] = different.as_slice() else {
        return None;
    };
    let crossed = a.get(*first) == b.get(*second) && a.get(*second) == b.get(*first);
    (second - first == 1 && crossed).then(|| Some((*a.get(*first)?, *a.get(*second)?)))?
}

/// Returns the digits in fen, with zeros before them so that `0.63` has three.
fn digits(amount: Fen) -> Vec<char> {
    format!("{:03}", amount.0.unsigned_abs()).chars().collect()
}

fn shifted(one: Fen, other: Fen) -> bool {
    let (one, other) = (i128::from(one.0), i128::from(other.0));
    one != 0
        && [10, 100, 1000]
            .iter()
            .any(|power| one * power == other || other * power == one)
}
