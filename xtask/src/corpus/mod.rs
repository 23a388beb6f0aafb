//! A large site from a seed, for measuring.

pub mod chance;
pub mod hugo;
pub mod linli;
pub mod page;
pub mod sentences;
