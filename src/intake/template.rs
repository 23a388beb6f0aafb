//! Empty books to fill in, as workbook and as text.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Workbook, XlsxError,
};

use crate::intake::draft::book;
use crate::intake::mapping::quoted;
use crate::model::date::Day;

/// Rows for lines in the empty workbook.
const LINES: u32 = 200;
const HEAD: u32 = 1;
const OPENING: u32 = HEAD + 1;
const FIRST: u32 = OPENING + 1;
const SUM: u32 = FIRST + LINES;

const COLUMNS: [(&str, f64); 8] = [
    ("日期", 13.0),
    ("类别", 16.0),
    ("项目", 38.0),
    ("收入", 14.0),
    ("支出", 14.0),
    ("余额", 16.0),
    ("凭证", 18.0),
    ("决议", 18.0),
];

/// Categories of a book, as its checks know them.
fn categories(book: &str) -> &'static [&'static str] {
    match book {
        "common_income" => &[
            "固定车位",
            "临停",
            "电梯广告",
            "道闸广告",
            "快递柜",
            "通信场地",
            "充电场地",
            "摊位",
            "赔偿",
            "利息",
            "运维",
            "人工",
            "税",
            "委托经营费",
            "能耗",
            "转入维修资金",
            "业委会经费",
            "审计",
            "活动",
            "小修",
        ],
        "maintenance_fund" => &[
            "首期",
            "续筹",
            "补建",
            "公共收益转入",
            "利息",
            "旧物残值",
            "赔偿",
            "项目",
            "应急",
            "退款",
            "审计审价",
        ],
        "service_fee" => &[
            "当期",
            "往期",
            "人员",
            "设施运行",
            "保洁",
            "绿化",
            "秩序",
            "办公",
            "折旧",
            "保险",
            "酬金",
            "其他",
        ],
        _ => &[],
    }
}

/// Returns an empty workbook of a book, with columns that `import` knows and sums that reckon themselves.
/// The same bytes every time.
pub fn workbook(name: &str) -> Result<Vec<u8>, XlsxError> {
    let (name, zh, _) = book(name).unwrap_or(("other", "其他账目", "other"));
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let sheet = workbook.add_worksheet();
    sheet.set_name("明细")?;
    let bold = Format::new().set_bold();
    let head = Format::new()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_background_color(0x00F1_ECE1);
    let money = Format::new().set_num_format("#,##0.00");
    let total = Format::new().set_num_format("#,##0.00").set_bold();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_with_format(0, 0, format!("{zh}收支明细（单位：元）"), &bold)?;
    for (column, (name, width)) in (0..).zip(COLUMNS) {
        sheet.write_with_format(HEAD, column, name, &head)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.write(OPENING, 2, "期初余额")?;
    sheet.write_with_format(OPENING, 5, 0, &money)?;
    let opening = OPENING + 1;
    for row in FIRST..SUM {
        let (first, line) = (FIRST + 1, row + 1);
        sheet.set_cell_format(row, 0, &date)?;
        sheet.set_cell_format(row, 3, &money)?;
        sheet.set_cell_format(row, 4, &money)?;
        let balance = format!(
            "=IF(COUNT(D{line}:E{line})=0,\"\",ROUND($F${opening}+SUM(D${first}:D{line})-SUM(E${first}:E{line}),2))"
        );
        sheet.write_formula_with_format(row, 5, Formula::new(balance).set_result(""), &money)?;
    }
    sheet.write_with_format(SUM, 2, "合计", &bold)?;
    for (column, letter) in [(3, 'D'), (4, 'E')] {
        let sum = format!("=ROUND(SUM({letter}{}:{letter}{SUM}),2)", FIRST + 1);
        sheet.write_formula_with_format(SUM, column, sum.as_str(), &total)?;
    }
    sheet.write_with_format(SUM + 1, 2, "期末余额", &bold)?;
    let closing = format!("=ROUND(F{opening}+D{}-E{},2)", SUM + 1, SUM + 1);
    sheet.write_formula_with_format(SUM + 1, 5, closing.as_str(), &total)?;
    let known = categories(name);
    if !known.is_empty() {
        let list = DataValidation::new()
            .allow_list_strings(known)?
            .ignore_blank(true);
        sheet.add_data_validation(FIRST, 1, SUM - 1, 1, &list)?;
    }
    sheet.set_freeze_panes(OPENING, 0)?;
    workbook.save_to_buffer()
}

/// Returns a commented entry with one ledger, every key explained.
pub fn entry(title: &str, today: Day) -> String {
    let (title, year) = (quoted(title), today.year());
    let today = today.iso();
    format!(
        "---\n\
         title: {title}\n\
         date: {today}\n\
         # 草稿不会发布；写好后删去这一行。\n\
         status: draft\n\
         # 哪一类：common_income 公共收益、maintenance_fund 维修资金、service_fee 物业费、utilities 公共水电、project 项目、other 其他\n\
         topic: common_income\n\
         # 账目的第一天和最后一天\n\
         period: {{from: {year}-01-01, to: {year}-03-31}}\n\
         ledgers:\n  \
           - book: common_income\n    \
             # 金额一律写元，两位小数，加引号：\"78.40\"。不写逗号，不写“万”。\n    \
             opening: \"0.00\"\n    \
             # 一行一笔。多的时候写在旁边的 CSV 里：lines: 文件名.csv\n    \
             lines:\n      \
               - {{date: {year}-01-31, side: in, category: 固定车位, item: 1月固定车位费, quantity: \"64\", unit_price: \"200.00\", amount: \"12800.00\", voucher: S{year}-0131-01}}\n      \
               - {{date: {year}-01-31, side: out, category: 运维, item: 1月停车系统维护, amount: \"1200.00\", voucher: F{year}-0131-01, approval: contract}}\n    \
             # 期末 = 期初 + 收入 − 支出；算不平就不能发布。\n    \
             closing: \"11600.00\"\n    \
             # 上一期的编号：有它，期初就和上一期的期末核对。\n    \
             # previous: dis-{}-ci-q4\n\
         # 张贴：哪些公告栏、哪些天\n\
         # display: {{boards: [east], from: {today}, to: {today}}}\n\
         ---\n\n\
         用一两句话说明这一期：和上一期比，多在哪里，少在哪里。\n",
        year - 1
    )
}
