//! Cards in lists, each drawn once for all its pages.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};

use tera::{Context, Kwargs, State, Tera, Value};

/// What a call of a kept component is called by.
const FUNCTION: &str = "kept_card";

/// A component that was drawn, and the card that it shows.
struct Drawn {
    card: Value,
    html: Value,
}

/// Registers `kept_card(part="row", card=card, summary=true)`: a component that sees a card, single
/// values and how deep the page lies.
pub fn register(tera: &mut Tera, plain: &Arc<Tera>) {
    let plain = Arc::clone(plain);
    let kept: Mutex<HashMap<String, Drawn>> = Mutex::default();
    tera.register_function(FUNCTION, move |given: Kwargs, state: &State<'_>| {
        let part: &str = given.must_get("part")?;
        let card: Value = given.must_get("card")?;
        let page: Option<Value> = state.get("page")?;
        let root = page
            .as_ref()
            .and_then(|page| page.get_from_path("root")?.as_str());
        let id = card.get_from_path("id").and_then(Value::as_str);
        let mut key = format!("{part}\n{}\n{}", root.unwrap_or_default(), id.unwrap_or_default());
        for (name, value) in given.iter() {
            match name.as_str() {
                Some("part" | "card") => {}
                name => key.push_str(&format!("\n{} {value}", name.unwrap_or_default())),
            }
        }
        let known = kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .filter(|drawn| drawn.card == card)
            .map(|drawn| drawn.html.clone());
        if let Some(known) = known {
            return Ok::<Value, tera::Error>(known);
        }
        let mut values = Context::new();
        for (name, value) in given.iter() {
            if let Some(name) = name.as_str().filter(|name| *name != "part") {
                values.insert_value(name.to_owned(), value.clone());
            }
        }
        let mut implicit = Context::new();
        implicit.insert_value("page", page.clone().unwrap_or_else(Value::undefined));
        let html = plain.render_component_with_implicits(part, &values, &implicit, None, true)?;
        let html = Value::safe_string(&html);
        let drawn = Drawn {
            card,
            html: html.clone(),
        };
        kept.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key, drawn);
        Ok(html)
    });
}

/// A component as its file declares it.
#[derive(Clone, Copy)]
pub struct Declared<'s> {
    pub name: &'s str,
    pub parameters: &'s str,
    /// The whole file.
    pub text: &'s str,
    /// The file declares no other.
    pub alone: bool,
}

/// Returns the components that are drawn alike wherever their card and single values are the same and
/// the page lies as deep; `only_root` tells whether a component looks at no more of a page.
pub fn keepable<'s>(all: &[Declared<'s>], only_root: &dyn Fn(&Declared<'s>) -> bool) -> HashSet<&'s str> {
    let closed = closed(all);
    let fits = |one: &&Declared<'s>| {
        let parameters: Vec<&str> = one.parameters.split(',').map(str::trim).collect();
        let single = |given: &&str| {
            let typed = given.split_once(": ").map(|(_, rest)| rest);
            let kind = typed.and_then(|rest| rest.split(' ').next());
            **given == *"@page" || matches!(kind, Some("string" | "bool" | "number" | "integer"))
        };
        let calls_closed =
            called(one.text).is_some_and(|names| names.iter().all(|name| closed.contains(name)));
        one.alone
            && parameters.first() == Some(&"card: map")
            && parameters.iter().skip(1).all(single)
            && calls_closed
            && only_root(one)
    };
    all.iter().filter(fits).map(|one| one.name).collect()
}

/// Returns the components that see their arguments and nothing else, nor do those that they call.
fn closed<'s>(all: &[Declared<'s>]) -> HashSet<&'s str> {
    let mut out: HashSet<&str> = all
        .iter()
        .filter(|one| !one.parameters.contains('@'))
        .map(|one| one.name)
        .collect();
    loop {
        let open: Vec<&str> = all
            .iter()
            .filter(|one| out.contains(one.name))
            .filter(|one| called(one.text).is_none_or(|names| !names.iter().all(|name| out.contains(name))))
            .map(|one| one.name)
            .collect();
        if open.is_empty() {
            return out;
        }
        open.iter().for_each(|name| {
            out.remove(name);
        });
    }
}

/// Returns the components that a file calls; nothing where that cannot be told.
fn called(text: &str) -> Option<Vec<&str>> {
    if text.contains("{% include") || text.contains("{% <") || text.contains("{%- <") {
        return None;
    }
    let calls = text.split('<').zip(text.split('<').skip(1));
    let calls = calls.filter(|(before, _)| before.ends_with("{{ ") || before.ends_with("{{- "));
    calls
        .map(|(_, rest)| rest.split_once(' ').map(|(name, _)| name))
        .collect()
}

/// Returns `kept_card(…)` for a call of a component that is kept: `<row card={card} summary={true} />`.
pub fn instead(inner: &str, keepable: &HashSet<&str>) -> Option<String> {
    let call = inner.strip_prefix('<')?.strip_suffix(" />")?;
    let (name, mut rest) = call.split_once(' ')?;
    if !keepable.contains(name) || !rest.contains("card={") {
        return None;
    }
    let mut out = format!("{{{{ {FUNCTION}(part=\"{name}\"");
    while !rest.is_empty() {
        let (key, after) = rest.split_once('=')?;
        let (value, after) = match after.strip_prefix('{') {
            Some(after) => after.split_once('}')?,
            None => {
                let (text, after) = after.strip_prefix('"')?.split_once('"')?;
                write!(out, ", {key}=\"{text}\"").ok()?;
                rest = after.trim_start();
                continue;
            }
        };
        if value.contains(['{', '"', '(']) {
            return None;
        }
        write!(out, ", {key}={value}").ok()?;
        rest = after.trim_start();
    }
    out.push_str(") }}");
    Some(out)
}
