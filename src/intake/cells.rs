//! What amounts, days and numbers in cells mean.

use crate::intake::grid::Cell;
use crate::model::date::Day;
use crate::model::money::{Decimal, Fen};
use crate::report::words::Words;
use crate::say;

/// A value, or why the cell has none.
pub type Read<T> = Result<Option<T>, Wrong>;

/// Why a cell cannot be taken as it is, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub what: Words,
    pub mend: Words,
}

/// Reads an amount in 元; nothing for empty cells and dashes.
pub fn amount(cell: &Cell) -> Read<Fen> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Number(number) => match two_decimals(number) {
            Some(amount) => Ok(Some(amount)),
            None => Err(too_fine(number)),
        },
        Cell::Text(text) => amount_of_text(text),
        Cell::Day(day) => Err(not_an_amount(&day.iso())),
        Cell::Broken(error) => Err(broken(error)),
    }
}

fn amount_of_text(text: &str) -> Read<Fen> {
    let written = text.trim();
    let dashes = ['-', '—', '–', '－', '/', '\\', '无'];
    if written.trim_matches(dashes).trim().is_empty() {
        return Ok(None);
    }
    if written.contains(['万', '亿']) {
        return Err(in_ten_thousands(written));
    }
    // Books show what is taken back in brackets.
    let bracketed = ['(', '（'].iter().any(|sign| written.starts_with(*sign))
        && [')', '）'].iter().any(|sign| written.ends_with(*sign));
    let inner = match bracketed {
        true => written.trim_matches(['(', ')', '（', '）']),
        false => written,
    };
    let plain = inner
        .replace(['－', '−'], "-")
        .replace('＋', "")
        .replace("RMB", "");
    let digits = plain.trim_start_matches(['￥', '¥', ' ', '+']);
    match Fen::guess(digits) {
        Some(amount) if bracketed => Ok(Some(Fen(-amount.0))),
        Some(amount) => Ok(Some(amount)),
        None if Decimal::parse(digits).is_some() => Err(too_fine(written)),
        None => Err(not_an_amount(written)),
    }
}

/// Reads decimals as fen. What a spreadsheet adds when it reckons with floats is no fen:
/// `0.30000000000000004` is `0.30`, and `1.015` is not two decimals.
fn two_decimals(number: &str) -> Option<Fen> {
    let (sign, body) = match number.strip_prefix('-') {
        Some(body) => (-1, body),
        None => (1, number),
    };
    let (whole, part) = body.split_once('.').unwrap_or((body, ""));
    let (fen, rest) = part.split_at_checked(2).unwrap_or((part, ""));
    let whole: i64 = format!("{whole}{fen:0<2}").parse().ok()?;
    let up = match rest {
        "" => 0,
        rest if rest.len() >= 6 && rest.starts_with("00000") => 0,
        rest if rest.len() >= 6 && rest.starts_with("99999") => 1,
        rest if rest.bytes().all(|digit| digit == b'0') => 0,
        _ => return None,
    };
    let limit = 1_000_000_000_000_000;
    (whole < limit).then_some(Fen(sign * (whole + up)))
}

/// Reads a quantity or a unit price; what is no number is left out.
pub fn decimal(cell: &Cell) -> Option<Decimal> {
    let text: String = cell
        .text()
        .chars()
        .filter(|sign| !matches!(sign, ',' | '，' | '￥' | '¥' | ' '))
        .collect();
    let text = text.trim_end_matches('元');
    let long = text.split_once('.').is_some_and(|(_, part)| part.len() > 6);
    let cut = match long {
        true => two_decimals(text).map(|fen| fen.to_string()),
        false => Some(text.to_owned()),
    };
    cut.and_then(|text| Decimal::parse(&text))
}

/// Reads a day. What a bare month and day lack is the year given.
pub fn day(cell: &Cell, year: Option<i32>) -> Read<Day> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Day(day) => return Ok(Some(*day)),
        Cell::Broken(error) => return Err(broken(error)),
        Cell::Text(text) | Cell::Number(text) => text.trim(),
    };
    if text.is_empty() {
        return Ok(None);
    }
    match numbers_of(text).as_slice() {
        [year, month, day, ..] if *year > 1900 => of_parts(*year, *month, *day, text),
        [year, month, day, ..] if (20..100).contains(year) && text.contains(['.', '/', '-']) => {
            of_parts(2000 + *year, *month, *day, text)
        }
        [month, day] => match year {
            Some(year) => of_parts(year, *month, *day, text),
            None => Err(no_year(text)),
        },
        [whole] if text.len() == 8 => of_parts(whole / 10_000, whole / 100 % 100, whole % 100, text),
        _ => Err(not_a_day(text)),
    }
}

/// Returns a day of the parts that stand in columns of their own.
pub fn of_parts(year: i32, month: i32, day: i32, written: &str) -> Read<Day> {
    let part = |number: i32| u32::try_from(number).ok();
    let found = part(month)
        .zip(part(day))
        .and_then(|(month, day)| Day::of(year, month, day));
    found.map(Some).ok_or_else(|| not_a_day(written))
}

/// Returns the runs of digits as numbers.
pub fn numbers_of(text: &str) -> Vec<i32> {
    let narrow: String = text
        .chars()
        .map(|sign| match sign {
            '０'..='９' => char::from_u32(sign as u32 - '０' as u32 + '0' as u32).unwrap_or(sign),
            sign => sign,
        })
        .collect();
    narrow
        .split(|sign: char| !sign.is_ascii_digit())
        .filter_map(|run| run.parse().ok())
        .collect()
}

fn broken(error: &str) -> Wrong {
    Wrong {
        what: say!("公式出错，显示 `{error}`", "a formula fails: `{error}`"),
        mend: say!(
            "在表里改好公式，保存后再导入",
            "mend the formula, save, and import again"
        ),
    }
}

fn too_fine(written: &str) -> Wrong {
    Wrong {
        what: say!(
            "`{written}` 不止两位小数，一分钱以下没有钱",
            "`{written}` has more than two decimals; there is nothing below a fen"
        ),
        mend: say!(
            "改成到分的数，例如用 ROUND(…, 2)",
            "round it to the fen, with ROUND(…, 2) perhaps"
        ),
    }
}

fn in_ten_thousands(written: &str) -> Wrong {
    let meant = Fen::guess(written).map(|amount| amount.to_string());
    let meant = meant.unwrap_or_else(|| "35000.00".to_owned());
    Wrong {
        what: say!("`{written}` 以万为单位", "`{written}` is in tens of thousands"),
        mend: say!("写成元：`{meant}`", "write yuan: `{meant}`"),
    }
}

fn not_an_amount(written: &str) -> Wrong {
    Wrong {
        what: say!("`{written}` 不是金额", "`{written}` is no amount"),
        mend: say!("写成 `1234.50` 这样的数", "write a number such as `1234.50`"),
    }
}

fn not_a_day(written: &str) -> Wrong {
    Wrong {
        what: say!("`{written}` 不是日期", "`{written}` is no date"),
        mend: say!("写成 `2026-03-31`", "write it as `2026-03-31`"),
    }
}

fn no_year(written: &str) -> Wrong {
    Wrong {
        what: say!("`{written}` 没有年份", "`{written}` has no year"),
        mend: say!(
            "加上 `--from 2026-01-01 --to 2026-03-31`，或写全日期",
            "add `--from 2026-01-01 --to 2026-03-31`, or write the whole date"
        ),
    }
}
