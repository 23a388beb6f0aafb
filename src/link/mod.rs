//! Entries become one site: who refers to what, who is seen.

pub mod assemble;
pub mod bare;
pub mod directory;
pub mod files;
pub mod identity;
pub mod references;
pub mod targets;
pub mod unread;
