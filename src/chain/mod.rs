//! The disclosure chain: sealed once, provable ever after.

pub mod canonical;
pub mod digest;
pub mod document;

pub mod proof;
pub mod record;
pub mod shelf;
