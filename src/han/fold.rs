//! Text as search sees it: one form for what reads alike.

use unicode_normalization::UnicodeNormalization;

/// Appends the folded form of one character: compatibility form, lower case, no accents, no zero width.
///
/// Characters are folded one by one, never together, so that a reader of the folded text can
/// always tell which character of the original it came from.
pub fn fold_char(sign: char, out: &mut Vec<char>) {
    match sign {
        // By far the most frequent: they are their own form.
        '\u{4E00}'..='\u{9FFF}' | 'a'..='z' | '0'..='9' => out.push(sign),
        'A'..='Z' => out.push(sign.to_ascii_lowercase()),
        '\0'..='\u{7F}' => out.push(sign),
        // Punctuation that is its own form too, and full-width signs.
        '\u{B7}'
        | '\u{2012}'..='\u{2016}'
        | '\u{2018}'..='\u{201F}'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}' => out.push(sign),
        '\u{FF01}'..='\u{FF5E}' => {
            let half = char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign);
            out.push(half.to_ascii_lowercase());
        }
        '㎡' => out.extend("平方米".chars()),
        '㎥' => out.extend("立方米".chars()),
        _ if is_zero_width(sign) => {}
        _ => {
            let bare = sign.nfkd().filter(|part| !is_accent(*part)).nfkc();
            out.extend(bare.flat_map(char::to_lowercase));
        }
    }
}

/// Returns the folded form of a text.
pub fn fold(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    text.chars().for_each(|sign| fold_char(sign, &mut out));
    out.into_iter().collect()
}

/// Returns whether a folded character is written without spaces between words: Han, kana, hangul, and `℃`.
pub fn is_han(sign: char) -> bool {
    matches!(sign,
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FE}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{20000}'..='\u{3FFFD}'
        | '℃')
}

fn is_accent(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36F}')
}

fn is_zero_width(sign: char) -> bool {
    matches!(sign,
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}')
}
