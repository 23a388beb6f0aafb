//! One source file: its bytes, its text, why it is not text.

use std::ops::Range;
use std::sync::Arc;

use crate::source::span::{FileId, Position};

/// What some Windows programs write before a text in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Bytes that live in the program or were read from a disk.
#[derive(Clone, Debug)]
pub enum Bytes {
    Embedded(&'static [u8]),
    Read(Arc<[u8]>),
    /// Read, and found to be text.
    Text(Arc<str>),
}

impl Bytes {
    /// Returns the bytes.
    pub fn as_slice(&self) -> &[u8] {
        match self {
            Bytes::Embedded(bytes) => bytes,
            Bytes::Read(bytes) => bytes,
            Bytes::Text(text) => text.as_bytes(),
        }
    }
}

/// Why the bytes of a file that should be text are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// Valid in GBK, the Chinese encoding of older Windows programs.
    Gbk,
    /// Starts with a UTF-16 mark, or every second byte is zero.
    Utf16,
    /// Neither; a picture under a wrong name, say.
    Unknown,
}

#[derive(Clone, Debug)]
enum Text {
    Embedded(&'static str),
    /// The bytes as they are; or, when a byte order mark was dropped or line ends were changed, others.
    Read(Arc<str>),
    Not(NotText),
}

/// A file of the site, the theme or the rules.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path from the site's folder, with `/` between its parts.
    pub path: String,
    pub bytes: Bytes,
    /// It came with the program and was not overridden by the site.
    pub embedded: bool,
    text: Text,
}

impl SourceFile {
    /// Returns the file, its text decoded if it has any.
    pub fn new(path: String, bytes: Bytes, embedded: bool) -> Self {
        let (bytes, text) = decode(bytes);
        SourceFile {
            path,
            bytes,
            embedded,
            text,
        }
    }

    /// Returns the text, without byte order mark and with `\n` at line ends.
    pub fn text(&self) -> Result<&str, NotText> {
        match &self.text {
            Text::Embedded(text) => Ok(text),
            Text::Read(text) => Ok(text),
            Text::Not(why) => Err(*why),
        }
    }

    /// Returns the lower-case extension of the path, without the dot; empty if there is none.
    pub fn extension(&self) -> String {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        match name.rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => extension.to_lowercase(),
            _ => String::new(),
        }
    }

    /// Returns the bytes with parts of the text replaced, which are in order, not empty, and do not overlap.
    ///
    /// All else stays as it is on the disk, a byte order mark and the line ends among it.
    pub fn with_replaced(&self, parts: &[(Range<usize>, &str)]) -> Vec<u8> {
        let raw = self.bytes.as_slice();
        let mark = if self.has_mark() { MARK.len() } else { 0 };
        let (head, body) = raw.split_at_checked(mark).unwrap_or((&[], raw));
        let mut out = head.to_vec();
        let mut parts = parts.iter().peekable();
        let mut offset = 0;
        let mut before = 0;
        for &byte in body {
            // The text has one sign where the disk has a carriage return and a line feed.
            let is_second = byte == b'\n' && before == b'\r';
            offset -= usize::from(is_second);
            while parts.next_if(|(range, _)| range.end <= offset).is_some() {}
            match parts.peek() {
                Some((range, text)) if range.contains(&offset) => {
                    if range.start == offset {
                        out.extend_from_slice(text.as_bytes());
                    }
                }
                _ => out.push(byte),
            }
            offset += 1;
            before = byte;
        }
        out
    }

    /// Returns whether the bytes begin with the mark of UTF-8.
    pub fn has_mark(&self) -> bool {
        self.bytes.as_slice().starts_with(MARK)
    }

    /// Returns line and column of a byte offset of the text.
    pub fn position(&self, offset: usize) -> Position {
        let text = self.text().unwrap_or_default();
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = text.get(..offset).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }
}

/// Returns the bytes and their text, looked at once: text is asked for again and again.
fn decode(bytes: Bytes) -> (Bytes, Text) {
    let slice = bytes.as_slice();
    if slice.starts_with(&[0xFF, 0xFE]) || slice.starts_with(&[0xFE, 0xFF]) {
        return (bytes, Text::Not(NotText::Utf16));
    }
    let body = slice.strip_prefix(MARK).unwrap_or(slice);
    let Ok(text) = std::str::from_utf8(body) else {
        let why = guess_encoding(slice);
        return (bytes, Text::Not(why));
    };
    if body.len() < slice.len() || text.contains('\r') {
        let cleaned = text.replace("\r\n", "\n").replace('\r', "\n").into();
        return (bytes, Text::Read(cleaned));
    }
    if let Bytes::Embedded(bytes) = bytes
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return (Bytes::Embedded(bytes), Text::Embedded(text));
    }
    let text: Arc<str> = text.into();
    (Bytes::Text(Arc::clone(&text)), Text::Read(text))
}

fn guess_encoding(bytes: &[u8]) -> NotText {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let zeros = sample.iter().filter(|byte| **byte == 0).count();
    if zeros > 0 {
        return if zeros * 3 > sample.len() {
            NotText::Utf16
        } else {
            NotText::Unknown
        };
    }
    let (_, _, wrong) = encoding_rs::GBK.decode(bytes);
    if wrong { NotText::Unknown } else { NotText::Gbk }
}

/// A place that people can read: `content/notices/a.md:4:1`.
pub fn place(path: &str, position: Position) -> String {
    format!("{path}:{}:{}", position.line, position.column)
}

/// Files are known by their number.
pub type Numbered<'t> = (FileId, &'t SourceFile);
