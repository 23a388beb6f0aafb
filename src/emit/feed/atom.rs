//! Writes a feed as Atom.

use std::io;

use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::Writer;

use crate::emit::feed::items::{Channel, Item};

/// Returns the feed as an Atom document.
pub fn write(channel: &Channel) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    match write_feed(&mut writer, channel) {
        Ok(()) => {}
        // Writing into memory does not fail.
        Err(_) => return Vec::new(),
    }
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

type Xml = Writer<Vec<u8>>;

fn write_feed(xml: &mut Xml, channel: &Channel) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", channel.lang.tag()))
        .write_inner_content(|xml| {
            text(xml, "title", &channel.title)?;
            text(xml, "id", &channel.own_url)?;
            text(xml, "updated", &channel.updated.iso())?;
            link(xml, "self", "application/atom+xml", &channel.own_url)?;
            link(xml, "alternate", "text/html", &channel.page_url)?;
            channel.items.iter().try_for_each(|item| entry(xml, item))
        })?;
    Ok(())
}

fn entry(xml: &mut Xml, item: &Item) -> io::Result<()> {
    xml.create_element("entry").write_inner_content(|xml| {
        text(xml, "title", &item.title)?;
        text(xml, "id", &item.url)?;
        link(xml, "alternate", "text/html", &item.url)?;
        text(xml, "published", &item.published.iso())?;
        text(xml, "updated", &item.updated.iso())?;
        xml.create_element("author")
            .write_inner_content(|xml| text(xml, "name", &item.author))?;
        xml.create_element("category")
            .with_attribute(("term", clean(&item.kind).as_str()))
            .write_empty()?;
        if !item.summary.is_empty() {
            text(xml, "summary", &item.summary)?;
        }
        xml.create_element("content")
            .with_attribute(("type", "html"))
            .write_text_content(BytesText::new(&clean(&item.html)))?;
        Ok(())
    })?;
    Ok(())
}

fn text(xml: &mut Xml, name: &str, content: &str) -> io::Result<()> {
    xml.create_element(name)
        .write_text_content(BytesText::new(&clean(content)))?;
    Ok(())
}

fn link(xml: &mut Xml, rel: &str, media: &str, href: &str) -> io::Result<()> {
    xml.create_element("link")
        .with_attribute(("rel", rel))
        .with_attribute(("type", media))
        .with_attribute(("href", clean(href).as_str()))
        .write_empty()?;
    Ok(())
}

/// Returns the text without characters that XML does not have.
fn clean(text: &str) -> String {
    let fits = |sign: &char| match sign {
        '\t' | '\n' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        sign => !sign.is_control(),
    };
    text.chars().filter(fits).collect()
}
