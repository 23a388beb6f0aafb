//! Work on the house itself: tests, reference, corpus.

fn main() {}
