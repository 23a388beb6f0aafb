//! Checks on days, times and their order.

pub mod announced_late;
pub mod drill_not_marked;
pub mod ends_before_start;
pub mod expires_before_end;
pub mod expires_before_issue;
pub mod follow_up_before_start;
pub mod follow_up_overdue;
pub mod impossible_date;
pub mod last_years_date;
pub mod sign_up_ends_late;
pub mod stoppage_without_time;
pub mod weekday_differs;
pub mod window_outside;
