//! Scripts with short names and without blanks.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::theme::script_names::{Names, Role, names};
use crate::theme::script_tokens::{Kind, Token, is_name_sign, tokens};

/// Short names that are words of the language or may be read as such.
const WORDS: [&str; 6] = ["as", "do", "if", "in", "is", "of"];

/// A variable where it stands.
struct Use<'t> {
    place: usize,
    part: usize,
    role: Role,
    name: &'t str,
}

/// Joins scripts without blanks and comments, and with short names for what they declare inside functions.
///
/// Properties and what stands in the open keep their names; a script that cannot be read with certainty stays as it is.
pub fn lean(scripts: &[&str]) -> String {
    let mut all = String::new();
    for script in scripts {
        match tokens(script) {
            Some(tokens) => write(&mut all, &tokens, &new_names(&tokens)),
            None => all.push_str(script),
        }
        if !all.is_empty() && !all.ends_with('\n') {
            all.push('\n');
        }
    }
    all
}

/// Returns what is written for those tokens that change.
fn new_names(tokens: &[Token<'_>]) -> BTreeMap<usize, String> {
    let Some(names) = names(tokens) else {
        return BTreeMap::new();
    };
    let mut taken: BTreeSet<&str> = WORDS.into_iter().collect();
    let mut uses = Vec::new();
    let roles = names.roles.iter().zip(&names.parts);
    for (place, (token, (&role, &part))) in tokens.iter().zip(roles).enumerate() {
        if role == Role::Fixed {
            continue;
        }
        if names.is_own(part, token.text) {
            uses.push(Use {
                place,
                part,
                role,
                name: token.text,
            });
        } else {
            taken.insert(token.text);
        }
    }
    let shared = shared_names(&names, &uses, &taken);
    for name in shared.values() {
        taken.insert(name);
    }
    let within = names_within(&names, &uses, &taken);
    let mut new = BTreeMap::new();
    for Use {
        place,
        part,
        role,
        name,
    } in uses
    {
        if let Some(short) = shared.get(name).or_else(|| within.get(&(part, name))) {
            let both = role == Role::Both;
            new.insert(
                place,
                if both {
                    format!("{name}:{short}")
                } else {
                    short.clone()
                },
            );
        }
    }
    new
}

/// Short names for what several parts use, those that occur most first.
fn shared_names<'t>(
    names: &Names<'t>,
    uses: &[Use<'t>],
    taken: &BTreeSet<&str>,
) -> BTreeMap<&'t str, String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in uses.iter().filter(|one| names.shared.contains(one.name)) {
        *counts.entry(one.name).or_default() += 1;
    }
    let mut order: Vec<_> = counts.into_iter().collect();
    order.sort_by_key(|(name, count)| (Reverse(*count), *name));
    let free = short('A'..='Z', 'a'..='z').filter(|name| !taken.contains(name.as_str()));
    order.into_iter().map(|(name, _)| name).zip(free).collect()
}

/// Short names for what one part uses, in their order.
fn names_within<'t>(
    names: &Names<'t>,
    uses: &[Use<'t>],
    taken: &BTreeSet<&str>,
) -> BTreeMap<(usize, &'t str), String> {
    let free: Vec<String> = short('a'..='z', 'A'..='Z')
        .filter(|name| !taken.contains(name.as_str()))
        .collect();
    let (mut counts, mut new) = (BTreeMap::<usize, usize>::new(), BTreeMap::new());
    for one in uses.iter().filter(|one| !names.shared.contains(one.name)) {
        if new.contains_key(&(one.part, one.name)) {
            continue;
        }
        let count = counts.entry(one.part).or_default();
        if let Some(short) = free.get(*count) {
            new.insert((one.part, one.name), short.clone());
            *count += 1;
        }
    }
    new
}

/// Names of one letter, then of two.
fn short(
    first: impl Iterator<Item = char> + Clone,
    then: impl Iterator<Item = char> + Clone,
) -> impl Iterator<Item = String> {
    let letters = first.chain(then);
    let single = letters.clone().map(String::from);
    let double = letters
        .clone()
        .flat_map(move |one| letters.clone().map(move |two| format!("{one}{two}")));
    single.chain(double)
}

fn write(all: &mut String, tokens: &[Token<'_>], new: &BTreeMap<usize, String>) {
    let mut before: Option<&Token<'_>> = None;
    for (place, token) in tokens.iter().enumerate() {
        if let Some(before) = before {
            all.push_str(between(before, token));
        }
        before = Some(token);
        all.push_str(new.get(&place).map_or(token.text, String::as_str));
    }
}

/// What must stay between two tokens.
fn between(before: &Token<'_>, token: &Token<'_>) -> &'static str {
    if token.line && !goes_on(before, token) {
        return "\n";
    }
    if !token.gap {
        return "";
    }
    let (Some(last), Some(first)) = (before.text.chars().next_back(), token.text.chars().next()) else {
        return " ";
    };
    let names = is_name_sign(last) && is_name_sign(first);
    let signs = last == first && "+-/&|?=<>*!".contains(last);
    let point = before.kind == Kind::Number && first == '.';
    // A pattern's end, and what could open a comment.
    let slash = before.kind == Kind::Text && last == '/' && (is_name_sign(first) || first == '*');
    if names || signs || point || slash { " " } else { "" }
}

/// Whether the line's end means nothing between two tokens.
fn goes_on(before: &Token<'_>, token: &Token<'_>) -> bool {
    let open = before.kind == Kind::Sign && !matches!(before.text, ")" | "]" | "}" | "++" | "--");
    let starts = matches!(
        token.text,
        "(" | "[" | "{" | "+" | "-" | "/" | "++" | "--" | "!" | "~"
    );
    open || (token.kind == Kind::Sign && !starts)
}
