//! The list of outputs.

use crate::emit::emitter::Emitter;
use crate::emit::html::emitter::Html;

pub mod emitter;
pub mod html;

/// Every output, in the order in which they are planned.
pub const EMITTERS: &[&dyn Emitter] = &[&Html];
pub mod search;
