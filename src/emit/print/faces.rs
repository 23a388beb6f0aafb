//! The faces of a theme, and which characters they have.

use std::collections::BTreeSet;

use typst::foundations::Bytes as TypstBytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::source::file::Bytes;
use crate::theme::files::Theme;

/// The faces that paper is set in; the machine's own are never looked at.
pub struct Faces {
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
}

impl Faces {
    /// Returns the faces of a theme, in path order.
    pub fn of(theme: &Theme) -> Faces {
        let fonts: Vec<Font> = files(theme)
            .flat_map(|bytes| Font::iter(shared(bytes)).collect::<Vec<_>>())
            .collect();
        Faces {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    }
}

/// Returns every character that some face of the theme has.
pub fn characters(theme: &Theme) -> BTreeSet<char> {
    let mut characters = BTreeSet::new();
    for bytes in files(theme) {
        let Ok(face) = ttf_parser::Face::parse(bytes.as_slice(), 0) else {
            continue;
        };
        for table in face.tables().cmap.iter().flat_map(|cmap| cmap.subtables) {
            if table.is_unicode() {
                table.codepoints(|code| characters.extend(char::from_u32(code)));
            }
        }
    }
    characters
}

fn files(theme: &Theme) -> impl Iterator<Item = &Bytes> {
    let is_face = |path: &str| {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        path.starts_with("fonts/") && matches!(extension, "otf" | "ttf" | "ttc")
    };
    theme
        .print
        .iter()
        .filter(move |(path, _)| is_face(path))
        .map(|(_, bytes)| bytes)
}

/// Returns the bytes as the typesetter holds them, without a copy.
pub fn shared(bytes: &Bytes) -> TypstBytes {
    match bytes {
        Bytes::Embedded(bytes) => TypstBytes::new(*bytes),
        Bytes::Read(bytes) => TypstBytes::new(bytes.clone()),
        Bytes::Text(text) => TypstBytes::from_string(text.to_string()),
    }
}
