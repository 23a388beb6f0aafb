//! Reads the keys of a map that was held against its schema.

use crate::model::date::{Day, When};
use crate::model::law::LawRef;
use crate::model::money::{Area, Decimal, Fen};
use crate::parse::value::{Shape, Value};
use crate::source::span::{Span, Spanned};

/// The keys of one map. Faults were told by [`check`](crate::parse::validate::check), so that a
/// value which is missing or wrong is simply not there.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'v> {
    pairs: &'v [(Spanned<String>, Value)],
    /// The whole map.
    pub span: Span,
}

impl<'v> Fields<'v> {
    /// Returns the keys of a map; of anything else, none.
    pub fn of(value: &'v Value) -> Fields<'v> {
        let pairs = match &value.shape {
            Shape::Map(pairs) => pairs.as_slice(),
            _ => &[],
        };
        Fields {
            pairs,
            span: value.span,
        }
    }

    /// Returns the value of a key, if it says anything.
    pub fn get(&self, key: &str) -> Option<&'v Value> {
        let (_, value) = self.pairs.iter().find(|(name, _)| name.value == key)?;
        let is_empty = match &value.shape {
            Shape::Empty => true,
            Shape::Text(text) => text.is_empty(),
            _ => false,
        };
        (!is_empty).then_some(value)
    }

    /// Returns every key that was written, with the place of its value.
    pub fn spans(&self) -> impl Iterator<Item = (&'v str, Span)> + use<'v> {
        self.pairs.iter().map(|(name, value)| match value.shape {
            Shape::Empty => (name.value.as_str(), name.span),
            _ => (name.value.as_str(), value.span),
        })
    }

    /// Returns where the map begins, with its first key: that is where missing keys are told.
    pub fn opening(&self) -> Span {
        self.pairs.first().map_or(self.span, |(name, _)| Span {
            start: self.span.start.min(name.span.start),
            end: name.span.end,
            file: self.span.file,
        })
    }

    /// Returns the place of a key's value, or of the whole map.
    pub fn span(&self, key: &str) -> Span {
        self.get(key).map_or(self.span, |value| value.span)
    }

    pub fn text(&self, key: &str) -> Option<&'v str> {
        self.get(key).and_then(text_of)
    }

    /// Returns the text of a key as its own string.
    pub fn string(&self, key: &str) -> Option<String> {
        self.text(key).map(str::to_owned)
    }

    /// Returns the text of a key and its place.
    pub fn spanned(&self, key: &str) -> Option<Spanned<String>> {
        self.get(key).and_then(spanned_text)
    }

    pub fn day(&self, key: &str) -> Option<Day> {
        self.text(key).and_then(|text| Day::parse(text).ok())
    }

    pub fn when(&self, key: &str) -> Option<When> {
        self.text(key).and_then(|text| When::parse(text).ok())
    }

    pub fn number(&self, key: &str) -> Option<u32> {
        self.text(key)
            .filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|text| text.parse().ok())
    }

    pub fn flag(&self, key: &str) -> Option<bool> {
        match self.text(key)? {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// Returns an amount and its place.
    pub fn amount(&self, key: &str) -> Option<Spanned<Fen>> {
        let text = self.spanned(key)?;
        let value = Fen::parse(&text.value).ok()?;
        Some(Spanned {
            value,
            span: text.span,
        })
    }

    pub fn decimal(&self, key: &str) -> Option<Decimal> {
        self.text(key).and_then(Decimal::parse)
    }

    pub fn area(&self, key: &str) -> Option<Area> {
        self.text(key).and_then(Area::parse)
    }

    /// Returns what a name of a closed set stands for.
    pub fn choice<T: Copy>(&self, key: &str, names: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        names
            .iter()
            .find(|(name, _)| *name == text)
            .map(|(_, choice)| *choice)
    }

    /// Returns the items of a list.
    pub fn list(&self, key: &str) -> &'v [Value] {
        match self.get(key).map(|value| &value.shape) {
            Some(Shape::List(items)) => items,
            _ => &[],
        }
    }

    /// Returns the texts of a list.
    pub fn texts(&self, key: &str) -> Vec<String> {
        self.list(key)
            .iter()
            .filter_map(text_of)
            .map(str::to_owned)
            .collect()
    }

    /// Returns the texts of a list and their places.
    pub fn spanned_texts(&self, key: &str) -> Vec<Spanned<String>> {
        self.list(key).iter().filter_map(spanned_text).collect()
    }

    /// Returns the references to statutes of a list.
    pub fn laws(&self, key: &str) -> Vec<Spanned<LawRef>> {
        let law = |text: Spanned<String>| {
            Some(Spanned {
                value: LawRef::parse(&text.value)?,
                span: text.span,
            })
        };
        self.spanned_texts(key).into_iter().filter_map(law).collect()
    }

    /// Returns the map under a key.
    pub fn map(&self, key: &str) -> Option<Fields<'v>> {
        self.get(key)
            .filter(|value| matches!(value.shape, Shape::Map(_)))
            .map(Fields::of)
    }

    /// Returns the maps of a list.
    pub fn maps(&self, key: &str) -> impl Iterator<Item = Fields<'v>> + use<'v> {
        self.list(key)
            .iter()
            .filter(|value| matches!(value.shape, Shape::Map(_)))
            .map(Fields::of)
    }
}

fn text_of(value: &Value) -> Option<&str> {
    match &value.shape {
        Shape::Text(text) if !text.is_empty() => Some(text),
        _ => None,
    }
}

fn spanned_text(value: &Value) -> Option<Spanned<String>> {
    Some(Spanned {
        value: text_of(value)?.to_owned(),
        span: value.span,
    })
}
