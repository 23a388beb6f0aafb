//! Writes the same tables as a workbook, numbers as numbers.

use csv::ReaderBuilder;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::emit::data::csv_file::{self, COLUMNS};
use crate::emit::data::table_file;
use crate::model::entry::Entry;
use crate::model::site::Site;

/// A column: what it is called, and its type as in the catalogue.
type Column = (&'static str, &'static str);

/// Returns a workbook with a sheet for the ledgers and one for every other table; the same bytes every time.
pub fn write(entry: &Entry, site: &Site) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let named = DocProperties::new()
        .set_title(&entry.meta.title)
        .set_creation_datetime(&day);
    workbook.set_properties(&named);
    if !entry.parts.ledgers.is_empty() {
        let columns: Vec<Column> = COLUMNS
            .iter()
            .map(|(key, title)| (*title, csv_file::type_of(key)))
            .collect();
        fill(
            workbook.add_worksheet(),
            "明细",
            &columns,
            &csv_file::write(entry),
        )?;
    }
    for table in entry.parts.tables() {
        let columns = table_file::columns(table).iter();
        let columns: Vec<Column> = columns.map(|(_, title, kind)| (*title, *kind)).collect();
        let bytes = table_file::csv(table, entry, site);
        fill(workbook.add_worksheet(), table.name(), &columns, &bytes)?;
    }
    workbook.save_to_buffer()
}

/// Fills a sheet with what the table of text says, so that both say the same.
fn fill(sheet: &mut Worksheet, name: &str, columns: &[Column], table: &[u8]) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_align(FormatAlign::Center);
    let plain = Format::new();
    let money = Format::new().set_num_format("#,##0.00");
    sheet.set_name(name)?;
    for (at, (title, kind)) in (0..).zip(columns) {
        sheet.write_with_format(0, at, *title, &head)?;
        sheet.set_column_width(at, if *kind == "string" { 24 } else { 14 })?;
    }
    let mut reader = ReaderBuilder::new().from_reader(table);
    for (row, record) in (1..).zip(reader.records().flatten()) {
        for ((at, (_, kind)), cell) in (0..).zip(columns).zip(record.iter()) {
            let number = matches!(*kind, "number" | "integer").then(|| cell.parse::<f64>().ok());
            let has_fen = cell.split_once('.').is_some_and(|(_, part)| part.len() == 2);
            match number.flatten() {
                _ if cell.is_empty() => {}
                Some(number) if has_fen => {
                    sheet.write_with_format(row, at, number, &money)?;
                }
                Some(number) => {
                    sheet.write_with_format(row, at, number, &plain)?;
                }
                // What guards a cell in a table of text is not needed where texts are texts.
                None => {
                    sheet.write_string(row, at, cell.strip_prefix('\'').unwrap_or(cell))?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
