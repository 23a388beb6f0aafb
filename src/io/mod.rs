//! The only room that touches disk, clock and network.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "touching the world is what this room is for"
)]

pub mod chain;
pub mod clock;
pub mod embedded;
pub mod failure;
pub mod hex;
pub mod inspect;
pub mod lock;
pub mod memo;
pub mod output_folder;
pub mod progress;
pub mod publish;
pub mod read;
pub mod seen;
pub mod shelf;
pub mod stage;
pub mod tell;
pub mod timings;

pub mod serve;
pub mod watch;
pub mod write;
