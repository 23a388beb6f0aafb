//! Writes ledgers as CSV that spreadsheets open safely.

use csv::{Terminator, WriterBuilder};

use crate::model::entry::Entry;
use crate::model::ledger::{Ledger, Line};

/// The mark by which spreadsheets know UTF-8.
pub const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Columns: key and what it is called in Chinese, as content files may write it.
pub const COLUMNS: [(&str, &str); 16] = [
    ("book", "账簿"),
    ("date", "日期"),
    ("side", "收支"),
    ("category", "类别"),
    ("item", "项目"),
    ("quantity", "数量"),
    ("unit_price", "单价"),
    ("amount", "金额"),
    ("voucher", "凭证"),
    ("decision", "决议"),
    ("link", "说明"),
    ("approval", "审批"),
    ("contract", "合同"),
    ("payee", "收款方"),
    ("project", "工程"),
    ("scope", "范围"),
];

/// Returns the type of a column, as catalogues of data name it.
pub fn type_of(key: &str) -> &'static str {
    match key {
        "date" => "date",
        "amount" | "quantity" | "unit_price" => "number",
        _ => "string",
    }
}

/// Returns the lines of every ledger of an entry, with opening and closing of each.
pub fn write(entry: &Entry) -> Vec<u8> {
    let rows = entry.parts.ledgers.iter().flat_map(rows);
    table(COLUMNS.map(|(key, _)| key), rows)
}

/// Returns a table with its head; cells are made safe.
fn table<const N: usize>(head: [&str; N], rows: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    let mut bytes = MARK.to_vec();
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(&mut bytes);
    let mut written = writer.write_record(head);
    for row in rows {
        written = written.and_then(|()| writer.write_record(row.map(|cell| safe(&cell))));
    }
    let flushed = writer.flush();
    drop(writer);
    match (written, flushed) {
        (Ok(()), Ok(())) => bytes,
        // Writing into memory does not fail.
        _ => Vec::new(),
    }
}

type Row = [String; COLUMNS.len()];

fn rows(ledger: &Ledger) -> Vec<Row> {
    let book = &ledger.book.value;
    let balance = |side: &str, amount: String| -> Row {
        let mut row = Row::default();
        let [first, _, kind, _, _, _, _, sum, ..] = &mut row;
        *first = book.clone();
        *kind = side.to_owned();
        *sum = amount;
        row
    };
    let mut rows = vec![balance("opening", ledger.opening.value.to_string())];
    rows.extend(ledger.lines.iter().map(|line| row(book, line)));
    rows.push(balance("closing", ledger.closing.value.to_string()));
    rows
}

fn row(book: &str, line: &Line) -> Row {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let places: Vec<&str> = line.scope.names().collect();
    [
        book.to_owned(),
        line.date.map(|day| day.iso()).unwrap_or_default(),
        line.side.name().to_owned(),
        text(&line.category),
        line.item.clone(),
        line.quantity.map(|it| it.to_string()).unwrap_or_default(),
        line.unit_price.map(|it| it.to_string()).unwrap_or_default(),
        line.amount.value.to_string(),
        text(&line.voucher),
        line.decision
            .as_ref()
            .map(|it| it.value.clone())
            .unwrap_or_default(),
        line.link.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
        line.approval.map(|it| it.name().to_owned()).unwrap_or_default(),
        text(&line.contract),
        text(&line.payee),
        line.project
            .as_ref()
            .map(|id| id.value.clone())
            .unwrap_or_default(),
        places.join("、"),
    ]
}

/// Returns the cell so that no spreadsheet takes it for a formula.
pub fn safe(cell: &str) -> String {
    let plain: String = cell
        .chars()
        .filter(|sign| *sign == '\n' || !sign.is_control())
        .collect();
    let first = cell.trim_start_matches([' ', '\u{3000}']).chars().next();
    let is_risky = first.is_some_and(|sign| {
        matches!(
            sign,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    });
    match is_risky && !is_number(&plain) {
        true => format!("'{plain}"),
        false => plain,
    }
}

/// Returns whether a cell is a plain number, which may begin with a minus.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    digits.starts_with(|sign: char| sign.is_ascii_digit())
        && digits.ends_with(|sign: char| sign.is_ascii_digit())
        && digits.chars().all(|sign| sign.is_ascii_digit() || sign == '.')
        && digits.matches('.').count() <= 1
}
