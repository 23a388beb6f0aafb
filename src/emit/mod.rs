//! The list of outputs.

pub mod emitter;
