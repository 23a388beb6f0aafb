//! Checks of votes and decisions.

pub mod agenda_late;
pub mod tally_does_not_add_up;
pub mod vote_result_differs;
pub mod vote_total_differs;
