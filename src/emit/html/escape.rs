//! Makes any text harmless inside HTML and scripts.

use crate::theme::escape::is_plain;

/// Appends text for an element or a double-quoted attribute; control characters are dropped.
pub fn push_text(text: &str, out: &mut String) {
    if is_plain(text.as_bytes()) {
        out.push_str(text);
        return;
    }
    let mut plain_from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let instead = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            b'\n' | b'\t' => continue,
            0..0x20 | 0x7F => "",
            _ => continue,
        };
        // Each of these is a character of its own, so both cuts lie between characters.
        out.push_str(text.get(plain_from..at).unwrap_or_default());
        out.push_str(instead);
        plain_from = at + 1;
    }
    out.push_str(text.get(plain_from..).unwrap_or_default());
}

/// Returns JSON that cannot leave a script element.
pub fn json_in_script(text: String) -> String {
    // The last is the first byte of the two separators, and of other signs.
    if !text.bytes().any(|byte| matches!(byte, b'<' | b'>' | b'&' | 0xE2)) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for sign in text.chars() {
        match sign {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            sign => out.push(sign),
        }
    }
    out
}
