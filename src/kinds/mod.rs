//! The list of kinds of content, in the order of the site.

use crate::kinds::kind::Kind;

pub mod core;
pub mod correction;
pub mod decision;
pub mod disclosure;
pub mod event;
pub mod handbook;
pub mod kind;
pub mod law;
pub mod newsletter;
pub mod notice;
pub mod page;
pub mod statute;

/// Every kind there is, in the order in which a site lists them.
pub const KINDS: &[&dyn Kind] = &[
    &notice::Notice,
    &disclosure::Disclosure,
    &decision::Decision,
    &correction::Correction,
    &event::Event,
    &handbook::Handbook,
    &law::Law,
    &statute::Statute,
    &newsletter::Newsletter,
    &page::Page,
];
