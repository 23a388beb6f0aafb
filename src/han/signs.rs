//! What kind of sign a character is, for spacing and names.

/// Returns whether a character is Han: an ideograph, or one of the signs that stand for one.
pub fn is_han(sign: char) -> bool {
    matches!(sign,
        '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}'
        | '々' | '〇' | '〆')
}

/// Returns whether a character is full-width punctuation of Chinese text.
pub fn is_full_width_punctuation(sign: char) -> bool {
    matches!(sign,
        '\u{3000}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301F}'
        | '\u{FF01}'..='\u{FF0F}'
        | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}'
        | '\u{FF5B}'..='\u{FF65}'
        | '\u{FE10}'..='\u{FE19}'
        | '\u{FE30}'..='\u{FE4F}'
        | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// Returns whether a character takes a whole square of Chinese text.
pub fn is_wide(sign: char) -> bool {
    is_han(sign)
        || is_full_width_punctuation(sign)
        || matches!(sign, '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' | '\u{3040}'..='\u{30FF}')
}

/// Returns the text with full-width digits, points and signs made half-width.
pub fn half_width(text: &str) -> String {
    let narrow = |sign: char| match sign {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(sign as u32 - 0xFEE0).unwrap_or(sign),
        '\u{3000}' => ' ',
        _ => sign,
    };
    text.chars().map(narrow).collect()
}
