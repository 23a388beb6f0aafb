//! Canonical text: one way to write a value down.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value as Json;
use unicode_normalization::UnicodeNormalization;

/// A string, a list or an object: all that a sealed document can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    List(Vec<Value>),
    /// Keys are in NFC and in the order of their code points.
    Object(BTreeMap<String, Value>),
}

impl Value {
    /// Returns a string in NFC.
    pub fn text(text: &str) -> Value {
        Value::Text(text.nfc().collect())
    }

    /// Returns an object; of two keys that are one in NFC the later stays.
    pub fn object<K: AsRef<str>>(pairs: impl IntoIterator<Item = (K, Value)>) -> Value {
        let named = |(key, value): (K, Value)| (key.as_ref().nfc().collect(), value);
        Value::Object(pairs.into_iter().map(named).collect())
    }

    /// Reads JSON; `None` where it holds a number, null or a boolean, which have no canonical text.
    pub fn of_json(json: &Json) -> Option<Value> {
        match json {
            Json::String(text) => Some(Value::text(text)),
            Json::Array(items) => items
                .iter()
                .map(Value::of_json)
                .collect::<Option<_>>()
                .map(Value::List),
            Json::Object(pairs) => {
                let read = |(key, value): (&String, &Json)| Some((key.clone(), Value::of_json(value)?));
                let pairs: Option<Vec<_>> = pairs.iter().map(read).collect();
                Some(Value::object(pairs?))
            }
            Json::Null | Json::Bool(_) | Json::Number(_) => None,
        }
    }

    /// Returns the text under a key of an object.
    pub fn get(&self, key: &str) -> Option<&str> {
        match self {
            Value::Object(pairs) => pairs.get(key).and_then(Value::as_text),
            Value::Text(_) | Value::List(_) => None,
        }
    }

    /// Returns the text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            Value::List(_) | Value::Object(_) => None,
        }
    }

    /// Returns the canonical text, which is also valid JSON.
    pub fn canonical(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Value::Text(text) => write_text(text, out),
            Value::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Value::Object(pairs) => {
                out.push('{');
                for (at, (key, value)) in pairs.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    write_text(key, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => {
                out.push('\\');
                out.push(sign);
            }
            control if control < ' ' => {
                // Writing into a string does not fail.
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
