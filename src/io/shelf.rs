//! Numbers and texts in a row of bytes, with a seal.

/// Bytes of the seal at the end.
const SEAL: usize = 32;

/// Writes one value after another.
#[derive(Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    pub fn number(&mut self, number: u64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    pub fn short(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        self.short(bytes.len() as u32);
        self.0.extend_from_slice(bytes);
    }

    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Returns what was written, sealed: a change of any byte is noticed.
    pub fn sealed(mut self) -> Vec<u8> {
        let seal = blake3::hash(&self.0);
        self.0.extend_from_slice(seal.as_bytes());
        self.0
    }
}

/// Reads one value after another; `None` where there is no such value.
pub struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    /// Returns a reader if the seal holds.
    pub fn unseal(sealed: &'b [u8]) -> Option<Reader<'b>> {
        let (bytes, seal) = sealed.split_at_checked(sealed.len().checked_sub(SEAL)?)?;
        (blake3::hash(bytes).as_bytes().as_slice() == seal).then_some(Reader(bytes))
    }

    pub fn number(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(*self.take_array()?))
    }

    pub fn short(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(*self.take_array()?))
    }

    pub fn bytes(&mut self) -> Option<&'b [u8]> {
        let length = self.short()? as usize;
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    pub fn text(&mut self) -> Option<String> {
        String::from_utf8(self.bytes()?.to_vec()).ok()
    }

    fn take_array<const N: usize>(&mut self) -> Option<&'b [u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(taken)
    }
}
