//! The word tables: every text of pages that is not content.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::model::lang::Lang;
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::Span;
use crate::theme::layers::Layers;
use crate::theme::yaml;

/// The words of one language by key; `a: {b: text}` in the file is the key `a.b`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    table: BTreeMap<String, String>,
}

impl Words {
    /// Returns the text of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.table.get(key).map(String::as_str)
    }

    /// Returns every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.table.keys().map(String::as_str)
    }
}

/// Returns the text with each `{name}` replaced by its value.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let gap = after.split_once('}');
        let value = gap.and_then(|(name, _)| values.iter().find(|(key, _)| *key == name));
        match (gap, value) {
            (Some((_, after)), Some((_, value))) => {
                out.push_str(value);
                rest = after;
            }
            _ => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Returns the tables of every language, later layers over earlier ones key by key.
pub fn load(layers: &Layers<'_>, faults: &mut Faults) -> BTreeMap<Lang, Words> {
    let mut tables = BTreeMap::new();
    for lang in [Lang::Zh, Lang::En] {
        let mut words = Words::default();
        for (id, file) in layers.each(&file_name(lang)) {
            if let Some(node) = yaml::read::<Node>(*id, file, faults) {
                node.flatten(String::new(), &mut words.table);
            }
        }
        tables.insert(lang, words);
    }
    tell_gaps(&tables, layers, faults);
    tables
}

/// Returns the path of a language's table below the theme's folder.
pub fn file_name(lang: Lang) -> String {
    format!("words/{}.yaml", lang.tag())
}

fn tell_gaps(tables: &BTreeMap<Lang, Words>, layers: &Layers<'_>, faults: &mut Faults) {
    for (has, lacks) in [(Lang::Zh, Lang::En), (Lang::En, Lang::Zh)] {
        let (Some(full), Some(gappy)) = (tables.get(&has), tables.get(&lacks)) else {
            continue;
        };
        let Some((id, _)) = layers.get(&file_name(lacks)) else {
            continue;
        };
        for key in full.keys().filter(|key| gappy.get(key).is_none()) {
            let tag = has.tag();
            faults.error(
                "theme-word",
                Span::start_of(id),
                say!(
                    "缺少 `{key}` 这个词；`{tag}.yaml` 里有它",
                    "the word `{key}` is missing; `{tag}.yaml` has it"
                ),
            );
        }
    }
}

/// A word, or a group of words.
enum Node {
    Text(String),
    Group(BTreeMap<String, Node>),
}

impl Node {
    fn flatten(self, key: String, table: &mut BTreeMap<String, String>) {
        match self {
            Node::Text(text) => {
                table.insert(key, text);
            }
            Node::Group(group) => {
                for (name, node) in group {
                    let key = if key.is_empty() {
                        name
                    } else {
                        format!("{key}.{name}")
                    };
                    node.flatten(key, table);
                }
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Node, D::Error> {
        reader.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text, in quotation marks if it looks like a number, or a group of texts")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Node, M::Error> {
        let mut group = BTreeMap::new();
        while let Some((key, node)) = map.next_entry::<String, Node>()? {
            group.insert(key, node);
        }
        Ok(Node::Group(group))
    }
}
