//! Templates with what is the same on every page written out.
//!
//! A large site renders the same frame thousands of times. Before that, its templates are read once
//! more with constant words, icons and values of `site` in their places, and with components that
//! look at nothing else rendered. What a folded template cannot render is rendered by the plain one.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use tera::{Context, Kwargs, State, Tera, Value};

use crate::theme::escape;
use crate::theme::fold_cards::{self, Declared};
use crate::theme::template_functions;
use crate::theme::words::Words;

/// What is known before any page is rendered.
pub struct Known<'k> {
    /// The templates as they were written, by name.
    pub sources: &'k [(String, String)],
    pub plain: &'k Arc<Tera>,
    pub words: &'k Words,
    pub icons: &'k BTreeMap<String, String>,
    pub site: &'k Value,
}

/// How much a component sees of the page it stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sees {
    /// Nothing: it is the same on every page.
    Nothing,
    /// Only how deep the page lies.
    Root,
}

/// What may stand for calls of components.
struct Kept<'s> {
    seen: HashMap<&'s str, Sees>,
    cards: HashSet<&'s str>,
}

/// Returns the folded templates; nothing if they cannot be read.
pub fn fold(known: &Known<'_>) -> Option<Tera> {
    let declared: Vec<Declared<'_>> = known
        .sources
        .iter()
        .flat_map(|(_, text)| declared(text))
        .collect();
    let kept = Kept {
        seen: components(known.sources),
        cards: fold_cards::keepable(&declared, &|one| depth_only(one) == Some(Sees::Root)),
    };
    let mut tera = Tera::new();
    tera.set_escape_fn(escape::escape);
    keep_parts(&mut tera, known.plain);
    fold_cards::register(&mut tera, known.plain);
    template_functions::register(
        &mut tera,
        Arc::new(known.words.clone()),
        &Arc::new(known.icons.clone()),
    );
    let folded: Vec<(&str, String)> = known
        .sources
        .iter()
        .map(|(name, text)| (name.as_str(), fold_one(text, known, &kept)))
        .collect();
    tera.add_raw_templates(folded).ok()?;
    Some(tera)
}

/// Registers `kept(part="foot")`: the part rendered once for each depth of pages.
fn keep_parts(tera: &mut Tera, plain: &Arc<Tera>) {
    let plain = Arc::clone(plain);
    let kept: Mutex<HashMap<(String, String), Value>> = Mutex::default();
    tera.register_function("kept", move |given: Kwargs, state: &State<'_>| {
        let part: &str = given.must_get("part")?;
        let page: Option<Value> = state.get("page")?;
        let root = page
            .as_ref()
            .and_then(|page| page.get_from_path("root")?.as_str());
        let key = (part.to_owned(), root.unwrap_or_default().to_owned());
        let known = kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .cloned();
        if let Some(known) = known {
            return Ok::<Value, tera::Error>(known);
        }
        let mut implicit = Context::new();
        implicit.insert_value(
            "site",
            state.get::<Value>("site")?.unwrap_or_else(Value::undefined),
        );
        implicit.insert_value("page", page.clone().unwrap_or_else(Value::undefined));
        let made = plain.render_component_with_implicits(part, &Context::new(), &implicit, None, true)?;
        let made = Value::safe_string(&made);
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(key, made.clone());
        Ok(made)
    });
}

/// Returns the components that see no more of a page than its depth.
fn components(sources: &[(String, String)]) -> HashMap<&str, Sees> {
    let mut out: HashMap<&str, Sees> = HashMap::new();
    // A component may call others that are found later: look until no more are found.
    loop {
        let before = out.len();
        for (_, text) in sources {
            let declared = declared(text);
            if let [one] = declared.as_slice()
                && let Some(sees) = seen_by(one, text, &out)
            {
                out.insert(one.name, sees);
            }
        }
        if out.len() == before {
            return out;
        }
    }
}

fn declared(text: &str) -> Vec<Declared<'_>> {
    let starts = text.split("{% component ").skip(1);
    let alone = starts.clone().count() == 1;
    starts
        .filter_map(|rest| {
            let (name, rest) = rest.split_once('(')?;
            let (parameters, _) = rest.split_once(") %}")?;
            Some(Declared {
                name,
                parameters,
                text,
                alone,
            })
        })
        .collect()
}

fn seen_by(component: &Declared<'_>, text: &str, known: &HashMap<&str, Sees>) -> Option<Sees> {
    let parameters: Vec<&str> = component.parameters.split(',').map(str::trim).collect();
    if parameters.iter().any(|one| !matches!(*one, "@site" | "@page")) || text.contains("{% include") {
        return None;
    }
    // What it calls can reach the page too, whether it has it itself or not.
    let mut sees = Sees::Nothing;
    let calls = text.matches("{{ <").count() + text.matches("{% <").count();
    let mut plain_calls = 0;
    for rest in text.split("{{ <").skip(1) {
        let (name, _) = rest.split_once(" /> }}")?;
        plain_calls += 1;
        if *known.get(name)? == Sees::Root {
            sees = Sees::Root;
        }
    }
    if calls != plain_calls {
        return None;
    }
    match depth_only(component)? {
        Sees::Nothing => Some(sees),
        Sees::Root => Some(Sees::Root),
    }
}

/// Returns what a component itself looks at of the page, if that is no more than its depth.
fn depth_only(component: &Declared<'_>) -> Option<Sees> {
    let declaration = format!("{}({})", component.name, component.parameters);
    let body = without_remarks(component.text).replacen(&declaration, "", 1);
    let uses = body.split("page").skip(1);
    let mut own = 0;
    for rest in uses {
        // `search_page` and the like are fields of something else.
        if rest.starts_with(".root") && rest.get(5..).is_some_and(|rest| rest.starts_with(" }}")) {
            own += 1;
        }
    }
    let in_expressions = body.match_indices("page").filter(|(at, _)| {
        let before = body.get(..*at).and_then(|text| text.chars().next_back());
        let after = body.get(at + 4..).and_then(|text| text.chars().next());
        let part = |sign: Option<char>| {
            sign.is_some_and(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-'))
        };
        !part(before) && before != Some('.') && !part(after)
    });
    let mentions = in_expressions.count();
    match (mentions, own) {
        (0, _) => Some(Sees::Nothing),
        (mentions, own) if mentions == own => Some(Sees::Root),
        _ => None,
    }
}

/// Returns a template without `{# … #}`, which may speak of a page but looks at none.
fn without_remarks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{#") {
        out.push_str(before);
        rest = after.split_once("#}").map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    out
}

/// What a file's templates can look up.
struct Scope {
    site: bool,
    page: bool,
}

fn scope(text: &str) -> Scope {
    let declared = declared(text);
    let shadows = |name: &str| {
        [
            format!("set {name} "),
            format!("set_global {name} "),
            format!("for {name} "),
            format!(", {name} in "),
        ]
        .iter()
        .any(|form| text.contains(form.as_str()))
    };
    let has = |name: &str| {
        let implicit = format!("@{name}");
        let everywhere = declared
            .iter()
            .all(|one| one.parameters.split(',').any(|given| given.trim() == implicit));
        everywhere && !shadows(name)
    };
    Scope {
        site: has("site"),
        page: has("page"),
    }
}

fn fold_one(text: &str, known: &Known<'_>, kept: &Kept<'_>) -> String {
    let scope = scope(text);
    let text = fold_arguments(text, known);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("{{ ") {
        out.push_str(before);
        let Some((inner, behind)) = after.split_once(" }}") else {
            out.push_str("{{ ");
            rest = after;
            continue;
        };
        match instead(inner, known, kept, &scope) {
            Some(text) => {
                out.push_str(&text);
                rest = behind;
            }
            None => {
                out.push_str("{{ ");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Replaces words that are given to components: `title={word(key="list.rows")}`.
fn fold_arguments(text: &str, known: &Known<'_>) -> String {
    const START: &str = "={word(key=\"";
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(START) {
        out.push_str(before);
        let word = after.split_once("\")}").and_then(|(key, behind)| {
            let word = known.words.get(key)?;
            (!word.contains(['"', '\\', '\n'])).then_some((word, behind))
        });
        match word {
            Some((word, behind)) => {
                out.push_str("=\"");
                out.push_str(word);
                out.push('"');
                rest = behind;
            }
            None => {
                out.push_str(START);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Returns what may stand for an expression.
fn instead(inner: &str, known: &Known<'_>, kept: &Kept<'_>, scope: &Scope) -> Option<String> {
    if let Some(key) = inner
        .strip_prefix("word(key=\"")
        .and_then(|rest| rest.strip_suffix("\")"))
    {
        return written_out(&escaped(known.words.get(key)?)?);
    }
    if let Some(name) = inner
        .strip_prefix("icon(name=\"")
        .and_then(|rest| rest.strip_suffix("\")"))
    {
        return written_out(known.icons.get(name)?);
    }
    if let Some(path) = inner.strip_prefix("site.").filter(|_| scope.site) {
        let is_plain = path
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'.'));
        let value = known.site.get_from_path(path).filter(|_| is_plain)?;
        return written_out(&escaped(value.as_str()?)?);
    }
    if let Some(call) = fold_cards::instead(inner, &kept.cards).filter(|_| scope.page) {
        return Some(call);
    }
    let name = inner.strip_prefix('<')?.strip_suffix(" />")?;
    match kept.seen.get(name)? {
        Sees::Nothing if scope.site => {
            let mut implicit = Context::new();
            implicit.insert_value("site", known.site.clone());
            let made =
                known
                    .plain
                    .render_component_with_implicits(name, &Context::new(), &implicit, None, true);
            written_out(&made.ok()?)
        }
        Sees::Root if scope.site && scope.page => Some(format!("{{{{ kept(part=\"{name}\") }}}}")),
        _ => None,
    }
}

fn escaped(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    escape::escape(text, &mut out).ok()?;
    String::from_utf8(out).ok()
}

/// Returns finished text as it may stand in a template; nothing where it could be taken for a tag.
fn written_out(text: &str) -> Option<String> {
    if text.is_empty()
        || ["{{", "{%", "{#", "}}", "%}"]
            .iter()
            .any(|sign| text.contains(sign))
    {
        return None;
    }
    let touches = text.starts_with(['{', ' ', '\n', '\t']) || text.ends_with(['{', ' ', '\n', '\t']);
    Some(match touches {
        // Tags beside it that take away white space must not take its own.
        true => format!("{{% raw %}}{text}{{% endraw %}}"),
        false => text.to_owned(),
    })
}
