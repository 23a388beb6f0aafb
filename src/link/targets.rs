//! Links in a body, as written, and what they lead to.

use crate::link::directory::{Directory, Standing};
use crate::model::block::{Block, Inline};
use crate::model::link::{Links, Target};
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::{FileId, Span};
use crate::source::tree::SourceTree;

/// Extensions of files that may be published when an entry refers to them.
pub const PUBLISHED_EXTENSIONS: [&str; 11] = [
    "jpg", "jpeg", "png", "webp", "gif", "svg", "pdf", "csv", "xlsx", "docx", "txt",
];

/// What a body's links are resolved against.
pub struct Resolver<'r> {
    pub directory: &'r Directory,
    pub sources: &'r SourceTree,
    /// The file the body stands in.
    pub file: FileId,
    /// The entry it belongs to.
    pub entry: usize,
    /// Links of entries that nobody sees may lead to other hidden entries.
    pub hidden: bool,
}

impl Resolver<'_> {
    /// Returns the targets of every link and picture of a body; what is wrong goes to `faults`.
    pub fn resolve(&self, body: &[Block], faults: &mut Faults) -> Links {
        let mut links = Links::new();
        each_reference(body, &mut |written, span, is_picture| {
            let known = links.get(written).cloned();
            let target = match known {
                Some(target) if target != Target::Broken => target,
                _ if is_picture => self.picture(written, span, faults),
                _ => self.link(written, span, faults),
            };
            links.insert(written.to_owned(), target);
        });
        links
    }

    /// Returns the file a picture or attachment is in, or tells what is wrong with it.
    pub fn picture(&self, written: &str, span: Span, faults: &mut Faults) -> Target {
        let Some(path) = self.source_path(written) else {
            return outside(written, span, faults);
        };
        if self.sources.find(&path).is_none() {
            let files = self.sources.under("content").map(|(_, file)| file.path.as_str());
            let near = nearest_file(&path, files).map(|near| self.relative(near));
            let fault = faults.error(
                "missing-file",
                span,
                say!("找不到文件 `{written}`", "the file `{written}` is not there"),
            );
            match near {
                Some(near) => fault.mend(say!("是不是 `{near}`？", "did you mean `{near}`?")),
                None => fault.mend(say!(
                    "把文件放到 `{path}`，或改正文件名（大小写也要一致）",
                    "put the file at `{path}`, or correct its name (upper and lower case count)"
                )),
            };
            return Target::Broken;
        }
        let extension = path
            .rsplit_once('.')
            .map_or(String::new(), |(_, end)| end.to_lowercase());
        if !PUBLISHED_EXTENSIONS.contains(&extension.as_str()) {
            let allowed = PUBLISHED_EXTENSIONS.join("、");
            faults
                .error(
                    "file-type",
                    span,
                    say!(
                        "不能发布 `{written}` 这种文件",
                        "files such as `{written}` are not published"
                    ),
                )
                .mend(say!(
                    "可以发布的有：{allowed}",
                    "these may be published: {allowed}"
                ));
            return Target::Broken;
        }
        Target::File(path)
    }

    fn link(&self, written: &str, span: Span, faults: &mut Faults) -> Target {
        if has_scheme(written) {
            return Target::Outside(written.to_owned());
        }
        let (path, anchor) = match written.split_once('#') {
            Some((path, anchor)) => (path, Some(percent_decoded(anchor))),
            None => (written, None),
        };
        if path.is_empty() {
            let anchor = anchor.unwrap_or_default();
            if !self.has_anchor(self.entry, &anchor) {
                return self.dead_anchor(self.entry, &anchor, span, faults);
            }
            return Target::Anchor(anchor);
        }
        let Some(source) = self.source_path(path) else {
            return outside(written, span, faults);
        };
        match self.directory.by_file(&source) {
            Some(at) => self.to_entry(at, anchor, span, faults),
            None if self.directory.is_unread_file(&source) => Target::Broken,
            None if source.ends_with(".md") || source.ends_with(".yaml") || source.ends_with(".html") => {
                self.dead_link(written, &source, span, faults)
            }
            None => self.picture(path, span, faults),
        }
    }

    fn to_entry(&self, at: usize, anchor: Option<String>, span: Span, faults: &mut Faults) -> Target {
        let title = self.directory.title(at);
        if let Some(anchor) = &anchor
            && !self.has_anchor(at, anchor)
        {
            return self.dead_anchor(at, anchor, span, faults);
        }
        match self.directory.standing(at) {
            Standing::Visible => {}
            Standing::Waiting => return Target::NotYet,
            Standing::Draft | Standing::Staff if self.hidden => return Target::NotYet,
            Standing::Draft => {
                faults
                    .error(
                        "link-to-draft",
                        span,
                        say!(
                            "《{title}》还是草稿，住户打不开",
                            "“{title}” is a draft that residents cannot open"
                        ),
                    )
                    .mend(say!(
                        "先发布那一篇（去掉 `status: draft`），或去掉这个链接",
                        "publish it first (remove `status: draft`), or remove the link"
                    ));
                return Target::Broken;
            }
            Standing::Staff => {
                faults
                    .error(
                        "link-to-staff",
                        span,
                        say!(
                            "《{title}》只给员工看，不能从公开的页面链接",
                            "“{title}” is for staff only and cannot be linked from a public page"
                        ),
                    )
                    .mend(say!("去掉这个链接", "remove the link"));
                return Target::Broken;
            }
        }
        Target::Entry {
            id: self.directory.id(at).to_owned(),
            anchor,
        }
    }

    fn dead_link(&self, written: &str, source: &str, span: Span, faults: &mut Faults) -> Target {
        let fault = faults.error(
            "dead-link",
            span,
            say!(
                "链接 `{written}` 指向的内容不存在",
                "the link `{written}` leads nowhere"
            ),
        );
        let own = self.sources.path(self.file);
        let others = self.directory.files().into_iter().filter(|path| *path != own);
        match nearest_file(source, others) {
            Some(near) => {
                let near = self.relative(near);
                fault.mend(say!("是不是 `{near}`？", "did you mean `{near}`?"))
            }
            None => fault.mend(say!(
                "改成内容文件的相对路径，例如 `../handbook/hb-04.md`",
                "write the relative path of a content file, such as `../handbook/hb-04.md`"
            )),
        };
        Target::Broken
    }

    /// A translation may lead to places of both: where the other entry is not translated, its page is in Chinese.
    fn has_anchor(&self, at: usize, anchor: &str) -> bool {
        self.directory.has_anchor(at, anchor)
            || (self.in_english() && self.directory.has_english_anchor(at, anchor))
    }

    fn in_english(&self) -> bool {
        self.sources.path(self.file).ends_with(".en.md")
    }

    fn dead_anchor(&self, at: usize, anchor: &str, span: Span, faults: &mut Faults) -> Target {
        let title = self.directory.title(at);
        let fault = faults.error(
            "dead-anchor",
            span,
            say!(
                "《{title}》里没有 `#{anchor}` 这个位置",
                "“{title}” has no place `#{anchor}`"
            ),
        );
        if self.directory.has_english_anchor(at, anchor) {
            fault.note(say!(
                "只有它的英文版里有这个位置",
                "only its English version has that place"
            ));
        }
        let all: Vec<&str> = self.directory.anchors(at).take(12).collect();
        match nearest(anchor, self.directory.anchors(at)) {
            Some(near) => fault.mend(say!("是不是 `#{near}`？", "did you mean `#{near}`?")),
            None if all.is_empty() => fault.mend(say!("去掉 `#{anchor}`", "remove `#{anchor}`")),
            None => {
                let all = all.join("、");
                fault.mend(say!("有这些：{all}", "these are there: {all}"))
            }
        };
        Target::Broken
    }

    /// Returns the path in the sources of a relative address; `None` if it leaves `content/`.
    fn source_path(&self, written: &str) -> Option<String> {
        let written = percent_decoded(written);
        let own = self.sources.path(self.file);
        let mut parts: Vec<&str> = own.split('/').collect();
        parts.pop();
        if let Some(rest) = written.strip_prefix('/') {
            parts.clear();
            parts.push("content");
            return join(parts, rest);
        }
        join(parts, &written)
    }

    /// Returns the address of a source file as it would be written in this one.
    fn relative(&self, path: &str) -> String {
        let own: Vec<&str> = self.sources.path(self.file).split('/').collect();
        let other: Vec<&str> = path.split('/').collect();
        let shared = own.iter().zip(&other).take_while(|(a, b)| a == b).count();
        let mut parts = vec![".."; own.len().saturating_sub(shared + 1)];
        parts.extend(other.iter().skip(shared));
        parts.join("/")
    }
}

fn join<'p>(mut parts: Vec<&'p str>, rest: &'p str) -> Option<String> {
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    (parts.first() == Some(&"content")).then(|| parts.join("/"))
}

fn outside(written: &str, span: Span, faults: &mut Faults) -> Target {
    faults
        .error(
            "link-outside",
            span,
            say!(
                "`{written}` 指到了 `content` 文件夹外面",
                "`{written}` leads out of the folder `content`"
            ),
        )
        .mend(say!(
            "把文件放进 `content` 文件夹，再用相对路径",
            "put the file into the folder `content` and use a relative path"
        ));
    Target::Broken
}

/// Returns whether an address starts with a scheme such as `https:`.
pub fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|sign: char| sign.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    })
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let code = text
            .get(at + 1..at + 3)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code {
            Some(code) if *byte == b'%' => {
                out.push(code);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// Returns the file that was likely meant: of the same sort, and of that name elsewhere or nearly so.
fn nearest_file<'c>(wanted: &str, files: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let sort = sort_of(wanted);
    let of_sort: Vec<&str> = files.filter(|path| sort_of(path) == sort).collect();
    let same = |path: &&&str| name_of(path).eq_ignore_ascii_case(name_of(wanted));
    let mut elsewhere = of_sort.iter().filter(same);
    if let (Some(only), None) = (elsewhere.next(), elsewhere.next()) {
        return Some(only);
    }
    let stem = stem_of(wanted);
    let near = nearest(stem, of_sort.iter().map(|path| stem_of(path)))?;
    let mut named = of_sort.iter().filter(|path| stem_of(path) == near);
    match (named.next(), named.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// Returns what sort of file a name says it is: a text, a picture, or the ending itself.
fn sort_of(path: &str) -> String {
    let ending = name_of(path).rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending.to_lowercase().as_str() {
        "md" | "yaml" | "html" => "text".to_owned(),
        "jpg" | "jpeg" | "png" | "webp" | "gif" | "svg" => "picture".to_owned(),
        other => other.to_owned(),
    }
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn stem_of(path: &str) -> &str {
    let name = name_of(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Returns the only candidate that differs from `wanted` by at most a third of its signs.
pub fn nearest<'c>(wanted: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let limit = (wanted.chars().count() / 3).min(4);
    let mut best: Option<(usize, &str)> = None;
    let mut tied = false;
    for candidate in candidates {
        let distance = strsim::levenshtein(wanted, candidate);
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, _)) if distance == least => tied = true,
            _ => {
                best = Some((distance, candidate));
                tied = false;
            }
        }
    }
    best.filter(|(distance, _)| *distance <= limit && !tied)
        .map(|(_, candidate)| candidate)
}

/// Calls `visit(written, span, is_picture)` for every link and picture of a body.
pub fn each_reference<'b>(body: &'b [Block], visit: &mut dyn FnMut(&'b str, Span, bool)) {
    for block in body {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => each_inline(content, visit),
            Block::List { items, .. } => {
                for item in items {
                    each_reference(&item.body, visit);
                }
            }
            Block::Quote(inner) | Block::Alert { body: inner, .. } | Block::Footnote { body: inner, .. } => {
                each_reference(inner, visit);
            }
            Block::Details { summary, body } => {
                each_inline(summary, visit);
                each_reference(body, visit);
            }
            Block::Table(table) => {
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    each_inline(cell, visit);
                }
            }
            Block::Definitions(list) => {
                for definition in list {
                    each_inline(&definition.term, visit);
                    for meaning in &definition.meanings {
                        each_reference(meaning, visit);
                    }
                }
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn each_inline<'b>(content: &'b [Inline], visit: &mut dyn FnMut(&'b str, Span, bool)) {
    for inline in content {
        match inline {
            Inline::Link { to, content, span } => {
                visit(to, *span, false);
                each_inline(content, visit);
            }
            Inline::Image { file, span, .. } => visit(file, *span, true),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Strike(inner)
            | Inline::Element { content: inner, .. } => each_inline(inner, visit),
            Inline::Text(_) | Inline::Code(_) | Inline::FootnoteMark(_) | Inline::LineBreak => {}
        }
    }
}
