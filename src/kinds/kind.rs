//! What a kind of content must say of itself.

use crate::model::block::Block;
use crate::model::fact::Fact;
use crate::model::parts::Parts;
use crate::parse::beside::Beside;
use crate::parse::fields::Fields;
use crate::parse::schema::Field;
use crate::report::faults::Faults;

/// A kind of content. It only composes parts; outputs and checks ask for those.
pub trait Kind: Sync {
    /// Returns its name: class, template, key of word tables.
    fn name(&self) -> &'static str;
    /// Returns its folder in sources and in addresses.
    fn folder(&self) -> &'static str;
    /// Returns how it is called, in Chinese and in English.
    fn called(&self) -> (&'static str, &'static str);
    /// Returns whether an entry must say when it was issued.
    fn dated(&self) -> bool {
        true
    }
    /// Returns the highest level of a heading in its body.
    fn first_heading(&self) -> u8 {
        2
    }
    /// Returns the keys it has beyond the core; of two keys with one name, its own holds.
    fn fields(&self) -> &'static [Field];
    /// Reads those keys, which were held against the fields already. It never fails.
    fn read(&self, fields: &Fields<'_>, beside: Beside<'_>, faults: &mut Faults) -> Reading;
    /// Gives its body a shape of its own; most have none.
    fn shape_body(&self, _body: &mut Vec<Block>, _parts: &mut Parts, _faults: &mut Faults) {}
}

/// What a kind read from its keys.
#[derive(Debug, Default)]
pub struct Reading {
    pub facts: Vec<Fact>,
    pub parts: Parts,
}
