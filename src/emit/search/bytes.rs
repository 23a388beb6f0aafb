//! How numbers and packed files are written.

use flate2::{Compress, Compression, FlushCompress, Status};

/// Appends a number in groups of seven bits, lowest first; every byte but the last has its high bit set.
pub fn put_varint(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a text with its length in bytes before it.
pub fn put_text(out: &mut Vec<u8>, text: &str) {
    put_varint(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// Appends what a text adds to the one before: bytes shared, bytes more, and those.
pub fn put_next_text(out: &mut Vec<u8>, before: &str, text: &str) {
    let pairs = before.bytes().zip(text.bytes());
    let shared = pairs.take_while(|(a, b)| a == b).count();
    let rest = text.as_bytes().get(shared..).unwrap_or_default();
    put_varint(out, shared);
    put_varint(out, rest.len());
    out.extend_from_slice(rest);
}

/// A packed file: its bytes and the mark of them that goes into its name.
pub struct Packed {
    pub bytes: Vec<u8>,
    /// The first three bytes of their BLAKE3 digest.
    pub mark: [u8; 3],
}

/// Packs one file after another; its tables are made once.
pub struct Packer {
    deflate: Compress,
}

impl Default for Packer {
    fn default() -> Self {
        Packer {
            deflate: Compress::new(Compression::new(6), false),
        }
    }
}

impl Packer {
    /// Packs bytes as raw deflate, which browsers unpack as `deflate-raw`.
    #[expect(
        clippy::expect_used,
        reason = "packing into memory that is large enough cannot fail"
    )]
    pub fn pack(&mut self, raw: &[u8]) -> Packed {
        self.deflate.reset();
        // What cannot be packed grows by a few bytes in each block.
        let mut bytes = Vec::with_capacity(raw.len() + raw.len() / 64 + 64);
        let end = self.deflate.compress_vec(raw, &mut bytes, FlushCompress::Finish);
        assert!(
            end.expect("packing works") == Status::StreamEnd,
            "all was packed at once"
        );
        bytes.shrink_to_fit();
        let digest = blake3::hash(&bytes);
        let [a, b, c, ..] = *digest.as_bytes();
        Packed {
            bytes,
            mark: [a, b, c],
        }
    }
}

impl Packed {
    /// Returns the mark as six hexadecimal digits.
    pub fn mark_text(&self) -> String {
        let [a, b, c] = self.mark;
        format!("{a:02x}{b:02x}{c:02x}")
    }
}
