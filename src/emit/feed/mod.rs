//! Feeds: what is new, for programs that watch.

pub mod atom;
pub mod emitter;
pub mod items;
pub mod json_feed;
