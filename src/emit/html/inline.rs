//! Draws the pieces of a line as HTML.

use crate::emit::html::canvas::Canvas;
use crate::emit::html::escape::push_text;
use crate::emit::html::photograph;
use crate::model::address::encode_path;
use crate::model::block::Inline;
use crate::model::lang::Lang;
use crate::model::link::Target;

/// How wide a picture of a text is: a phone's width, and no more than the text's.
const SIZES: &str = "\" sizes=\"(max-width: 40rem) 92vw, 40rem\"";

/// Appends a line.
pub fn draw(content: &[Inline], canvas: &mut Canvas<'_>, out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) if canvas.in_link => push_text(text, out),
            Inline::Text(text) => canvas.phones.push_linked(text, out),
            Inline::Strong(inner) => wrapped("strong", inner, canvas, out),
            Inline::Emphasis(inner) => wrapped("em", inner, canvas, out),
            Inline::Strike(inner) => wrapped("del", inner, canvas, out),
            Inline::Code(text) => {
                out.push_str("<code>");
                push_text(text, out);
                out.push_str("</code>");
            }
            Inline::Link { to, content, .. } => link(to, content, canvas, out),
            Inline::Image { file, alt, .. } => image(file, alt, canvas, out),
            Inline::Element { name, content } => wrapped(name.tag(), content, canvas, out),
            Inline::FootnoteMark(label) => footnote_mark(label, canvas, out),
            Inline::LineBreak => out.push_str("<br>"),
        }
    }
}

fn wrapped(tag: &str, content: &[Inline], canvas: &mut Canvas<'_>, out: &mut String) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
    draw(content, canvas, out);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

fn link(to: &str, content: &[Inline], canvas: &mut Canvas<'_>, out: &mut String) {
    let Some((href, more)) = address(to, canvas) else {
        draw(content, canvas, out);
        return;
    };
    out.push_str("<a href=\"");
    push_text(&href, out);
    out.push('"');
    out.push_str(more);
    out.push('>');
    let outer = std::mem::replace(&mut canvas.in_link, true);
    draw(content, canvas, out);
    canvas.in_link = outer;
    out.push_str("</a>");
    if let Some(Target::File(path)) = canvas.links.get(to)
        && let Some((_, extension)) = path.rsplit_once('.')
    {
        out.push_str(" <span class=\"file-format\">");
        push_text(&extension.to_uppercase(), out);
        out.push_str("</span>");
    }
}

/// Returns where a link leads from this page, and further attributes; `None` if nowhere yet.
fn address(to: &str, canvas: &Canvas<'_>) -> Option<(String, &'static str)> {
    match canvas.links.get(to)? {
        Target::Entry { id, anchor } => {
            let entry = canvas.site.entry(id)?;
            let lang = match entry.speaks(canvas.lang) {
                true => canvas.lang,
                false => Lang::Zh,
            };
            let mut href = canvas.from.to(&entry.path(lang));
            if let Some(anchor) = anchor {
                href.push('#');
                href.push_str(&encode_path(anchor));
            }
            let more = match lang == canvas.lang {
                true => "",
                false => " hreflang=\"zh-Hans\"",
            };
            Some((href, more))
        }
        Target::Anchor(anchor) => {
            let anchor = format!("{}{anchor}", canvas.id_prefix);
            Some((format!("#{}", encode_path(&anchor)), ""))
        }
        Target::File(path) => {
            let file = canvas.site.files.get(path)?;
            Some((canvas.from.to(&file.path), ""))
        }
        Target::Outside(url) => {
            let more = match url.starts_with("http") {
                true => " class=\"outside\" rel=\"noopener noreferrer\"",
                false => "",
            };
            Some((url.clone(), more))
        }
        Target::NotYet | Target::Broken => None,
    }
}

fn image(file: &str, alt: &str, canvas: &Canvas<'_>, out: &mut String) {
    let target = canvas.links.get(file);
    let published = match target {
        Some(Target::File(path)) => canvas.site.files.get(path),
        _ => None,
    };
    let Some(published) = published else {
        push_text(alt, out);
        return;
    };
    let widths = photograph::widths(published);
    let Some(largest) = widths.last() else { return };
    out.push_str("<img src=\"");
    push_text(&canvas.from.to(&largest.path), out);
    out.push('"');
    if widths.len() > 1 {
        out.push_str(" srcset=\"");
        for (at, shown) in widths.iter().enumerate() {
            out.push_str(if at == 0 { "" } else { ", " });
            push_text(&canvas.from.to(&shown.path), out);
            out.push_str(&format!(" {}w", shown.width));
        }
        out.push_str(SIZES);
    }
    out.push_str(" alt=\"");
    push_text(alt, out);
    out.push('"');
    if largest.width > 0 {
        out.push_str(&format!(
            " width=\"{}\" height=\"{}\"",
            largest.width, largest.height
        ));
    }
    out.push_str(" loading=\"lazy\" decoding=\"async\">");
}

fn footnote_mark(label: &str, canvas: &mut Canvas<'_>, out: &mut String) {
    let (number, first) = canvas.footnote(label);
    let prefix = &canvas.id_prefix;
    let id = match first {
        true => format!(" id=\"{prefix}note-mark-{number}\""),
        false => String::new(),
    };
    let name = canvas
        .theme
        .fill(canvas.lang, "footnote.mark", &[("number", &number.to_string())]);
    out.push_str(&format!(
        "<sup class=\"note-mark\"><a href=\"#{prefix}note-{number}\"{id} aria-label=\""
    ));
    push_text(&name, out);
    out.push_str(&format!("\">{number}</a></sup>"));
}
