//! Checks on accounts.

pub mod amount_is_not_the_product;
pub mod closing_does_not_follow;
pub mod display_too_short;
pub mod duplicate_voucher;
pub mod line_outside_period;
pub mod not_on_a_board;
pub mod opening_differs;
pub mod period_gap;
pub mod period_overlap;
pub mod previous_is_not_earlier;
