//! Which names of a script are its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::theme::script_tokens::{Kind, Token};

/// What a name is at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Not a name, or a word of the language, or of a property.
    Fixed,
    Variable,
    /// `{ name }`: both the property and the variable.
    Both,
}

/// The roles of a script's tokens, and the names that are declared inside its functions only.
pub struct Names<'t> {
    pub roles: Vec<Role>,
    /// The statement of the outermost function, or the method, that each token belongs to.
    pub parts: Vec<usize>,
    /// Names that several parts may use.
    pub shared: BTreeSet<&'t str>,
    /// Names that only one part uses.
    pub within: BTreeMap<usize, BTreeSet<&'t str>>,
}

impl Names<'_> {
    /// Whether the name at a place is declared inside a function of the script.
    pub fn is_own(&self, part: usize, name: &str) -> bool {
        self.shared.contains(name) || self.within.get(&part).is_some_and(|names| names.contains(name))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Block,
    Object,
    Class,
    /// `(` or `[`.
    Other,
}

/// An opened bracket: what it is, its place, and whether names after commas are being declared in it.
struct Open {
    group: Group,
    place: usize,
    declares: bool,
}

const WORDS: &str = " arguments async await break case catch class const continue debugger default delete do else \
enum export extends false finally for function get if import in instanceof let new null of return set static super \
switch this throw true try typeof undefined var void while with yield eval ";

/// What a browser knows by these names: they stay, wherever they are declared.
const GLOBAL: &str = " addEventListener alert atob btoa caches clearInterval clearTimeout clients close closed confirm \
console crypto customElements decodeURIComponent dispatchEvent document encodeURIComponent escape event fetch find \
focus frames getComputedStyle getSelection globalThis history importScripts indexedDB isFinite isNaN length \
localStorage location matchMedia name navigator open opener origin parent parseFloat parseInt performance postMessage \
print prompt queueMicrotask registration removeEventListener reportError requestAnimationFrame requestIdleCallback \
screen scroll scrollBy scrollTo scrollX scrollY self serviceWorker sessionStorage setInterval setTimeout skipWaiting \
speechSynthesis status stop structuredClone top unescape visualViewport window linli ";

/// Names of the language that are no words of it, and are used as values.
const BUILT_IN: &str = " Array ArrayBuffer Boolean Date Error Infinity Intl JSON Map Math NaN Number Object Promise Proxy \
Reflect RegExp Set String Symbol WeakMap WeakSet ";

/// Tells the roles of names; nothing if the script holds what is not understood.
pub fn names<'t>(tokens: &[Token<'t>]) -> Option<Names<'t>> {
    let mut reader = Reader::new(tokens);
    let (mut roles, mut parts) = (Vec::with_capacity(tokens.len()), Vec::with_capacity(tokens.len()));
    for (place, token) in tokens.iter().enumerate() {
        reader.part(place, token);
        parts.push(reader.part);
        roles.push(match token.kind {
            Kind::Name => reader.name(place, token)?,
            Kind::Sign => reader.sign(place, token)?,
            _ => Role::Fixed,
        });
    }
    let Reader {
        mut shared,
        mut within,
        top,
        ..
    } = reader;
    let is_own = |name: &&str| !top.contains(name) && !is_in(GLOBAL, name) && !is_in(BUILT_IN, name);
    shared.retain(is_own);
    for names in within.values_mut() {
        names.retain(|name| is_own(name) && !shared.contains(name));
    }
    Some(Names {
        roles,
        parts,
        shared,
        within,
    })
}

fn is_in(list: &str, word: &str) -> bool {
    let list = list.as_bytes();
    memchr::memmem::find_iter(list, word).any(|at| {
        let before = at.checked_sub(1).and_then(|before| list.get(before));
        before == Some(&b' ') && list.get(at + word.len()) == Some(&b' ')
    })
}

struct Reader<'a, 't> {
    tokens: &'a [Token<'t>],
    open: Vec<Open>,
    class: bool,
    part: usize,
    /// Whether what the part declares may be used by others.
    loose: bool,
    top: BTreeSet<&'t str>,
    shared: BTreeSet<&'t str>,
    within: BTreeMap<usize, BTreeSet<&'t str>>,
}

impl<'a, 't> Reader<'a, 't> {
    fn new(tokens: &'a [Token<'t>]) -> Self {
        Reader {
            tokens,
            open: Vec::new(),
            class: false,
            part: 0,
            loose: false,
            top: BTreeSet::new(),
            shared: BTreeSet::new(),
            within: BTreeMap::new(),
        }
    }

    /// Opens a part where a statement of the outermost function, or a method of its class, begins.
    fn part(&mut self, place: usize, token: &Token<'t>) {
        let groups = self.open.iter().map(|open| open.group);
        let in_class = groups.clone().eq([Group::Other, Group::Block, Group::Class]);
        if !in_class && !groups.eq([Group::Other, Group::Block]) {
            return;
        }
        let goes_on = ["else", "catch", "finally", "while", "in", "of", "instanceof"].contains(&token.text);
        let begins = match self.before(place) {
            ";" => true,
            "{" | "}" => in_class || (token.kind == Kind::Name && !goes_on),
            _ => false,
        };
        if begins {
            self.part += 1;
            self.loose = !in_class && ["if", "for", "while", "do", "try", "{"].contains(&token.text);
        }
    }

    fn text(&self, place: usize) -> &'t str {
        match self.tokens.get(place) {
            Some(token) if token.kind != Kind::Text => token.text,
            _ => "",
        }
    }

    fn before(&self, place: usize) -> &'t str {
        place.checked_sub(1).map_or("", |place| self.text(place))
    }

    fn group(&self) -> Group {
        self.open.last().map_or(Group::Block, |open| open.group)
    }

    /// Notes a name that is declared at a depth of brackets.
    fn declare(&mut self, name: &'t str, depth: usize) {
        if depth == 0 {
            self.top.insert(name);
        } else if depth <= 2 || self.loose {
            self.shared.insert(name);
        } else {
            self.within.entry(self.part).or_default().insert(name);
        }
    }

    fn name(&mut self, place: usize, token: &Token<'t>) -> Option<Role> {
        let (before, after) = (self.before(place), self.text(place + 1));
        if matches!(before, "." | "?.") {
            return Some(Role::Fixed);
        }
        let begins =
            matches!(before, "{" | ",") || matches!(before, "async" | "get" | "set" | "static" | "*");
        let group = self.group();
        if group == Group::Class || (group == Group::Object && begins && matches!(after, ":" | "(")) {
            return Some(Role::Fixed);
        }
        match token.text {
            "switch" | "with" | "eval" | "import" | "export" => return None,
            "class" => self.class = true,
            "var" | "let" | "const" => {
                if let Some(open) = self.open.last_mut() {
                    open.declares = true;
                }
            }
            _ => {}
        }
        if is_in(WORDS, token.text) {
            return Some(Role::Fixed);
        }
        // A label.
        if group == Group::Block && after == ":" && matches!(before, ";" | "{" | "}" | ")") {
            return None;
        }
        let listed = before == "," && self.open.last().is_some_and(|open| open.declares);
        let told = matches!(before, "var" | "let" | "const" | "function" | "class");
        if listed || told || after == "=>" {
            self.declare(token.text, self.open.len());
        }
        let short = group == Group::Object && matches!(before, "{" | ",") && matches!(after, "," | "}" | "=");
        Some(if short { Role::Both } else { Role::Variable })
    }

    fn sign(&mut self, place: usize, token: &Token<'t>) -> Option<Role> {
        match token.text {
            "{" => self.open_brace(place),
            "(" | "[" => self.open.push(Open {
                group: Group::Other,
                place,
                declares: false,
            }),
            ")" | "]" | "}" => {
                let opened = self.open.pop()?;
                if token.text == ")" {
                    self.parameters(opened.place, place);
                }
            }
            ";" => {
                if let Some(open) = self.open.last_mut() {
                    open.declares = false;
                }
            }
            // A field of a class.
            "=" if self.group() == Group::Class => return None,
            _ => {}
        }
        Some(Role::Fixed)
    }

    fn open_brace(&mut self, place: usize) {
        let before = place.checked_sub(1).and_then(|place| self.tokens.get(place));
        let group = match before {
            _ if std::mem::take(&mut self.class) => Group::Class,
            None => Group::Block,
            Some(token) if token.kind == Kind::Name => {
                let objects = [
                    "return", "const", "let", "var", "in", "of", "typeof", "await", "new", "yield", "throw",
                ];
                if objects.contains(&token.text) {
                    Group::Object
                } else {
                    Group::Block
                }
            }
            Some(token)
                if token.kind == Kind::Sign && !matches!(token.text, ")" | "]" | "{" | "}" | ";" | "=>") =>
            {
                Group::Object
            }
            Some(_) => Group::Block,
        };
        self.open.push(Open {
            group,
            place,
            declares: false,
        });
    }

    /// Declares what stands between brackets if they are those of a function.
    fn parameters(&mut self, from: usize, to: usize) {
        let (after, head) = (self.text(to + 1), self.before(from));
        let words = ["if", "for", "while"];
        if after != "=>" && (after != "{" || words.contains(&head)) {
            return;
        }
        let mut depth = 0_usize;
        for place in from + 1..to {
            let Some(token) = self.tokens.get(place).copied() else {
                return;
            };
            match (token.kind, token.text) {
                (Kind::Sign, "(" | "[" | "{") => depth += 1,
                (Kind::Sign, ")" | "]" | "}") => depth = depth.saturating_sub(1),
                (Kind::Name, name)
                    if depth == 0
                        && !is_in(WORDS, name)
                        && (place == from + 1 || matches!(self.before(place), "," | "...")) =>
                {
                    self.declare(name, self.open.len() + 1);
                }
                _ => {}
            }
        }
    }
}
