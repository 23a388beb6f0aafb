//! The words and signs of a script.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Name,
    Number,
    /// A text, a template or a pattern: stays as it is.
    Text,
    Sign,
}

/// A word or sign of a script, and what stands before it.
#[derive(Debug, Clone, Copy)]
pub struct Token<'t> {
    pub kind: Kind,
    pub text: &'t str,
    /// Whether a blank or comment stands before it.
    pub gap: bool,
    /// Whether a line ends before it.
    pub line: bool,
}

/// Signs of several characters, longest first.
const SIGNS: [&str; 29] = [
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=",
    ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "|=", "&=", "**",
];

/// Words after which a slash opens a pattern.
const BEFORE_VALUE: [&str; 12] = [
    "return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "await",
];

/// Parts a script into tokens; nothing if it cannot be read with certainty.
pub fn tokens(script: &str) -> Option<Vec<Token<'_>>> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let (mut rest, mut gap, mut line) = (script, false, false);
    while let Some(sign) = rest.chars().next() {
        let blank = blank_length(rest, sign)?;
        if blank > 0 {
            let (skipped, left) = rest.split_at_checked(blank)?;
            gap = true;
            line |= skipped.contains('\n');
            rest = left;
            continue;
        }
        let (kind, length) = next_token(rest, sign, found.last())?;
        let (text, left) = rest.split_at_checked(length)?;
        found.push(Token {
            kind,
            text,
            gap,
            line,
        });
        (rest, gap, line) = (left, false, false);
    }
    Some(found)
}

/// Whether a character may stand in a name.
pub fn is_name_sign(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_' || sign == '$'
}

/// How many bytes of blanks or of one comment come first; nothing if a comment does not end.
fn blank_length(rest: &str, sign: char) -> Option<usize> {
    if sign.is_whitespace() {
        Some(sign.len_utf8())
    } else if rest.starts_with("//") {
        Some(rest.find('\n').unwrap_or(rest.len()))
    } else if rest.starts_with("/*") {
        rest.find("*/").map(|end| end + 2)
    } else {
        Some(0)
    }
}

fn next_token(rest: &str, sign: char, before: Option<&Token<'_>>) -> Option<(Kind, usize)> {
    let second = rest.chars().nth(1).unwrap_or(' ');
    if sign.is_ascii_digit() || (sign == '.' && second.is_ascii_digit()) {
        return Some((Kind::Number, number_length(rest)));
    }
    if is_name_sign(sign) {
        return Some((
            Kind::Name,
            rest.find(|sign| !is_name_sign(sign)).unwrap_or(rest.len()),
        ));
    }
    if matches!(sign, '\'' | '"' | '`') {
        return text_length(rest, sign).map(|length| (Kind::Text, length));
    }
    if sign == '/' && opens_pattern(before)? {
        return pattern_length(rest).map(|length| (Kind::Text, length));
    }
    if matches!(sign, '#' | '\\' | '@') {
        return None;
    }
    let long = SIGNS.iter().find(|long| rest.starts_with(**long));
    Some((Kind::Sign, long.map_or(sign.len_utf8(), |long| long.len())))
}

fn number_length(rest: &str) -> usize {
    let (mut length, mut before) = (0, ' ');
    for sign in rest.chars() {
        let power = matches!(sign, '+' | '-') && matches!(before, 'e' | 'E') && !rest.starts_with("0x");
        if !is_name_sign(sign) && sign != '.' && !power {
            break;
        }
        length += sign.len_utf8();
        before = sign;
    }
    length
}

/// The length of a text in quotes; nothing if it does not end, or is a template with gaps.
fn text_length(rest: &str, quote: char) -> Option<usize> {
    let (mut escaped, mut before) = (false, ' ');
    for (at, sign) in rest.char_indices().skip(1) {
        if !escaped && sign == quote {
            return Some(at + 1);
        }
        if quote == '`' && before == '$' && sign == '{' {
            return None;
        }
        escaped = !escaped && sign == '\\';
        before = sign;
    }
    None
}

/// Whether a slash after this token opens a pattern; nothing if that is not certain.
fn opens_pattern(before: Option<&Token<'_>>) -> Option<bool> {
    let Some(before) = before else { return Some(true) };
    match before.kind {
        Kind::Name => Some(BEFORE_VALUE.contains(&before.text)),
        Kind::Number | Kind::Text => Some(false),
        Kind::Sign => match before.text {
            // After a block a pattern would open, after an object a slash would divide.
            "}" | "++" | "--" => None,
            ")" | "]" => Some(false),
            _ => Some(true),
        },
    }
}

fn pattern_length(rest: &str) -> Option<usize> {
    let (mut escaped, mut class) = (false, false);
    for (at, sign) in rest.char_indices().skip(1) {
        match sign {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => class = true,
            ']' => class = false,
            '/' if !class => {
                let flags = rest.get(at + 1..)?;
                return Some(at + 1 + flags.find(|sign| !is_name_sign(sign)).unwrap_or(flags.len()));
            }
            _ => {}
        }
    }
    None
}
