//! Text of content files becomes values with places.

pub mod fields;
pub mod schema;
pub mod value;
