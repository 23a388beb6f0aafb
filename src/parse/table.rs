//! A CSV file becomes rows of keys and values with places.

use crate::han::near::nearest;
use crate::parse::bounds;
use crate::parse::schema::Field;
use crate::parse::value::{Shape, Value};
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::{FileId, Span, Spanned};

/// A cell and where it stands, quotes included.
pub type Cell = Spanned<String>;

/// Reads a CSV file whose header has the names of the fields, or their Chinese names.
///
/// Rows are maps, so that they are held against the same schema as YAML; empty cells are left out.
pub fn read(text: &str, file: FileId, fields: &[Field], faults: &mut Faults) -> Vec<Value> {
    if !bounds::file_is_within(text, file, faults) {
        return Vec::new();
    }
    let mut rows = rows_of(text, file, faults).into_iter();
    let Some(header) = rows.next() else {
        let all = names(fields);
        faults
            .error(
                "missing-header",
                Span::start_of(file),
                say!("表格是空的", "the table is empty"),
            )
            .mend(say!(
                "第一行写列名：`{all}`",
                "the first line names the columns: `{all}`"
            ));
        return Vec::new();
    };
    let header = match rows.as_slice() {
        [next, ..] if known(&header, fields) == 0 && known(next, fields) > 1 => {
            tell_line_above_header(&header, faults);
            rows.next().unwrap_or_default()
        }
        _ => header,
    };
    let Some(columns) = columns_of(&header, fields, faults) else {
        return Vec::new();
    };
    rows.filter_map(|row| value_of(row, &columns, faults)).collect()
}

/// What else a column is called in the books of accountants.
const OTHER_NAMES: [(&str, &str); 8] = [
    ("摘要", "item"),
    ("事项", "item"),
    ("内容", "item"),
    ("名称", "item"),
    ("收支类型", "side"),
    ("金额元", "amount"),
    ("凭证号", "voucher"),
    ("入账日期", "date"),
];

/// Returns the field a column's name stands for.
fn field_of<'f>(name: &str, fields: &'f [Field]) -> Option<&'f Field> {
    let name = name.trim();
    fields
        .iter()
        .find(|field| field.name == name || field.zh_name() == name)
}

/// Returns the field that a wrong name of a column likely stands for.
fn meant<'f>(name: &str, fields: &'f [Field]) -> Option<&'f Field> {
    let bare: String = name.chars().filter(|sign| !sign.is_whitespace()).collect();
    let bare = bare.split(['（', '(', '/']).next().unwrap_or_default();
    let other = OTHER_NAMES.iter().find(|(known, _)| *known == bare);
    let name = other.map_or(bare, |(_, field)| *field);
    field_of(&name.to_lowercase(), fields)
        .or_else(|| field_of(nearest(name, fields.iter().map(Field::zh_name))?, fields))
}

fn known(row: &[Cell], fields: &[Field]) -> usize {
    row.iter()
        .filter(|cell| field_of(&cell.value, fields).is_some())
        .count()
}

fn known_in(header: &[Cell], field: &Field) -> usize {
    let is_it = |cell: &&Cell| [field.name, field.zh_name()].contains(&cell.value.trim());
    header.iter().filter(is_it).count()
}

fn tell_line_above_header(row: &[Cell], faults: &mut Faults) {
    let Some(cell) = row.first() else {
        return;
    };
    faults
        .error(
            "missing-header",
            cell.span,
            say!(
                "列名上面多了一行",
                "there is a line above the names of the columns"
            ),
        )
        .mend(say!(
            "删去这一行，第一行就是列名",
            "delete it: the first line names the columns"
        ));
}

fn tell_no_column(field: &Field, header: &[Cell], faults: &mut Faults) {
    let Some(cell) = header.first() else {
        return;
    };
    let (zh, name) = (field.zh_name(), field.name);
    faults
        .error(
            "missing-key",
            cell.span,
            say!("表格没有“{zh}”这一列", "the table has no column `{name}`"),
        )
        .mend(say!(
            "加上列名是 `{zh}` 的一列，或把那一列的列名改成 `{zh}`",
            "add a column `{name}`, or rename the one that is meant"
        ));
}

fn names(fields: &[Field]) -> String {
    let names: Vec<&str> = fields.iter().map(Field::zh_name).collect();
    names.join(",")
}

fn tell_no_header(header: &[Cell], fields: &[Field], faults: &mut Faults) {
    let span = header
        .first()
        .map_or_else(|| Span::start_of(FileId(0)), |cell| cell.span);
    let all = names(fields);
    let is_other_comma = header
        .first()
        .is_some_and(|cell| cell.value.contains(['\t', ';', '，', '；']));
    let mend = if is_other_comma {
        say!(
            "各列之间要用半角逗号 `,`",
            "columns are parted by half-width commas `,`"
        )
    } else {
        say!("在最前面加一行：`{all}`", "add a first line: `{all}`")
    };
    faults
        .error(
            "missing-header",
            span,
            say!("第一行不是列名", "the first line does not name the columns"),
        )
        .mend(mend);
}

/// Returns the key of every column; `None` if the first line is no header.
fn columns_of(header: &[Cell], fields: &[Field], faults: &mut Faults) -> Option<Vec<Option<&'static str>>> {
    let filled = header.iter().rposition(|cell| !cell.value.trim().is_empty());
    let header = header.get(..filled.map_or(0, |at| at + 1)).unwrap_or_default();
    if known(header, fields) == 0 {
        tell_no_header(header, fields, faults);
        return None;
    }
    let mut columns = Vec::new();
    for cell in header {
        let mut key = field_of(&cell.value, fields).map(|field| field.name);
        let name = cell.value.trim();
        if key.is_some() && columns.contains(&key) {
            faults
                .error(
                    "duplicate-key",
                    cell.span,
                    say!("`{name}` 这一列有两次", "the column `{name}` is there twice"),
                )
                .mend(say!("只留一列", "keep one of them"));
        } else if key.is_none() && !name.is_empty() {
            let likely = meant(name, fields).filter(|field| known_in(header, field) == 0);
            let mend = match likely {
                Some(field) => {
                    let zh = field.zh_name();
                    say!("是不是 `{zh}`？列名只写 `{zh}`", "was `{zh}` meant?")
                }
                None => {
                    let all = names(fields);
                    say!("可以有的列：`{all}`", "the columns there may be: `{all}`")
                }
            };
            key = likely.map(|field| field.name);
            faults
                .error(
                    "unknown-key",
                    cell.span,
                    say!("没有 `{name}` 这一列", "there is no column `{name}`"),
                )
                .mend(mend);
        }
        columns.push(key);
    }
    let missing = fields
        .iter()
        .find(|field| field.required && !columns.contains(&Some(field.name)));
    if let Some(field) = missing {
        // A column nobody knows was told; it is likely the one that is missing.
        let is_unknown = |(cell, key): (&Cell, &Option<&str>)| key.is_none() && !cell.value.trim().is_empty();
        if !header.iter().zip(&columns).any(is_unknown) {
            tell_no_column(field, header, faults);
        }
        return None;
    }
    Some(columns)
}

fn value_of(mut row: Vec<Cell>, columns: &[Option<&'static str>], faults: &mut Faults) -> Option<Value> {
    let (first, last) = (row.first()?.span, row.last()?.span);
    let span = Span {
        end: last.end,
        ..first
    };
    let filled = row.iter().find(|cell| !cell.value.trim().is_empty())?;
    if matches!(
        filled.value.trim(),
        "合计" | "小计" | "总计" | "本期合计" | "total"
    ) {
        faults
            .error(
                "total-row",
                span,
                say!("表里有合计行", "the table has a row of totals"),
            )
            .mend(say!(
                "删去这一行，合计由程序计算",
                "delete it: totals are computed"
            ));
        return None;
    }
    // Excel leaves commas behind columns that were cleared.
    let is_empty_behind = |cells: &[Cell]| cells.iter().all(|cell| cell.value.trim().is_empty());
    let is_cut = row.windows(2).any(is_thousands);
    if !is_cut && row.get(columns.len()..).is_some_and(is_empty_behind) {
        row.truncate(columns.len());
    }
    if row.len() != columns.len() {
        tell_columns(&row, columns.len(), span, faults);
        return None;
    }
    let mut pairs = Vec::new();
    for (cell, key) in row.into_iter().zip(columns) {
        let text = cell.value.trim();
        let Some(key) = key.filter(|_| !text.is_empty()) else {
            continue;
        };
        let name = Spanned {
            value: key.to_owned(),
            span: cell.span,
        };
        let shape = Shape::Text(text.to_owned());
        pairs.push((
            name,
            Value {
                shape,
                span: cell.span,
            },
        ));
    }
    Some(Value {
        shape: Shape::Map(pairs),
        span,
    })
}

/// Returns whether two cells are an amount that a comma cut: `3` and `280.00`.
fn is_thousands(pair: &[Cell]) -> bool {
    match pair {
        [whole, rest] => {
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let (thousands, cents) = rest.value.split_once('.').unwrap_or((&rest.value, ""));
            digits(whole.value.trim_start_matches('-'))
                && whole.value.len() <= 4
                && thousands.len() == 3
                && digits(thousands)
                && digits(cents)
        }
        _ => false,
    }
}

fn tell_columns(row: &[Cell], names: usize, span: Span, faults: &mut Faults) {
    let cells = row.len();
    let cut = row.windows(2).find(|pair| cells > names && is_thousands(pair));
    let mend = match cut {
        Some([whole, rest]) => {
            let (whole, rest) = (&whole.value, &rest.value);
            say!(
                "金额里不写逗号：`{whole},{rest}` 写成 `{whole}{rest}`",
                "amounts have no commas: write `{whole}{rest}` for `{whole},{rest}`"
            )
        }
        _ => say!(
            "内容里有逗号的格子用英文引号括起来；没有内容的格子也要留逗号",
            "quote a cell that has a comma in it; an empty cell keeps its comma"
        ),
    };
    faults
        .error(
            "wrong-columns",
            span,
            say!(
                "这一行有 {cells} 格，列名有 {names} 个",
                "this row has {cells} cells, the header {names}"
            ),
        )
        .mend(mend);
}

/// Cuts a text into rows of cells as they are written, the header among them; blank lines are no rows.
pub fn rows_of(text: &str, file: FileId, faults: &mut Faults) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = Draft::default();
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' if cell.quoted == Quoted::Open => {
                if signs.next_if(|(_, next)| *next == '"').is_some() {
                    cell.text.push('"');
                } else {
                    cell.quoted = Quoted::Closed;
                }
            }
            '"' if cell.text.trim().is_empty() && cell.quoted == Quoted::Never => {
                cell.text.clear();
                cell.quoted = Quoted::Open;
                cell.opened_at = at;
            }
            ',' if cell.quoted != Quoted::Open => row.push(cell.end(at, file, 1)),
            '\n' if cell.quoted != Quoted::Open => {
                row.push(cell.end(at, file, 1));
                push_row(&mut rows, &mut row);
            }
            _ => cell.text.push(sign),
        }
    }
    if cell.quoted == Quoted::Open {
        let span = Span::new(file, cell.opened_at, cell.opened_at + 1);
        faults
            .error(
                "unclosed-quote",
                span,
                say!("这里的引号没有收尾", "the quote that opens here is never closed"),
            )
            .mend(say!("在这一格末尾补上 `\"`", "close it at the end of its cell"));
        return rows;
    }
    row.push(cell.end(text.len(), file, 0));
    push_row(&mut rows, &mut row);
    rows
}

fn push_row(rows: &mut Vec<Vec<Cell>>, row: &mut Vec<Cell>) {
    let row = std::mem::take(row);
    if row.iter().any(|cell| !cell.value.trim().is_empty()) {
        rows.push(row);
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Quoted {
    #[default]
    Never,
    Open,
    Closed,
}

/// A cell that is being read.
#[derive(Debug, Default)]
struct Draft {
    text: String,
    start: usize,
    quoted: Quoted,
    opened_at: usize,
}

impl Draft {
    /// Ends the cell before `at`; the next begins after so many bytes.
    fn end(&mut self, at: usize, file: FileId, gap: usize) -> Cell {
        let value = std::mem::take(&mut self.text);
        let span = Span::new(file, self.start, at);
        *self = Draft {
            start: at + gap,
            ..Draft::default()
        };
        Spanned { value, span }
    }
}
