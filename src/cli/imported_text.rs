//! Tells what was taken of a workbook, and what was left.

use crate::intake::book::{Imported, NotBook, Sheet};
use crate::intake::grid::letters;
use crate::intake::rows::{Remark, TakenLine, Ways};
use crate::intake::separated::NotTable;
use crate::intake::workbook::{MOST_COLUMNS, MOST_ROWS, NotWorkbook};
use crate::io::failure::Failure;
use crate::model::ledger::Side;
use crate::model::money::Fen;
use crate::report::words::Words;
use crate::say;

/// Returns why a file could not be read, and what to do.
pub fn refusal(file: &str, why: &NotBook) -> Failure {
    match why {
        NotBook::Workbook(NotWorkbook::Locked) => Failure::new(
            say!("`{file}` 有打开密码", "`{file}` opens only with a password"),
            say!(
                "在 Excel 或 WPS 里去掉密码，另存一份再导入",
                "save a copy without a password and import that"
            ),
        ),
        NotBook::Workbook(NotWorkbook::TooLarge) | NotBook::Table(NotTable::TooLarge) => Failure::new(
            say!(
                "`{file}` 太大：一张表最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列",
                "`{file}` is too large: a sheet has {MOST_ROWS} rows and {MOST_COLUMNS} columns at most"
            ),
            say!(
                "只留要导入的行和列，另存一份",
                "keep only the rows and columns to import, and save a copy"
            ),
        ),
        NotBook::Table(NotTable::WebPage) => Failure::new(
            say!(
                "`{file}` 其实是网页，只是扩展名像表格",
                "`{file}` is a web page under another name"
            ),
            say!(
                "用 Excel 或 WPS 打开，“另存为”.xlsx 再导入",
                "open it in Excel or WPS, save as .xlsx, import that"
            ),
        ),
        NotBook::Workbook(NotWorkbook::Unreadable) | NotBook::Table(NotTable::NotText) => Failure::new(
            say!(
                "`{file}` 读不出来：不是 Excel 工作簿，也不是文字表格",
                "`{file}` is neither a workbook nor a table of text"
            ),
            say!(
                "用 Excel 或 WPS 打开它，“另存为”.xlsx 再导入",
                "open it in Excel or WPS, save as .xlsx, import that"
            ),
        ),
        NotBook::NoSheet(name, known) => {
            let known = known.join("、");
            Failure::new(
                say!("没有工作表 `{name}`", "there is no sheet `{name}`"),
                say!("有这些：{known}", "these are there: {known}"),
            )
        }
        NotBook::NoHead(rows) => {
            let seen = rows.join("\n    ");
            Failure::new(
                say!(
                    "`{file}` 里找不到写列名的一行",
                    "no row of `{file}` names the columns"
                ),
                say!(
                    "要有一列“摘要”或“项目”，还要有“金额”，或“收入”“支出”。列名不同的，加 --column 列名=item、--column 列名=in。看到的开头是：\n    {seen}",
                    "there must be a column of items and one of amounts; name others with --column NAME=item, --column NAME=in. It begins:\n    {seen}"
                ),
            )
        }
    }
}

/// Returns what was taken and left, line by line.
pub fn told(imported: &Imported) -> Vec<Words> {
    let mut out = Vec::new();
    for sheet in &imported.sheets {
        let (name, row) = (&sheet.name, sheet.head.row + 1);
        out.push(say!(
            "工作表“{name}”，第 {row} 行是列名。",
            "Sheet “{name}”; row {row} names the columns."
        ));
        out.push(columns(sheet));
        if let Some(words) = ways(sheet) {
            out.push(words);
        }
    }
    if !imported.others.is_empty() {
        let others = imported.others.join("、");
        out.push(say!(
            "没有取：工作表 {others}。要取，加 --sheet 名字。",
            "Not taken: sheets {others}. To take them, add --sheet NAME."
        ));
    }
    let lines = imported.lines();
    let (count, incoming, outgoing) = (lines.len(), total(&lines, Side::In), total(&lines, Side::Out));
    out.push(say!(
        "取了 {count} 笔：收入 {incoming}，支出 {outgoing}。",
        "Took {count} lines: in {incoming}, out {outgoing}."
    ));
    for sheet in &imported.sheets {
        let name = match imported.sheets.len() {
            1 => String::new(),
            _ => format!("{}!", sheet.name),
        };
        for (row, why) in &sheet.taken.left {
            let (row, zh, en) = (row + 1, &why.zh, &why.en);
            out.push(say!(
                "没有取 {name}第 {row} 行：{zh}",
                "Left {name}row {row}: {en}"
            ));
        }
    }
    out
}

/// Returns what must be mended or looked at, by cell.
pub fn remarks<'i>(imported: &'i Imported, of: fn(&'i Sheet) -> &'i [Remark]) -> Vec<Words> {
    let mut out = Vec::new();
    for sheet in &imported.sheets {
        for remark in of(sheet) {
            let at = imported.cell_name(sheet, remark.at);
            let (what, mend) = (&remark.what, &remark.mend);
            let (zh, en) = (
                format!("{}；{}", what.zh, mend.zh),
                format!("{}; {}", what.en, mend.en),
            );
            out.push(say!("  {at}  {zh}", "  {at}  {en}"));
        }
    }
    out
}

fn total(lines: &[TakenLine], side: Side) -> String {
    let own = lines.iter().filter(|line| line.side == side);
    Fen::sum(own.map(|line| line.amount))
        .unwrap_or_default()
        .grouped()
}

fn columns(sheet: &Sheet) -> Words {
    let named = |known: bool| {
        sheet
            .head
            .columns
            .iter()
            .filter(move |column| column.role.is_some() == known)
    };
    let zh: Vec<String> = named(true)
        .filter_map(|column| {
            Some(format!(
                "{} {}→{}",
                letters(column.at),
                column.name,
                column.role?.zh()
            ))
        })
        .collect();
    let en: Vec<String> = named(true)
        .filter_map(|column| {
            Some(format!(
                "{} {}→{}",
                letters(column.at),
                column.name,
                column.role?.name()
            ))
        })
        .collect();
    let unknown: Vec<String> = named(false)
        .map(|column| format!("{} {}", letters(column.at), column.name))
        .collect();
    let (zh, en, unknown) = (zh.join("，"), en.join(", "), unknown.join("、"));
    match unknown.is_empty() {
        true => say!("  列：{zh}", "  columns: {en}"),
        false => say!(
            "  列：{zh}；不认得：{unknown}",
            "  columns: {en}; not known: {unknown}"
        ),
    }
}

fn ways(sheet: &Sheet) -> Option<Words> {
    let (ways, is_proved) = sheet.ways?;
    Some(match (ways, is_proved) {
        (Ways::Books, true) => say!(
            "  借方是收入，贷方是支出：余额这一列对得上。",
            "  借 is in and 贷 is out: the balances agree."
        ),
        (Ways::Bank, true) => say!(
            "  借方是支出，贷方是收入（银行对账单）：余额这一列对得上。",
            "  借 is out and 贷 is in, as on a bank's statement: the balances agree."
        ),
        (_, false) => say!(
            "  可疑：没有余额可对，按借方是收入、贷方是支出取；银行对账单正好相反，请核对，或加 --column 借方=out --column 贷方=in。",
            "  Doubtful: nothing proves it, but 借 was taken as in and 贷 as out; bank statements have it the other way: --column 借方=out --column 贷方=in."
        ),
    })
}
