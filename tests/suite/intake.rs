//! What is taken of accountants' workbooks, what is told.

use linli::intake::book::{self, Asked, Imported, NotBook};
use linli::intake::draft;
use linli::intake::grid::{Address, letters};
use linli::intake::rows::Ways;
use linli::intake::separated::NotTable;
use linli::intake::template;
use linli::intake::workbook::NotWorkbook;
use linli::model::ledger::Side;
use linli::model::money::Fen;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use crate::support::program::Folder;

/// A sheet's name and what fills it.
type Filled<'f> = (&'f str, &'f dyn Fn(&mut Worksheet));

/// Returns a workbook of the sheets that are filled in.
fn workbook(fill: &[Filled<'_>]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, fill) in fill {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a name");
        fill(sheet);
    }
    book.save_to_buffer().expect("a workbook")
}

/// What an accountant really has: joined titles, dates as dates, thousands as text, sums, signatures.
fn quarter(sheet: &mut Worksheet) {
    let title = Format::new().set_bold();
    let date = Format::new().set_num_format("yyyy/m/d");
    sheet
        .merge_range(0, 0, 0, 6, "松荫里小区公共收益收支明细表", &title)
        .expect("a title");
    sheet.write(1, 0, "2026年第三季度    单位：元").expect("a cell");
    for (column, name) in (0..).zip([
        "日期",
        "摘要",
        "收入金额（元）",
        "支出金额（元）",
        "余额",
        "凭证号",
        "备注",
    ]) {
        sheet.write(3, column, name).expect("a cell");
    }
    sheet.write(4, 1, "上期结转").expect("a cell");
    sheet.write(4, 4, 200_472.32).expect("a cell");
    let rows: [(u8, &str, f64, f64, f64, &str); 3] = [
        (8, "电梯轿厢广告位", 9600.0, 0.0, 210_072.32, "S2026-0708-01"),
        (31, "7月停车系统维护", 0.0, 1200.0, 208_872.32, "F2026-0731-01"),
        (
            31,
            "7月固定车位费",
            12_800.1 + 0.2,
            0.0,
            221_672.62,
            "S2026-0731-01",
        ),
    ];
    for (row, (day, item, income, spent, balance, voucher)) in (5..).zip(rows) {
        let day = ExcelDateTime::from_ymd(2026, 7, day).expect("a day");
        sheet.write_with_format(row, 0, &day, &date).expect("a cell");
        sheet.write(row, 1, item).expect("a cell");
        sheet.write(row, 2, income).expect("a cell");
        sheet.write(row, 3, spent).expect("a cell");
        sheet.write(row, 4, balance).expect("a cell");
        sheet.write(row, 5, voucher).expect("a cell");
    }
    sheet.write(8, 0, "2026.8.3").expect("a cell");
    sheet.write(8, 1, "8月临时停车费").expect("a cell");
    sheet.write(8, 2, "￥2,380.00").expect("a cell");
    sheet.write(9, 1, "合  计").expect("a cell");
    sheet.write(9, 2, 24_780.3).expect("a cell");
    sheet.write(9, 3, 1_200).expect("a cell");
    sheet.write(11, 0, "制表：财务").expect("a cell");
    sheet.write(11, 3, "审核：项目经理").expect("a cell");
}

fn read(bytes: &[u8]) -> Imported {
    book::read("账.xlsx", bytes, &Asked::default()).expect("a book")
}

fn lines(imported: &Imported) -> Vec<String> {
    let line = |line: &linli::intake::rows::TakenLine| {
        let date = line.date.map(|day| day.iso()).unwrap_or_default();
        format!("{date} {} {} {}", line.side.name(), line.item, line.amount)
    };
    imported.lines().iter().map(line).collect()
}

#[test]
fn a_quarter_with_titles_sums_and_signatures_is_taken_to_the_fen() {
    let imported = read(&workbook(&[("三季度", &quarter)]));
    assert_eq!(
        lines(&imported),
        [
            "2026-07-08 in 电梯轿厢广告位 9600.00",
            "2026-07-31 out 7月停车系统维护 1200.00",
            "2026-07-31 in 7月固定车位费 12800.30",
            "2026-08-03 in 8月临时停车费 2380.00",
        ]
    );
    assert_eq!(imported.opening(), Some(Fen(20_047_232)));
    let taken = &imported.sheets[0].taken;
    assert!(taken.wrong.is_empty() && taken.doubts.is_empty(), "{taken:?}");
    let left: Vec<usize> = taken.left.iter().map(|(row, _)| row + 1).collect();
    assert_eq!(left, [1, 2, 5, 10, 12]);
    let (from, to) = draft::period_of(&imported.lines()).expect("days");
    assert_eq!(
        (from.iso(), to.iso()),
        ("2026-07-01".to_owned(), "2026-09-30".to_owned())
    );
}

#[test]
fn a_sum_that_differs_is_told_with_its_cell_and_both_numbers() {
    let bytes = workbook(&[("明细", &|sheet: &mut Worksheet| {
        quarter(sheet);
        sheet.write(9, 2, 24_870.3).expect("a cell");
    })]);
    let imported = read(&bytes);
    let doubts = &imported.sheets[0].taken.doubts;
    assert_eq!(doubts.len(), 1);
    assert_eq!(doubts[0].at.to_string(), "C10");
    assert!(doubts[0].what.zh.contains("24870.30") && doubts[0].what.zh.contains("24780.30"));
}

#[test]
fn cells_that_cannot_be_taken_are_told_by_address() {
    let bytes = workbook(&[("明细", &|sheet: &mut Worksheet| {
        quarter(sheet);
        sheet.write(5, 2, "3.5万").expect("a cell");
        sheet.write(6, 0, "7月32日").expect("a cell");
        sheet.write(7, 2, 12.345).expect("a cell");
        sheet.write(8, 3, 5.0).expect("a cell");
    })]);
    let imported = read(&bytes);
    let told: Vec<String> = imported.sheets[0]
        .taken
        .wrong
        .iter()
        .map(|remark| format!("{} {} {}", remark.at, remark.what.zh, remark.mend.zh))
        .collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(
        told[0].starts_with("C6 ") && told[0].contains("35000.00"),
        "{told:?}"
    );
    assert!(told[1].starts_with("A7 "), "{told:?}");
    assert!(
        told[2].starts_with("C8 ") && told[2].contains("两位小数"),
        "{told:?}"
    );
    assert!(
        told[3].starts_with("C9 ") && told[3].contains("又有收入又有支出"),
        "{told:?}"
    );
}

#[test]
fn balances_tell_whether_it_is_a_book_or_a_statement_of_a_bank() {
    let text = |debit: &str, credit: &str| {
        format!(
            "日期,摘要,借方,贷方,余额\n2026-01-05,停车费,{debit},100.00\n2026-01-06,电费,{credit},60.00\n"
        )
    };
    let books = text("100.00,", ",40.00");
    let bank = text(",100.00", "40.00,");
    for (text, ways) in [(books, Ways::Books), (bank, Ways::Bank)] {
        let imported = book::read("账.csv", text.as_bytes(), &Asked::default()).expect("a book");
        // The first row moves from nothing; the second one proves it.
        assert_eq!(imported.sheets[0].ways, Some((ways, true)));
        assert_eq!(
            lines(&imported),
            ["2026-01-05 in 停车费 100.00", "2026-01-06 out 电费 40.00"]
        );
        assert_eq!(imported.opening(), Some(Fen(0)));
    }
}

#[test]
fn tables_in_gbk_with_two_rows_of_names_and_parts_of_dates_are_read() {
    let text = "松荫里2026年账\n2026年,,摘要,收入,,支出,余额\n月,日,,金额,笔数,金额,\n1,8,电梯广告,\"9,600.00\",1,,\n1,31,停车维护,,,1200.00,\n,,本月合计,9600.00,,1200.00,\n2,1,\"利息\n补记\",0.53,,,\n";
    let (bytes, ..) = encoding_rs::GBK.encode(text);
    let imported = book::read("账.csv", &bytes, &Asked::default()).expect("a book");
    assert_eq!(
        lines(&imported),
        [
            "2026-01-08 in 电梯广告 9600.00",
            "2026-01-31 out 停车维护 1200.00",
            "2026-02-01 in 利息\n补记 0.53",
        ]
    );
    assert_eq!(imported.sheets[0].taken.left.len(), 2);
}

#[test]
fn one_column_of_amounts_goes_by_words_or_by_sign() {
    for text in [
        "日期,收支,项目,金额\n2026-01-05,收,停车费,100.00\n2026-01-06,支出,电费,40\n",
        "日期,项目,金额\n2026-01-05,停车费,100.00\n2026-01-06,电费,-40.00\n",
    ] {
        let imported = book::read("账.csv", text.as_bytes(), &Asked::default()).expect("a book");
        assert_eq!(
            lines(&imported),
            ["2026-01-05 in 停车费 100.00", "2026-01-06 out 电费 40.00"],
            "{text}"
        );
    }
}

#[test]
fn what_is_no_book_is_said_so() {
    let refused =
        |name: &str, bytes: &[u8]| book::read(name, bytes, &Asked::default()).expect_err("a refusal");
    assert_eq!(
        refused("a.xls", b"<html><table>"),
        NotBook::Table(NotTable::WebPage)
    );
    assert_eq!(
        refused("a.csv", b"\xff\x00\x81\x00\x81"),
        NotBook::Table(NotTable::NotText)
    );
    assert_eq!(
        refused("a.xlsx", b"PK\x03\x04broken"),
        NotBook::Workbook(NotWorkbook::Unreadable)
    );
    assert!(matches!(
        refused("a.csv", "你好,世界\n1,2\n".as_bytes()),
        NotBook::NoHead(_)
    ));
    let far = workbook(&[("一", &|sheet: &mut Worksheet| {
        quarter(sheet);
        sheet.write(1_000_000, 3, 1).expect("a cell");
    })]);
    assert_eq!(refused("a.xlsx", &far), NotBook::Workbook(NotWorkbook::TooLarge));
}

#[test]
fn addresses_are_those_of_spreadsheets() {
    let names = [
        (0, "A"),
        (25, "Z"),
        (26, "AA"),
        (51, "AZ"),
        (52, "BA"),
        (701, "ZZ"),
        (702, "AAA"),
    ];
    for (column, name) in names {
        assert_eq!(letters(column), name);
    }
    assert_eq!(Address { row: 11, column: 2 }.to_string(), "C12");
}

#[test]
fn the_empty_workbook_is_the_same_every_time_and_is_read_back() {
    let bytes = template::workbook("common_income").expect("a workbook");
    assert!(bytes == template::workbook("common_income").expect("a workbook"));
    let imported = read(&bytes);
    assert!(imported.lines().is_empty());
    assert_eq!(imported.opening(), Some(Fen(0)));
}

#[test]
fn import_writes_a_draft_that_check_accepts_and_never_writes_over_one() {
    let site = Folder::with_site("import");
    std::fs::write(site.path.join("账.xlsx"), workbook(&[("三季度", &quarter)])).expect("a file");
    let ran = site
        .run(&["import", "账.xlsx", "--as", "公共收益", "--dry-run"])
        .ends_with(0);
    assert!(ran.said.contains("取了 4 笔") && !site.path.join("content/disclosures").exists());
    let ran = site
        .run(&["import", "账.xlsx", "--as", "common_income"])
        .ends_with(0);
    assert!(ran.said.contains("dis-2026-ci-q3.md"), "{}", ran.said);
    let entry = site.path.join("content/disclosures/dis-2026-ci-q3.md");
    let text = std::fs::read_to_string(&entry).expect("an entry");
    assert!(
        text.contains("opening: \"200472.32\"") && text.contains("closing: \"224052.62\""),
        "{text}"
    );
    std::fs::write(&entry, text.replace("status: draft\n", "")).expect("published");
    let ran = site.run(&["check", "--now", "2030-01-01"]);
    assert_eq!(ran.code, 0, "{}{}", ran.said, ran.complained);
    site.run(&["import", "账.xlsx", "--as", "common_income"])
        .ends_with(2);
    let others = site.run(&[
        "import",
        "账.xlsx",
        "--as",
        "committee",
        "--column",
        "备注=decision",
    ]);
    others.ends_with(0);
    let saved = std::fs::read_to_string(site.path.join("imports.yaml")).expect("a mapping");
    assert!(
        saved.contains("committee:") && saved.contains("\"备注\": decision"),
        "{saved}"
    );
    site.run(&["import", "账.xlsx", "--as", "committee", "--id", "again"])
        .ends_with(0);
}

#[test]
fn a_book_with_wrong_cells_writes_nothing() {
    let site = Folder::with_site("import-wrong");
    site.write("账.csv", "日期,项目,收入,支出\n2026-01-05,停车费,3.5万,\n");
    let ran = site
        .run(&["import", "账.csv", "--as", "common_income"])
        .ends_with(1);
    assert!(
        ran.said.contains("C2") && ran.said.contains("35000.00"),
        "{}",
        ran.said
    );
    assert!(!site.path.join("content/disclosures").exists());
    let side = site.run(&["--lang", "en", "import", "no.csv", "--as", "common_income"]);
    side.ends_with(2);
}

#[test]
fn new_ledger_writes_a_draft_that_adds_up() {
    let site = Folder::with_site("new-ledger");
    site.run(&["new", "ledger", "公共收益一季度"]).ends_with(0);
    let folder = std::fs::read_dir(site.path.join("content/disclosures")).expect("a folder");
    let path = folder.flatten().next().expect("an entry").path();
    let text = std::fs::read_to_string(&path).expect("an entry");
    std::fs::write(&path, text.replace("status: draft\n", "")).expect("published");
    let ran = site.run(&["check", "--now", "2030-01-01"]);
    assert_eq!(ran.code, 0, "{}{}", ran.said, ran.complained);
    let ran = site
        .run(&["new", "ledger", "空账本", "--xlsx", "空.xlsx", "--as", "维修资金"])
        .ends_with(0);
    assert!(ran.said.contains("linli import") && site.path.join("空.xlsx").exists());
}

#[test]
fn a_month_a_half_a_year_have_names_of_their_own() {
    let day = |text: &str| linli::model::date::Day::parse(text).expect("a day");
    let name = |from: &str, to: &str| draft::period_name(day(from), day(to));
    assert_eq!(name("2026-01-01", "2026-06-30").1, "2026-h1");
    assert_eq!(name("2026-02-01", "2026-02-28").0, "2026年2月");
    assert_eq!(name("2026-01-01", "2026-12-31").0, "2026年");
    assert_eq!(name("2026-10-01", "2026-12-31").0, "2026年第四季度");
    assert_eq!(Side::In.name(), "in");
}
