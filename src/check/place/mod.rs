//! Checks on buildings and telephones.

pub mod empty_audience;
pub mod hotline_differs;
pub mod title_names_other_building;
pub mod unknown_building_in_text;
pub mod unknown_place;
pub mod unknown_telephone;
