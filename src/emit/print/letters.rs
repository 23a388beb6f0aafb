//! Readies the characters of a paper; finds those no face has.

use std::collections::BTreeSet;

use serde_json::Value;

/// Drops signs that are not seen, and makes every kind of space a plain one.
pub fn tidy(data: &mut Value) {
    match data {
        Value::String(text) if text.contains(is_odd) => {
            let kept = text.chars().filter(|sign| !is_unseen(*sign));
            *text = kept.map(|sign| if is_odd(sign) { ' ' } else { sign }).collect();
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Object(map) => map.values_mut().for_each(tidy),
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn is_odd(sign: char) -> bool {
    let kept = matches!(sign, ' ' | '\n' | '\u{3000}');
    is_unseen(sign) || (sign.is_whitespace() && !kept)
}

/// Returns whether a sign only changes its neighbours, or controls a machine.
fn is_unseen(sign: char) -> bool {
    let space = matches!(sign, '\t' | '\n');
    let changes = matches!(sign, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{AD}');
    changes || (sign.is_control() && !space)
}

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
