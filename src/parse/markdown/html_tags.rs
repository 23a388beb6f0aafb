//! Cuts raw HTML into tags, comments and text.

/// A piece of raw HTML and where it begins in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    pub what: What<'t>,
    pub text: &'t str,
    pub at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What<'t> {
    Text,
    Comment,
    OpenComment,
    Tag(Tag<'t>),
    /// `<!DOCTYPE …>`, `<?…>`
    Declaration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'t> {
    /// As written; compare without case.
    pub name: &'t str,
    pub closing: bool,
    /// It has attributes.
    pub dressed: bool,
}

impl Tag<'_> {
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// Cuts HTML into pieces; nothing of it is lost.
pub fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
        let (what, length) = first_piece(rest);
        let text = rest.get(..length).unwrap_or(rest);
        out.push(Piece { what, text, at });
        at += text.len().max(1);
    }
    out
}

fn first_piece(rest: &str) -> (What<'_>, usize) {
    if rest.starts_with("<!--") {
        return match rest.find("-->") {
            Some(end) => (What::Comment, end + 3),
            None => (What::OpenComment, rest.len()),
        };
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        return (
            What::Declaration,
            rest.find('>').map_or(rest.len(), |end| end + 1),
        );
    }
    if let Some((tag, length)) = first_tag(rest) {
        return (What::Tag(tag), length);
    }
    let next = rest
        .char_indices()
        .skip(1)
        .find(|(_, sign)| *sign == '<')
        .map_or(rest.len(), |(at, _)| at);
    (What::Text, next)
}

fn first_tag(rest: &str) -> Option<(Tag<'_>, usize)> {
    let inner = rest.strip_prefix('<')?;
    let closing = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let end = inner
        .find(|sign: char| !(sign.is_ascii_alphanumeric() || matches!(sign, ':' | '-')))
        .unwrap_or(inner.len());
    let name = inner
        .get(..end)
        .filter(|name| name.starts_with(|sign: char| sign.is_ascii_alphabetic()))?;
    let close = end_of_tag(inner.get(end..)?)?;
    let inside = inner.get(end..end + close)?;
    let tag = Tag {
        name,
        closing,
        dressed: !inside.trim().trim_end_matches('/').trim().is_empty(),
    };
    Some((tag, 1 + usize::from(closing) + end + close + 1))
}

/// The `>` that ends a tag is not one inside quotes.
fn end_of_tag(inside: &str) -> Option<usize> {
    let mut quote = None;
    for (at, sign) in inside.char_indices() {
        match quote {
            Some(open) if sign == open => quote = None,
            Some(_) => {}
            None if sign == '"' || sign == '\'' => quote = Some(sign),
            None if sign == '>' => return Some(at),
            None if sign == '<' => return None,
            None => {}
        }
    }
    None
}

/// Elements whose content is swallowed until they are closed.
const SWALLOWING: [&str; 9] = [
    "script",
    "style",
    "textarea",
    "title",
    "iframe",
    "noscript",
    "xmp",
    "plaintext",
    "pre",
];

/// Elements that must be closed.
const PAIRED: [&str; 43] = [
    "sub",
    "sup",
    "kbd",
    "u",
    "mark",
    "ruby",
    "rt",
    "details",
    "summary",
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "button",
    "caption",
    "center",
    "code",
    "del",
    "div",
    "em",
    "figure",
    "font",
    "footer",
    "form",
    "header",
    "i",
    "ins",
    "main",
    "nav",
    "ol",
    "s",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "svg",
    "table",
    "ul",
    "video",
];

/// Returns whether an element takes all that follows until it is closed.
pub fn swallows(name: &str) -> bool {
    SWALLOWING
        .iter()
        .any(|element| name.eq_ignore_ascii_case(element))
}

/// Returns whether an element of that name must be closed.
pub fn must_be_closed(name: &str) -> bool {
    swallows(name) || PAIRED.iter().any(|element| name.eq_ignore_ascii_case(element))
}

/// Returns whether HTML has the marks of a word processor or of a copied page.
pub fn looks_pasted(html: &str) -> bool {
    let lower = html.to_ascii_lowercase();
    [
        "mso", "<o:p", "<w:", "style=", "class=", "<font", "<!--[if", "&nbsp;",
    ]
    .iter()
    .any(|mark| lower.contains(mark))
}
