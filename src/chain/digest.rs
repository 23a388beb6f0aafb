//! SHA-256 as the chain uses it, and its 24 signs.

use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::chain::canonical::Value;

/// Signs of five bits each, without those that are mistaken for others.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// What the first entry names as the one before it.
    pub const ZERO: Digest = Digest([0; 32]);

    /// Returns the digest of bytes as they are, as a file is known by.
    pub fn of_bytes(bytes: &[u8]) -> Digest {
        hash(&[bytes])
    }

    /// Reads 64 hexadecimal digits.
    pub fn of_hex(text: &str) -> Option<Digest> {
        let mut bytes = [0; 32];
        if text.len() != 64 {
            return None;
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
        }
        // `from_str_radix` would also take a plus sign.
        text.bytes()
            .all(|sign| sign.is_ascii_hexdigit())
            .then_some(Digest(bytes))
    }

    /// Returns the first 120 bits as 24 signs in groups of four.
    pub fn short(&self) -> String {
        let mut out = String::with_capacity(29);
        for sign in 0..24 {
            if sign > 0 && sign % 4 == 0 {
                out.push(' ');
            }
            let value = (0..5).fold(0, |value, bit| value << 1 | self.bit(sign * 5 + bit));
            out.push(SIGNS.get(value).map_or('0', |sign| char::from(*sign)));
        }
        out
    }

    fn bit(&self, at: usize) -> usize {
        let byte = self.0.get(at / 8).copied().unwrap_or_default();
        usize::from(byte >> (7 - at % 8) & 1)
    }

    /// Returns whether this is what was read off paper: 64 digits, or 24 signs with or without spaces.
    ///
    /// Lower case is taken, and so are `O`, `I` and `L` for the digits they look like.
    pub fn is_read_as(&self, read: &str) -> bool {
        let joined: String = read
            .chars()
            .filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '·' | '\u{200b}'))
            .collect();
        if let Some(whole) = Digest::of_hex(&joined.to_ascii_lowercase()) {
            return whole == *self;
        }
        let signs: String = joined
            .to_ascii_uppercase()
            .chars()
            .map(|sign| match sign {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        signs == self.short().replace(' ', "")
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

/// Returns the digest of a salted row.
pub fn leaf(salt: &[u8; 16], row: &Value) -> Digest {
    hash(&[&[0], b"wy/row/1\n", salt, row.canonical().as_bytes()])
}

/// Returns the root over leaves, pairing neighbours; an odd last one is carried up.
pub fn root(leaves: &[Digest]) -> Digest {
    let mut level = leaves.to_vec();
    while level.len() > 1 {
        level = level
            .chunks(2)
            .map(|pair| match pair {
                [left, right] => hash(&[&[1], &left.0, &right.0]),
                [odd] => *odd,
                _ => Digest::ZERO,
            })
            .collect();
    }
    level.first().copied().unwrap_or_else(|| hash(&[&[0], b"empty"]))
}

/// Returns the digest of a document: its head and the root of its rows.
pub fn document(head: &Value, root: &Digest) -> Digest {
    hash(&[&[2], b"wy/doc/1\n", head.canonical().as_bytes(), b"\n", &root.0])
}

/// Returns the digest of an entry of the chain, all keys but its own `hash`.
pub fn entry(entry: &Value) -> Digest {
    hash(&[&[3], b"wy/entry/1\n", entry.canonical().as_bytes()])
}

fn hash(parts: &[&[u8]]) -> Digest {
    let mut hasher = Sha256::new();
    parts.iter().for_each(|part| hasher.update(part));
    Digest(hasher.finalize().into())
}
