//! An accountant's workbook becomes a draft of a ledger.

pub mod book;
pub mod cells;
pub mod draft;
pub mod grid;
pub mod head;
pub mod labels;
pub mod mapping;
pub mod rows;
pub mod separated;
pub mod template;
pub mod workbook;
