//! Excel workbooks become grids.

use std::io::{self, Cursor, Read};

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetVisible, Xls, Xlsx};

use crate::intake::grid::{Address, Cell, Grid};
use crate::model::date::Day;

/// Why a file could not be read as a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotWorkbook {
    /// It opens only with a password.
    Locked,
    /// Unpacked, it has more than [`MOST_BYTES`]; or a sheet has cells beyond [`MOST_ROWS`] or [`MOST_COLUMNS`].
    TooLarge,
    Unreadable,
}

/// Bytes that a workbook may have when unpacked: 64 MiB.
pub const MOST_BYTES: u64 = 64 << 20;
pub const MOST_ROWS: usize = 200_000;
pub const MOST_COLUMNS: usize = 256;

/// Reads every sheet that is not hidden.
pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, NotWorkbook> {
    match bytes {
        [b'P', b'K', ..] => read_new(bytes),
        // The container of workbooks before 2007, and of those with a password.
        [0xD0, 0xCF, 0x11, 0xE0, ..] => read_old(bytes),
        _ => Err(NotWorkbook::Unreadable),
    }
}

fn read_new(bytes: &[u8]) -> Result<Vec<Grid>, NotWorkbook> {
    hold_within(bytes)?;
    let mut book: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).map_err(|_| NotWorkbook::Unreadable)?;
    let names = visible(&book);
    names
        .into_iter()
        .map(|name| read_sheet(&mut book, name))
        .collect()
}

/// Reads cell by cell: what a sheet says of its own size is not believed.
fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: String) -> Result<Grid, NotWorkbook> {
    let mut reader = book
        .worksheet_cells_reader(&name)
        .map_err(|_| NotWorkbook::Unreadable)?;
    let mut grid = Grid {
        name: name.clone(),
        rows: Vec::new(),
    };
    let mut left = MOST_BYTES;
    while let Some(cell) = reader.next_cell().map_err(|_| NotWorkbook::Unreadable)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let read = of_reference(cell.get_value());
        if read.is_empty() {
            continue;
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(NotWorkbook::TooLarge);
        }
        // Many cells may share one long text.
        left = left
            .checked_sub(read.text().len() as u64)
            .ok_or(NotWorkbook::TooLarge)?;
        grid.put(Address { row, column }, read);
    }
    Ok(grid)
}

fn read_old(bytes: &[u8]) -> Result<Vec<Grid>, NotWorkbook> {
    let locked = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    let locked: Vec<u8> = locked.collect();
    if bytes.windows(locked.len()).any(|window| window == locked) {
        return Err(NotWorkbook::Locked);
    }
    let mut book: Xls<Cursor<&[u8]>> = Xls::new(Cursor::new(bytes)).map_err(|cause| match cause {
        calamine::XlsError::Password => NotWorkbook::Locked,
        _ => NotWorkbook::Unreadable,
    })?;
    let mut grids = Vec::new();
    for name in visible(&book) {
        let range = book.worksheet_range(&name).map_err(|_| NotWorkbook::Unreadable)?;
        let (top, start) = range.start().unwrap_or_default();
        let mut grid = Grid {
            name,
            rows: Vec::new(),
        };
        for (row, column, value) in range.used_cells() {
            let at = Address {
                row: row + top as usize,
                column: column + start as usize,
            };
            grid.put(at, of_data(value));
        }
        grids.push(grid);
    }
    Ok(grids)
}

fn visible<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(book: &R) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    let shown = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible);
    shown.map(|sheet| sheet.name.clone()).collect()
}

/// Unpacks every part once and throws it away, to see that none is a bomb.
fn hold_within(bytes: &[u8]) -> Result<(), NotWorkbook> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotWorkbook::Unreadable)?;
    let mut left = MOST_BYTES;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| NotWorkbook::Unreadable)?;
        let taken = io::copy(&mut part.take(left + 1), &mut io::sink());
        let taken = taken.map_err(|_| NotWorkbook::Unreadable)?;
        left = left.checked_sub(taken).ok_or(NotWorkbook::TooLarge)?;
    }
    Ok(())
}

fn of_reference(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Number(number.to_string()),
        DataRef::Float(number) => number_of(*number),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(truth) => Cell::Text(truth.to_string()),
        DataRef::DateTime(moment) => day_of(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Text(text.clone()),
        DataRef::Error(error) => Cell::Broken(error.to_string()),
    }
}

fn of_data(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::Empty,
        Data::Int(number) => Cell::Number(number.to_string()),
        Data::Float(number) => number_of(*number),
        Data::String(text) => Cell::Text(text.clone()),
        Data::Bool(truth) => Cell::Text(truth.to_string()),
        Data::DateTime(moment) => day_of(moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::Error(error) => Cell::Broken(error.to_string()),
    }
}

/// Workbooks keep numbers as floats. The shortest decimals that mean the same float are what was typed,
/// as long as there are no more than fifteen digits; from here on there are only decimals.
fn number_of(number: f64) -> Cell {
    match number.is_finite() {
        true => Cell::Number(number.to_string()),
        false => Cell::Broken("#NUM!".to_owned()),
    }
}

fn day_of(moment: &ExcelDateTime) -> Cell {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    match Day::of(i32::from(year), u32::from(month), u32::from(day)) {
        Some(day) if moment.is_datetime() => Cell::Day(day),
        _ => number_of(moment.as_f64()),
    }
}
