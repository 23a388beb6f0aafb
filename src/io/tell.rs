//! Writes to whoever listens; one who hangs up is no fault.

use std::io::Write;

/// Writes a text to the ordinary output; nothing happens if its reader has gone, as `head` does.
pub fn text(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

/// Writes a line likewise.
pub fn line(line: &str) {
    text(&format!("{line}\n"));
}
