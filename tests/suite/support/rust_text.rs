//! Reads Rust text as far as the house rules need.

/// A function and the lines it spans.
pub struct Function {
    pub name: String,
    pub first_line: usize,
    pub lines: usize,
}

/// A path written in code, such as `crate::model::date::Day`.
pub struct Path {
    pub line: usize,
    pub parts: Vec<String>,
}

/// Returns the text with comments, strings and character literals blanked; line ends stay.
pub fn code_only(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < signs.len() {
        let end = blank_end(&signs, at);
        if end == at {
            out.push(signs[at]);
            at += 1;
            continue;
        }
        for sign in &signs[at..end] {
            out.push(if *sign == '\n' { '\n' } else { ' ' });
        }
        at = end;
    }
    out
}

/// Returns where the comment, string or character that starts here ends; `at` if none does.
fn blank_end(signs: &[char], at: usize) -> usize {
    let next = |ahead: usize| signs.get(at + ahead).copied().unwrap_or('\0');
    let previous = at.checked_sub(1).map_or(' ', |before| signs[before]);
    match signs[at] {
        '/' if next(1) == '/' => find(signs, at, |at| signs[at] == '\n'),
        '/' if next(1) == '*' => block_comment_end(signs, at),
        '"' => string_end(signs, at + 1),
        'r' | 'b' if !is_word(previous) => prefixed_end(signs, at),
        '\'' if next(1) == '\\' => find(signs, at + 3, |at| signs[at] == '\'') + 1,
        '\'' if next(2) == '\'' => at + 3,
        _ => at,
    }
}

fn block_comment_end(signs: &[char], at: usize) -> usize {
    let mut depth = 0;
    let mut at = at;
    while at + 1 < signs.len() {
        match (signs[at], signs[at + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    signs.len()
}

fn string_end(signs: &[char], from: usize) -> usize {
    let mut at = from;
    while at < signs.len() {
        match signs[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    signs.len()
}

/// Handles `b"…"`, `b'…'`, `r"…"`, `r#"…"#` and `br#"…"#`.
fn prefixed_end(signs: &[char], at: usize) -> usize {
    let mut ahead = at;
    let byte = signs[ahead] == 'b';
    if byte {
        ahead += 1;
    }
    let sign = |at: usize| signs.get(at).copied().unwrap_or('\0');
    if byte && sign(ahead) == '"' {
        return string_end(signs, ahead + 1);
    }
    if byte && sign(ahead) == '\'' {
        let escaped = if sign(ahead + 1) == '\\' { 3 } else { 2 };
        return find(signs, ahead + escaped, |at| signs[at] == '\'') + 1;
    }
    if sign(ahead) != 'r' {
        return at;
    }
    ahead += 1;
    let mut hashes = 0;
    while sign(ahead) == '#' {
        hashes += 1;
        ahead += 1;
    }
    if sign(ahead) != '"' {
        return at;
    }
    let closes = |at: usize| signs[at] == '"' && (1..=hashes).all(|more| sign(at + more) == '#');
    find(signs, ahead + 1, closes) + 1 + hashes
}

fn find(signs: &[char], from: usize, is_it: impl Fn(usize) -> bool) -> usize {
    (from..signs.len()).find(|at| is_it(*at)).unwrap_or(signs.len())
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// Returns every path of the code that starts with the given word; a group in braces gives one each.
pub fn paths(code: &str, first: &str) -> Vec<Path> {
    let start = format!("{first}::");
    let mut out = Vec::new();
    for (at, _) in code.match_indices(&start) {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        if is_word(before) || before == '$' || before == ':' {
            continue;
        }
        let mut found = Vec::new();
        branches(&code[at + start.len()..], &[first.to_owned()], &mut found);
        let line = line_of(code, at);
        out.extend(found.into_iter().map(|parts| Path { line, parts }));
    }
    out
}

/// Adds the paths that begin here and returns how many bytes they take.
fn branches(text: &str, above: &[String], out: &mut Vec<Vec<String>>) -> usize {
    let mut parts = above.to_vec();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let word = rest.find(|sign| !is_word(sign)).unwrap_or(rest.len());
        if word == 0 {
            break;
        }
        // `self` in a group names what stands before the braces.
        if &rest[..word] != "self" {
            parts.push(rest[..word].to_owned());
        }
        at += word;
        if !text[at..].starts_with("::") {
            out.push(parts);
            return at;
        }
        at += 2;
    }
    if !text[at..].starts_with('{') {
        out.push(parts);
        return at;
    }
    at += 1;
    loop {
        let rest = &text[at..];
        at += rest
            .find(|sign: char| !sign.is_whitespace() && sign != ',')
            .unwrap_or(rest.len());
        match text[at..].chars().next() {
            None | Some('}') => return at + 1,
            Some(sign) if is_word(sign) => at += branches(&text[at..], &parts, out),
            Some(sign) => at += sign.len_utf8(),
        }
    }
}

/// Returns the functions of the code that have a body.
pub fn functions(code: &str) -> Vec<Function> {
    let mut out = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        let name: String = code[at + 3..].chars().take_while(|sign| is_word(*sign)).collect();
        if is_word(before) || name.is_empty() {
            continue;
        }
        let Some(length) = body_end(&code[at..]) else {
            continue;
        };
        out.push(Function {
            name,
            first_line: line_of(code, at),
            lines: code[at..at + length].matches('\n').count() + 1,
        });
    }
    out
}

/// Returns where the body of a function ends; none if it is only declared.
fn body_end(code: &str) -> Option<usize> {
    let mut braces = 0_usize;
    let mut others = 0_usize;
    for (at, sign) in code.char_indices() {
        match sign {
            '(' | '[' => others += 1,
            ')' | ']' => others = others.saturating_sub(1),
            ';' if braces == 0 && others == 0 => return None,
            '{' => braces += 1,
            '}' => {
                braces = braces.saturating_sub(1);
                if braces == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Returns the line of a byte offset, from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}
