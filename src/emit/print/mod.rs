//! Paper: the one room that knows the typesetter.

pub mod columns;
pub mod emitter;
pub mod faces;
pub mod faults;
pub mod ledger;
pub mod letter;
pub mod letters;
pub mod newsletter;
pub mod paths;
pub mod pictures;
pub mod press;
pub mod section;
pub mod stock;
pub mod tray;
pub mod tree;
pub mod whole;
