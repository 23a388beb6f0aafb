//! Checks on accounts.

pub mod amount_is_not_the_product;
pub mod bank_differs;
pub mod building_balance_low;
pub mod building_does_not_follow;
pub mod building_opening_differs;
pub mod building_overdrawn;
pub mod buildings_do_not_add_up;
pub mod closing_does_not_follow;
pub mod display_too_short;
pub mod duplicate_voucher;
pub mod gain_split_differs;
pub mod line_outside_period;
pub mod not_on_a_board;
pub mod opening_differs;
pub mod period_gap;
pub mod period_overlap;
pub mod previous_digest_differs;
pub mod previous_is_not_earlier;
pub mod transfer_one_sided;
