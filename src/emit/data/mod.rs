//! Open data: ledgers as tables and as JSON.

pub mod csv_file;
pub mod emitter;
pub mod json_file;
pub mod package;
pub mod table_file;
pub mod xlsx_file;
