//! What is said to staff: faults, and how they are printed.

pub mod diagnostic;
pub mod faults;
pub mod words;
