//! The content tree as data that a template walks.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::emit::print::columns;
use crate::emit::print::pictures::Pictures;
use crate::emit::print::whole::Cutter;
use crate::model::block::{Block, Element, Inline, Item, Table, text_of};
use crate::model::lang::Lang;
use crate::model::link::{Links, Target};
use crate::model::site::Site;
use crate::theme::files::Theme;

/// Turns bodies into data; one for all bodies of a paper, so that notes have names of their own.
pub struct Tree<'s> {
    pub site: &'s Site,
    pub theme: &'s Theme,
    pub pictures: Pictures,
    links: &'s Links,
    notes: BTreeMap<&'s str, &'s [Block]>,
    /// Names of notes of this body that were drawn; the same note is marked again by its name.
    drawn: BTreeMap<String, String>,
    count: usize,
    in_note: bool,
    cutter: Cutter,
    heading: String,
    /// The level of the last heading; 1 is the title above the body.
    level: u8,
}

impl<'s> Tree<'s> {
    /// Returns a tree without a body yet.
    pub fn new(site: &'s Site, theme: &'s Theme, links: &'s Links) -> Tree<'s> {
        Tree {
            site,
            theme,
            pictures: Pictures::default(),
            links,
            notes: BTreeMap::new(),
            drawn: BTreeMap::new(),
            count: 0,
            in_note: false,
            cutter: Cutter::default(),
            heading: String::new(),
            level: 1,
        }
    }

    /// Returns a body as data; `title` names its tables until its first heading does.
    pub fn body(&mut self, title: &str, blocks: &'s [Block], links: &'s Links) -> Vec<Value> {
        self.links = links;
        self.heading = title.to_owned();
        self.level = 1;
        self.drawn.clear();
        self.notes.clear();
        for block in blocks {
            if let Block::Footnote { label, body } = block {
                self.notes.insert(label, body);
            }
        }
        self.blocks(blocks)
    }

    fn blocks(&mut self, blocks: &'s [Block]) -> Vec<Value> {
        blocks.iter().filter_map(|block| self.block(block)).collect()
    }

    fn block(&mut self, block: &'s Block) -> Option<Value> {
        Some(match block {
            Block::Heading { level, content, .. } => {
                self.heading = text_of(content);
                // A reader by ear is lost where a level is skipped, and the typesetter refuses it.
                self.level = (*level).clamp(2, self.level + 1);
                json!({"t": "heading", "level": self.level, "c": self.line(content)})
            }
            Block::Paragraph { content, .. } => match content.as_slice() {
                [Inline::Image { file, alt, .. }] => self.picture(file, alt),
                _ => json!({"t": "p", "c": self.line(content)}),
            },
            Block::List { start, items } => json!({
                "t": "list",
                "start": start,
                "items": items.iter().map(|item| self.item(item)).collect::<Vec<_>>(),
            }),
            Block::Quote(body) => json!({"t": "quote", "c": self.blocks(body)}),
            Block::Alert { kind, body } => {
                let key = format!("alert.{}", kind.name());
                let title = self.theme.word(Lang::Zh, &key).to_owned();
                json!({"t": "alert", "kind": kind.name(), "title": title, "c": self.blocks(body)})
            }
            Block::Code { text, .. } => json!({"t": "pre", "s": text}),
            Block::Table(table) => self.table(table),
            Block::Definitions(definitions) => {
                let items: Vec<Value> = definitions
                    .iter()
                    .map(|definition| {
                        let term = self.line(&definition.term);
                        let meanings = definition.meanings.iter();
                        let meanings: Vec<Value> = meanings.map(|body| json!(self.blocks(body))).collect();
                        json!({"term": term, "meanings": meanings})
                    })
                    .collect();
                json!({"t": "definitions", "items": items})
            }
            Block::Details { summary, body } => {
                json!({"t": "details", "summary": self.line(summary), "c": self.blocks(body)})
            }
            Block::Footnote { .. } => return None,
            Block::Rule => json!({"t": "rule"}),
        })
    }

    fn item(&mut self, item: &'s Item) -> Value {
        json!({"task": item.task, "c": self.blocks(&item.body)})
    }

    fn table(&mut self, table: &'s Table) -> Value {
        let columns = table.head.len();
        let head: Vec<Value> = table.head.iter().map(|cell| json!(self.line(cell))).collect();
        let rows: Vec<Value> = table
            .rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|cell| json!(self.line(cell)))
                    .collect::<Vec<_>>()
                    .into()
            })
            .collect();
        let align: Vec<&str> = (0..columns).map(|column| columns::align(table, column)).collect();
        json!({
            "t": "table",
            "wide": columns::is_wide(table),
            "caption": self.heading,
            "shares": columns::shares(table),
            "align": align,
            "headless": table.head.iter().all(|cell| text_of(cell).trim().is_empty()),
            "head": head,
            "rows": rows,
        })
    }

    /// Returns the pieces of a line.
    pub fn line(&mut self, content: &'s [Inline]) -> Vec<Value> {
        self.cutter.reset();
        self.pieces(content)
    }

    fn pieces(&mut self, content: &'s [Inline]) -> Vec<Value> {
        let mut out = Vec::new();
        for inline in content {
            self.piece(inline, &mut out);
        }
        out
    }

    fn piece(&mut self, inline: &'s Inline, out: &mut Vec<Value>) {
        match inline {
            Inline::Text(text) => self.cutter.cut(text, out),
            Inline::Strong(inner) => out.push(json!({"t": "strong", "c": self.pieces(inner)})),
            Inline::Emphasis(inner) => out.push(json!({"t": "em", "c": self.pieces(inner)})),
            Inline::Strike(inner) => out.push(json!({"t": "strike", "c": self.pieces(inner)})),
            Inline::Code(text) => out.push(json!({"t": "code", "s": text})),
            Inline::Link { to, content, .. } => self.link(to, content, out),
            Inline::Image { file, alt, .. } => {
                let picture = self.picture(file, alt);
                out.push(picture);
            }
            Inline::Element { name, content } => self.element(*name, content, out),
            Inline::FootnoteMark(label) => out.extend(self.note_mark(label)),
            Inline::LineBreak => {
                self.cutter.reset();
                out.push(json!({"t": "br"}));
            }
        }
    }

    /// Paper has no links: an address outside is printed as a note, all else is plain text.
    fn link(&mut self, to: &'s str, content: &'s [Inline], out: &mut Vec<Value>) {
        let Some(Target::Outside(url)) = self.links.get(to) else {
            out.extend(self.pieces(content));
            return;
        };
        let shown = text_of(content);
        let bare = url
            .trim_start_matches("mailto:")
            .trim_start_matches("tel:")
            .to_owned();
        if shown.trim() == bare {
            out.push(json!({"t": "url", "url": url, "s": shown}));
            return;
        }
        let body = json!([{"t": "p", "c": [{"t": "url", "url": url, "s": bare}]}]);
        out.push(json!({"t": "link", "url": url, "c": self.pieces(content)}));
        if self.in_note {
            out.push(Value::String("：".to_owned()));
            out.push(json!({"t": "url", "url": url, "s": bare}));
        } else {
            out.push(self.note(&format!("link {url}"), |_| body));
        }
    }

    fn element(&mut self, name: Element, content: &'s [Inline], out: &mut Vec<Value>) {
        match name {
            Element::RubyParenthesis => {}
            Element::Ruby => out.extend(self.pieces(content)),
            Element::Sub
            | Element::Sup
            | Element::Kbd
            | Element::Underline
            | Element::Mark
            | Element::RubyText => {
                out.push(json!({"t": "element", "name": name.tag(), "c": self.pieces(content)}));
            }
        }
    }

    fn note_mark(&mut self, label: &'s str) -> Option<Value> {
        let body = *self.notes.get(label)?;
        if self.in_note {
            return None;
        }
        let name = format!("note {label}");
        Some(self.note(&name, |tree| {
            tree.in_note = true;
            let body = tree.blocks(body);
            tree.in_note = false;
            body.into()
        }))
    }

    fn note(&mut self, name: &str, body: impl FnOnce(&mut Self) -> Value) -> Value {
        if let Some(id) = self.drawn.get(name) {
            return json!({"t": "again", "id": id});
        }
        self.count += 1;
        let id = format!("note-{}", self.count);
        self.drawn.insert(name.to_owned(), id.clone());
        json!({"t": "note", "id": id, "c": body(self)})
    }

    fn picture(&mut self, file: &str, alt: &str) -> Value {
        match self.pictures.take(self.site, self.links, file, alt) {
            Some(picture) => json!({"t": "picture", "picture": picture}),
            None => json!({"t": "p", "c": [alt]}),
        }
    }
}
