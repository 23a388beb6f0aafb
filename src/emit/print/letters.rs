//! Finds characters that no face can print.

use std::collections::BTreeSet;

use serde_json::Value;

/// Returns the characters of all texts of the data that no face has, in order.
pub fn missing(data: &Value, faces: &BTreeSet<char>) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    walk(data, faces, &mut missing);
    missing
}

fn walk(data: &Value, faces: &BTreeSet<char>, missing: &mut BTreeSet<char>) {
    match data {
        Value::String(text) => missing.extend(text.chars().filter(|sign| !is_there(*sign, faces))),
        Value::Array(items) => items.iter().for_each(|item| walk(item, faces, missing)),
        Value::Object(map) => map.values().for_each(|item| walk(item, faces, missing)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn is_there(sign: char, faces: &BTreeSet<char>) -> bool {
    sign == '\n' || faces.contains(&sign)
}
