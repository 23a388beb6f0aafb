//! How numbers and packed files are written.

use std::sync::Arc;

use flate2::{Compress, Compression, FlushCompress, Status};

use crate::model::output::{Before, Inputs, Made};

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

/// A packed file, and the mark of its bytes that goes into its name.
pub struct Packed {
    pub made: Made,
    /// How many bytes it has.
    pub length: usize,
    /// The first three bytes of their BLAKE3 digest.
    pub mark: [u8; 3],
}

/// Packs one file after another; its tables are made once.
pub struct Packer {
    deflate: Compress,
    /// What was packed already.
    before: Arc<Before>,
}

impl Packer {
    /// Returns a packer that does not pack again what the release before holds.
    pub fn new(before: &Arc<Before>) -> Packer {
        Packer {
            deflate: Compress::new(Compression::new(6), false),
            before: Arc::clone(before),
        }
    }

    /// Packs bytes as raw deflate, which browsers unpack as `deflate-raw`.
    pub fn pack(&mut self, raw: &[u8]) -> Packed {
        let inputs = *blake3::hash(raw).as_bytes();
        match self.packed_before(&inputs) {
            Some(packed) => packed,
            None => self.pack_anew(raw, inputs),
        }
    }

    fn packed_before(&self, inputs: &Inputs) -> Option<Packed> {
        let (path, length) = self.before.by_inputs.get(inputs)?;
        let mark = mark_in_name(path.as_str())?;
        let made = Made::AsBefore {
            path: path.clone(),
            inputs: *inputs,
        };
        Some(Packed {
            made,
            length: usize::try_from(*length).ok()?,
            mark,
        })
    }

    #[expect(
        clippy::expect_used,
        reason = "packing into memory that is large enough cannot fail"
    )]
    fn pack_anew(&mut self, raw: &[u8], inputs: Inputs) -> Packed {
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
            length: bytes.len(),
            made: Made::New {
                bytes,
                inputs: Some(inputs),
            },
            mark: [a, b, c],
        }
    }
}

/// Returns the mark that stands in a name such as `s12-0a1b2c.bin`.
fn mark_in_name(path: &str) -> Option<[u8; 3]> {
    let (_, digits) = path.strip_suffix(".bin")?.rsplit_once('-')?;
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    let is_mark = digits.len() == 6;
    is_mark.then_some([byte(0)?, byte(2)?, byte(4)?])
}

impl Packed {
    /// Returns the mark as six hexadecimal digits.
    pub fn mark_text(&self) -> String {
        let [a, b, c] = self.mark;
        format!("{a:02x}{b:02x}{c:02x}")
    }
}
