//! The functions that templates may call.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Kwargs, State, Tera, Value};

use crate::theme::words::{self, Words};

/// Registers `word` and `icon`.
pub fn register(tera: &mut Tera, words: Arc<Words>, icons: &Arc<BTreeMap<String, String>>) {
    tera.register_function("word", move |given: Kwargs, _: &State<'_>| {
        let key: &str = given.must_get("key")?;
        let text = words.get(key).unwrap_or(key);
        let values: Vec<(String, String)> = given
            .iter()
            .filter_map(|(name, value)| Some((name.as_str()?.to_owned(), value.to_string())))
            .filter(|(name, _)| name != "key")
            .collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        Ok::<Value, tera::Error>(Value::from(match values.as_slice() {
            [] => text.to_owned(),
            values => words::fill(text, values),
        }))
    });
    let icons = Arc::clone(icons);
    tera.register_function("icon", move |given: Kwargs, _: &State<'_>| {
        let name: &str = given.must_get("name")?;
        match icons.get(name) {
            Some(icon) => Ok(Value::safe_string(icon)),
            None => Err(tera::Error::message(format!("Unknown icon `{name}`"))),
        }
    });
}
