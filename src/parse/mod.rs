//! Text of content files becomes values with places.

pub mod audience;
pub mod beside;
pub mod bounds;
pub mod core;
pub mod dates;
pub mod encoding;
pub mod facts;
pub mod fields;
pub mod forms;
pub mod front_matter;
pub mod ledger;
pub mod markdown;
pub mod near;
pub mod origin;
pub mod period;
pub mod schedule;
pub mod schema;
pub mod slug;
pub mod summary;
pub mod table;
pub mod validate;
pub mod value;
pub mod yaml;
pub mod yaml_faults;
