//! Escapes what templates put out.

use std::io::{Result, Write};

/// Returns whether there is nothing to escape or drop in it: most texts are so.
pub fn is_plain(bytes: &[u8]) -> bool {
    // Without a way out of the loop it is done for many bytes at once.
    !bytes.iter().fold(false, |found, byte| {
        let special = matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'' | 0x7F);
        let control = *byte < 0x20 && *byte != b'\n' && *byte != b'\t';
        found | special | control
    })
}

/// Writes text for an element or a quoted attribute; control characters are dropped.
pub fn escape(text: &str, out: &mut dyn Write) -> Result<()> {
    let bytes = text.as_bytes();
    if is_plain(bytes) {
        return out.write_all(bytes);
    }
    let mut plain_from = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let instead: &[u8] = match byte {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            b'\'' => b"&#39;",
            b'\n' | b'\t' => continue,
            0..0x20 | 0x7F => b"",
            _ => continue,
        };
        out.write_all(bytes.get(plain_from..at).unwrap_or_default())?;
        out.write_all(instead)?;
        plain_from = at + 1;
    }
    out.write_all(bytes.get(plain_from..).unwrap_or_default())
}
