//! Reads the keys of a map, told of its schema.

use crate::parse::value::Value;

/// The keys of one map. (Reading is being built.)
pub struct Fields<'v> {
    pub value: &'v Value,
}
