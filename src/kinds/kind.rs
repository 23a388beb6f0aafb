//! What a kind of content must say of itself.

use crate::model::block::Block;
use crate::model::fact::Fact;
use crate::model::parts::Parts;
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
    /// Returns the keys it has beyond the core.
    fn fields(&self) -> &'static [Field];
    /// Reads those keys. It never fails: what is wrong goes to `faults`.
    fn read(&self, fields: &Fields<'_>, faults: &mut Faults) -> Reading;
    /// Gives its body a shape of its own; most have none.
    fn shape_body(&self, _body: &mut Vec<Block>, _parts: &mut Parts, _faults: &mut Faults) {}
}

/// What a kind read from its keys.
#[derive(Debug, Default)]
pub struct Reading {
    pub facts: Vec<Fact>,
    pub parts: Parts,
}
