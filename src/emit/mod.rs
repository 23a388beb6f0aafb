//! The list of outputs.

use crate::emit::emitter::Emitter;
use crate::emit::html::emitter::Html;
use crate::emit::search::emitter::Search;

pub mod emitter;
pub mod html;
pub mod search;

/// Every output, in the order in which they are planned.
pub const EMITTERS: &[&dyn Emitter] = &[&Html, &Search];
