//! A YAML value as written, with the place of every part.

use crate::source::span::{Span, Spanned};

/// A value and where it stands; scalars keep their text as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    pub shape: Shape,
    pub span: Span,
}

/// The shape of a value. YAML's types are not applied: `1.10`, `yes` and `~` are text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A key with nothing after it.
    Empty,
    Text(String),
    List(Vec<Value>),
    Map(Vec<(Spanned<String>, Value)>),
}

impl Value {
    /// Returns a value that says nothing.
    pub fn empty_at(span: Span) -> Value {
        Value {
            shape: Shape::Empty,
            span,
        }
    }

    /// Returns the value of a key, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Value> {
        match &self.shape {
            Shape::Map(pairs) => pairs
                .iter()
                .find(|(name, _)| name.value == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }
}
