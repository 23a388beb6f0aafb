//! What several checks read the site with.

pub mod approvals;
pub mod asked;
pub mod body;
pub mod books;
pub mod buildings;
pub mod dates;
pub mod digits;
pub mod income;
pub mod issues;
pub mod published;
pub mod slip;
pub mod wanted;
pub mod written;
