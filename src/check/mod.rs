//! The list of checks that run over the whole site.

pub mod contract;
