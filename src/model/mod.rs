//! The typed model that every check and output reads.

pub mod address;
pub mod apportion;
pub mod approval;
pub mod audience;
pub mod block;
pub mod community;
pub mod config;
pub mod correction;
pub mod date;
pub mod entry;
pub mod fact;
pub mod fund;
pub mod lang;
pub mod law;
pub mod ledger;
pub mod link;
pub mod money;
pub mod output;
pub mod pages;
pub mod parts;
pub mod proof;
pub mod rules;
pub mod site;
pub mod standing;
pub mod vote;
