//! Writes what was taken as a draft of a disclosure.

use csv::WriterBuilder;

use crate::intake::mapping::quoted;
use crate::intake::rows::{Taken, TakenLine};
use crate::model::date::Day;
use crate::model::ledger::{Side, carries_balance};
use crate::model::money::Fen;

/// The mark by which spreadsheets know UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// What the draft is called and covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    pub id: String,
    pub title: String,
    pub book: String,
    pub from: Day,
    pub to: Day,
    /// The day it is written.
    pub today: Day,
    pub opening: Fen,
    /// The file it came from.
    pub source: String,
}

/// The books: name in files, in Chinese, and short for ids.
pub const BOOKS: [(&str, &str, &str); 7] = [
    ("common_income", "公共收益", "ci"),
    ("maintenance_fund", "维修资金", "fund"),
    ("service_fee", "物业费", "fee"),
    ("utilities", "公共水电费", "power"),
    ("project", "维修项目", "project"),
    ("committee", "业委会工作经费", "oc"),
    ("other", "其他账目", "other"),
];

/// Returns the book of a name in files or in Chinese.
pub fn book(name: &str) -> Option<(&'static str, &'static str, &'static str)> {
    BOOKS
        .into_iter()
        .find(|(known, zh, _)| *known == name || *zh == name)
}

/// Returns the quarter, half, year or month that holds all days, widest need first.
pub fn period_of(lines: &[TakenLine]) -> Option<(Day, Day)> {
    let days = lines.iter().filter_map(|line| line.date);
    let (first, last) = (days.clone().min()?, days.max()?);
    let spans = [(1, 1), (3, 3), (6, 6), (12, 12)];
    let year = first.year();
    let within = spans.iter().find_map(|(step, length)| {
        let start = (first.month() - 1) / step * step + 1;
        let from = Day::of(year, start, 1)?;
        let to = after(year, start + length)?.plus_days(-1);
        (from <= first && last <= to).then_some((from, to))
    });
    within.or(Some((first, last)))
}

fn after(year: i32, month: u32) -> Option<Day> {
    match month > 12 {
        true => Day::of(year + 1, month - 12, 1),
        false => Day::of(year, month, 1),
    }
}

/// Returns what a period is called: in words, and short for ids.
pub fn period_name(from: Day, to: Day) -> (String, String) {
    let (year, month) = (from.year(), from.month());
    let months = (1..=12).find(|length| {
        from.day_of_month() == 1 && after(year, month + length).is_some_and(|day| day.plus_days(-1) == to)
    });
    match (months, month) {
        (Some(12), 1) => (format!("{year}年"), format!("{year}")),
        (Some(6), 1) => (format!("{year}年上半年"), format!("{year}-h1")),
        (Some(6), 7) => (format!("{year}年下半年"), format!("{year}-h2")),
        (Some(3), 1 | 4 | 7 | 10) => {
            let quarter = month.div_ceil(3);
            let said = ["一", "二", "三", "四"].get(quarter as usize - 1).unwrap_or(&"");
            (format!("{year}年第{said}季度"), format!("{year}-q{quarter}"))
        }
        (Some(1), _) => (format!("{year}年{month}月"), format!("{year}-m{month:02}")),
        _ => (
            format!("{}至{}", from.iso(), to.iso()),
            format!("{}-{}", from.compact(), to.compact()),
        ),
    }
}

/// Returns opening + in − out; `None` beyond all bounds.
pub fn closing(opening: Fen, lines: &[TakenLine]) -> Option<Fen> {
    let signed = lines.iter().map(|line| match line.side {
        Side::In => line.amount,
        Side::Out => Fen(-line.amount.0),
    });
    Fen::sum(std::iter::once(opening).chain(signed))
}

/// Returns the entry; its lines stand in the table beside it.
pub fn entry(about: &About, closing: Fen) -> String {
    let About {
        id,
        title,
        book,
        from,
        to,
        today,
        opening,
        source,
    } = about;
    let (title, source) = (quoted(title), source.replace(['\n', '\r'], " "));
    let (from, to, today) = (from.iso(), to.iso(), today.iso());
    let previous = match carries_balance(book) {
        true => "    # 上一期的编号；有它，期初就和上一期的期末核对。\n    # previous: dis-2025-ci-q4\n",
        false => "",
    };
    format!(
        "---\n\
         # 由 linli import 从“{source}”写成的草稿。看过、改好后，删去 status 这一行就会发布。\n\
         title: {title}\n\
         date: {today}\n\
         status: draft\n\
         issuer: manager\n\
         topic: {book}\n\
         period: {{from: {from}, to: {to}}}\n\
         ledgers:\n  \
           - book: {book}\n    \
             opening: \"{opening}\"\n    \
             lines: {id}.csv\n    \
             closing: \"{closing}\"\n\
         {previous}\
         # 张贴：哪些公告栏、哪些天。\n\
         # display: {{boards: [east], from: {today}, to: {today}}}\n\
         ---\n\n\
         用一两句话说明这一期：和上一期比，多在哪里，少在哪里。\n"
    )
}

/// Returns the table of lines, with the columns that have anything.
pub fn table(taken: &Taken) -> Vec<u8> {
    let mut bytes = MARK.to_vec();
    let mut writer = WriterBuilder::new().from_writer(&mut bytes);
    let columns: Vec<&Column> = COLUMNS
        .iter()
        .filter(|(_, needed, of)| *needed || taken.lines.iter().any(|line| !of(line).is_empty()))
        .collect();
    let mut written = writer.write_record(columns.iter().map(|(name, ..)| *name));
    for line in &taken.lines {
        let row: Vec<String> = columns.iter().map(|(.., of)| of(line)).collect();
        written = written.and_then(|()| writer.write_record(row));
    }
    let flushed = writer.flush();
    drop(writer);
    match (written, flushed) {
        (Ok(()), Ok(())) => bytes,
        // Writing into memory does not fail.
        _ => Vec::new(),
    }
}

/// Name, whether it is always there, and what stands in it.
type Column = (&'static str, bool, fn(&TakenLine) -> String);

const COLUMNS: [Column; 9] = [
    ("日期", true, |line| line.date.map(Day::iso).unwrap_or_default()),
    ("收支", true, |line| match line.side {
        Side::In => "收".to_owned(),
        Side::Out => "支".to_owned(),
    }),
    ("类别", false, |line| line.category.clone()),
    ("项目", true, |line| line.item.clone()),
    ("数量", false, |line| {
        line.quantity.map(|it| it.to_string()).unwrap_or_default()
    }),
    ("单价", false, |line| {
        line.unit_price.map(|it| it.to_string()).unwrap_or_default()
    }),
    ("金额", true, |line| line.amount.to_string()),
    ("凭证", false, |line| line.voucher.clone()),
    ("决议", false, |line| line.decision.clone()),
];
