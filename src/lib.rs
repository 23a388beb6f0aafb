//! A community's folder of text becomes its site and paper.
//!
//! read → parse → link → check → emit → write
//!
//! ```text
//! disk ─ io::read ─▶ SourceTree ─ parse ─▶ entries ─ link ─▶ Site ─ check ─▶ diagnostics
//!                        │                                    │
//!                        └─ theme files                       └─ emit × Theme ─▶ outputs ─ io ─▶ disk
//! ```

pub mod chain;
pub mod check;
pub mod cli;
pub mod compile;
pub mod emit;
pub mod han;
pub mod intake;
pub mod io;
pub mod kinds;
pub mod link;
pub mod model;
pub mod parse;
pub mod repair;
pub mod report;
pub mod seal;
pub mod source;
pub mod theme;
