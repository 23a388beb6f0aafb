//! What is said to staff: faults, and the forms they are printed in.

pub mod diagnostic;
pub mod faults;
pub mod words;
