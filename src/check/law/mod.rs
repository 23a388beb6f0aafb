//! Checks on statutes that are cited.

pub mod bulletin_not_checked;
pub mod repealed_statute;
pub mod statute_not_yet_in_force;
