//! What is said to staff: faults, and how they are printed.

pub mod concise;
pub mod diagnostic;
pub mod faults;
pub mod fix;
pub mod json;
pub mod manual;
pub mod order;
pub mod sarif;
pub mod steps;
pub mod terminal;
pub mod words;
pub mod wrap;
