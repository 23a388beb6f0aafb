//! The verbs: one file each.

pub mod args;
pub mod build;
pub mod check;
pub mod disclose;
pub mod explain;
pub mod import;
pub mod imported_text;
pub mod init;
pub mod make;
pub mod mends;
pub mod new;
pub mod print;
pub mod refusal;
pub mod seal;
pub mod search;
pub mod serve;
pub mod session;
pub mod template;
pub mod timing_table;
pub mod up_to_date;
pub mod verify;
