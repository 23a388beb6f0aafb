//! Reads a body of Markdown into blocks.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::han::signs::{is_full_width_punctuation, is_wide};
use crate::model::block::{Block, Inline, Table, text_of};
use crate::model::lang::Lang;
use crate::parse::bounds;
use crate::parse::forms::{is_unseen_control, may_hold_controls};
use crate::parse::markdown::close::close;
use crate::parse::markdown::headings::Anchors;
use crate::parse::markdown::html::HtmlState;
use crate::parse::markdown::links;
use crate::parse::markdown::lists;
use crate::parse::markdown::prepare::{Prepared, prepare, restore};
use crate::parse::markdown::slips;
use crate::parse::markdown::stack::{Frame, Open, Stack, alert_of, align_of};
use crate::parse::origin::Origin;
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::Span;

/// What a body may hold.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    pub lang: Lang,
    /// The highest level of a heading: 2, or 1 for statutes.
    pub first_level: u8,
}

/// Reads a body. It always gives blocks; what is wrong goes to `faults`.
pub fn read(source: &str, origin: Origin, dialect: Dialect, faults: &mut Faults) -> Vec<Block> {
    if let Some(at) = bounds::first_deep_line(source) {
        tell_too_deep(origin.span(at, at + 1), faults);
        return Vec::new();
    }
    tell_controls(source, origin, faults);
    let prepared = prepare(source);
    let events: Vec<Sited<'_>> = Parser::new_ext(&prepared.text, options())
        .into_offset_iter()
        .collect();
    let mut anchors = Anchors::default();
    for (event, range) in &events {
        if let Event::Start(Tag::Heading { id: Some(id), .. }) = event {
            let span = span_in(&prepared, origin, range);
            anchors.take_or_tell(&restore(id), span, faults);
        }
    }
    let mut reader = Reader {
        source,
        origin,
        dialect,
        prepared: &prepared,
        stack: Stack::new(origin.span(0, source.len())),
        anchors,
        html: HtmlState::default(),
        last_sign: None,
        stray: None,
        faults,
    };
    reader.run(&events);
    reader.finish()
}

type Sited<'t> = (Event<'t>, Range<usize>);

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

fn span_in(prepared: &Prepared<'_>, origin: Origin, range: &Range<usize>) -> Span {
    origin.span(
        prepared.source_offset(range.start),
        prepared.source_offset(range.end),
    )
}

struct Reader<'r, 'f> {
    source: &'r str,
    origin: Origin,
    dialect: Dialect,
    prepared: &'r Prepared<'r>,
    stack: Stack,
    anchors: Anchors,
    html: HtmlState,
    /// The last sign of text in the current line, to join lines by.
    last_sign: Option<char>,
    /// Where stars without a partner were told last.
    stray: Option<Span>,
    faults: &'f mut Faults,
}

impl<'r> Reader<'r, '_> {
    fn run(&mut self, events: &[Sited<'_>]) {
        for (at, (event, range)) in events.iter().enumerate() {
            let span = span_in(self.prepared, self.origin, range);
            if self.stack.depth() > bounds::BODY_DEPTH * 2 {
                tell_too_deep(span, self.faults);
                break;
            }
            match event {
                Event::Start(tag) => self.start(tag, span),
                Event::End(end) => self.end(*end),
                Event::Text(text) => self.text(&restore(text), span),
                Event::Code(text) => {
                    let text = restore(text).into_owned();
                    self.last_sign = text.chars().next_back();
                    self.stack.add_inline(Inline::Code(text), span);
                }
                Event::Html(text) => {
                    if let Frame::Html(html) = &mut self.stack.top().frame {
                        html.push_str(&restore(text));
                    }
                }
                Event::InlineHtml(text) => {
                    self.html
                        .inline(&restore(text), span, &mut self.stack, self.faults);
                }
                Event::FootnoteReference(label) => {
                    let label = restore(label).into_owned();
                    self.stack.add_inline(Inline::FootnoteMark(label), span);
                }
                Event::SoftBreak => self.soft_break(events.get(at + 1..).unwrap_or_default(), span),
                Event::HardBreak => {
                    self.last_sign = None;
                    self.stack.add_inline(Inline::LineBreak, span);
                }
                Event::Rule => self.stack.add_block(Block::Rule),
                Event::TaskListMarker(done) => self.mark_task(*done),
                Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&restore(text), span),
            }
        }
    }

    fn finish(mut self) -> Vec<Block> {
        while self.stack.depth() > 0 {
            if matches!(self.stack.top().frame, Frame::Details { .. }) {
                let span = self.stack.top().span;
                self.html.tell_unclosed("details", span, self.faults);
            }
            self.close_innermost();
        }
        self.html.finish(self.faults);
        self.stack.finish()
    }

    fn text(&mut self, text: &str, span: Span) {
        if let Frame::Code { text: code, .. } = &mut self.stack.top().frame {
            code.push_str(text);
            return;
        }
        self.notice_stray_stars(text, span);
        self.last_sign = text.chars().next_back().or(self.last_sign);
        self.stack.add_text(text, span);
    }

    /// Two stars that are text, and not because a backslash made them so.
    fn notice_stray_stars(&mut self, text: &str, span: Span) {
        if !text.contains('*') {
            return;
        }
        let start = (span.start as usize).saturating_sub(self.origin.base);
        let end = (span.end as usize).saturating_sub(self.origin.base);
        let from = start.saturating_sub(1);
        let seen = self.source.as_bytes().get(from..end).unwrap_or_default();
        let is_escaped = |at: usize| {
            let before = self.source.as_bytes().get(..from + at).unwrap_or_default();
            before.ends_with(b"\\")
        };
        let mut pairs = seen.windows(2).enumerate().filter(|(_, pair)| pair == b"**");
        let Some((at, _)) = pairs.find(|(at, _)| !is_escaped(*at)) else {
            return;
        };
        let place = self.origin.span(from + at, from + at + 2);
        let told = self.stray.map(|told: Span| told.end as usize);
        let between = told.and_then(|told| {
            let told = told.saturating_sub(self.origin.base);
            self.source.get(told.min(from + at)..from + at)
        });
        // Once a line: an opening and a closing pair that fit nothing are one slip.
        if between.is_some_and(|between| !between.contains('\n')) {
            return;
        }
        self.stray = Some(place);
        self.faults
            .warn(
                "stray-emphasis",
                place,
                say!(
                    "`**` 没有成对，会原样显示",
                    "the `**` has no partner and will be shown"
                ),
            )
            .mend(say!(
                "加粗写成 `**文字**`，星号和文字之间不留空格",
                "write bold as `**text**`, without spaces inside the stars"
            ));
    }

    /// Lines of Chinese join without a blank; others with one.
    fn soft_break(&mut self, ahead: &[Sited<'_>], span: Span) {
        let next = ahead.iter().find_map(|(event, _)| match event {
            Event::Text(text) | Event::Code(text) => restore(text).chars().next(),
            Event::SoftBreak | Event::HardBreak => Some(' '),
            _ => None,
        });
        let joins = match (self.last_sign, next) {
            (Some(before), Some(after)) => joins(before, after, self.dialect.lang),
            _ => false,
        };
        if !joins {
            self.text(" ", span);
        }
    }

    fn mark_task(&mut self, done: bool) {
        // In a loose list the mark stands in the item's first paragraph.
        let mut frames = self.stack.frames_mut();
        if let Some(Open {
            frame: Frame::Item { task },
            ..
        }) = frames.find(|open| matches!(open.frame, Frame::Item { .. }))
        {
            *task = Some(done);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        let frame = match tag {
            Tag::Paragraph => Frame::Paragraph,
            Tag::Heading { level, id, .. } => Frame::Heading {
                level: level_of(*level),
                id: id.as_ref().map(|id| restore(id).into_owned()),
            },
            Tag::BlockQuote(kind) => Frame::Quote(kind.map(alert_of)),
            Tag::CodeBlock(kind) => Frame::Code {
                language: language_of(kind),
                text: String::new(),
            },
            Tag::HtmlBlock => Frame::Html(String::new()),
            Tag::List(start) => Frame::List {
                start: *start,
                items: Vec::new(),
            },
            Tag::Item => Frame::Item { task: None },
            Tag::FootnoteDefinition(label) => Frame::Footnote(restore(label).into_owned()),
            Tag::DefinitionList => Frame::Definitions(Vec::new()),
            Tag::DefinitionListTitle => Frame::Term,
            Tag::DefinitionListDefinition => Frame::Meaning,
            Tag::Table(align) => Frame::Table(Table {
                align: align.iter().copied().map(align_of).collect(),
                head: Vec::new(),
                rows: Vec::new(),
            }),
            Tag::TableHead | Tag::TableRow => Frame::Row(Vec::new()),
            Tag::TableCell => Frame::Cell,
            Tag::Strong => Frame::Strong,
            Tag::Strikethrough => Frame::Strike,
            Tag::Link {
                link_type, dest_url, ..
            } => self.link(*link_type, dest_url, span),
            Tag::Image { dest_url, .. } => {
                let file = restore(dest_url).into_owned();
                let ours = links::picture_is_ours(&file, span, self.faults);
                Frame::Image { file, ours }
            }
            Tag::Emphasis | Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => Frame::Emphasis,
        };
        if frame.is_block() {
            self.last_sign = None;
        }
        self.stack.push(frame, span);
    }

    fn link(&mut self, kind: LinkType, address: &CowStr<'_>, span: Span) -> Frame {
        let mut to = restore(address).into_owned();
        if kind == LinkType::Email {
            to.insert_str(0, "mailto:");
        }
        let safe = links::link_is_safe(&to, span, self.faults);
        Frame::Link { to, safe }
    }

    /// Closes what an end event closes, and first any element that was left open inside it.
    fn end(&mut self, end: TagEnd) {
        while let Frame::Element(element) = self.stack.top().frame {
            let span = self.stack.top().span;
            self.html.tell_unclosed(element.tag(), span, self.faults);
            self.close_innermost();
        }
        if matches!(self.stack.top().frame, Frame::Summary) {
            let span = self.stack.top().span;
            self.html.tell_unclosed("summary", span, self.faults);
            self.close_innermost();
        }
        // Details left open inside a quote or item end with it.
        while matches!(self.stack.top().frame, Frame::Details { .. }) && closes_container(end) {
            let span = self.stack.top().span;
            self.html.tell_unclosed("details", span, self.faults);
            self.close_innermost();
        }
        self.close_innermost();
        if matches!(end, TagEnd::TableHead) {
            self.last_sign = None;
        }
    }

    fn is_in_item(&mut self) -> bool {
        self.stack
            .frames_mut()
            .any(|open| matches!(open.frame, Frame::Item { .. }))
    }

    fn close_innermost(&mut self) {
        let Some(mut open) = self.stack.pop() else {
            return;
        };
        let span = open.span;
        match open.frame {
            Frame::Heading { level, id } => self.heading(level, id, open.inlines, span),
            Frame::Html(text) => self.html.block(&text, span, &mut self.stack, self.faults),
            frame => {
                if matches!(frame, Frame::Paragraph) {
                    self.notice_heading_without_space(span);
                    let (text, at) = self.source_of(span);
                    slips::notice(text, at, self.origin, self.faults);
                    if !self.is_in_item() {
                        lists::notice(text, at, 2, self.origin, self.faults);
                    }
                }
                if matches!(frame, Frame::List { .. }) && !self.is_in_item() {
                    let (text, at) = self.source_of(span);
                    lists::notice(text, at, 1, self.origin, self.faults);
                }
                if let (Frame::Row(_), Frame::Table(table)) = (&frame, &self.stack.top().frame) {
                    let columns = table.align.len();
                    let (text, at) = self.source_of(span);
                    slips::notice_row(text, at, columns, self.origin, self.faults);
                }
                open.frame = frame;
                close(open, &mut self.stack);
            }
        }
    }

    /// Returns what stands in the source at a place, and the offset of it in the body.
    fn source_of(&self, span: Span) -> (&'r str, usize) {
        let start = (span.start as usize).saturating_sub(self.origin.base);
        let end = (span.end as usize).saturating_sub(self.origin.base);
        (self.source.get(start..end).unwrap_or_default(), start)
    }

    fn heading(&mut self, level: u8, id: Option<String>, content: Vec<Inline>, span: Span) {
        if level < self.dialect.first_level {
            self.faults
                .error(
                    "heading-one",
                    span,
                    say!(
                        "正文里不能用一级标题 `#`，标题已经写在 `title` 里",
                        "a body has no heading with one `#`: the title is `title`"
                    ),
                )
                .mend(say!("改用 `##`", "use `##`"));
        }
        let id = match id.filter(|id| !id.is_empty()) {
            Some(id) => id,
            None => self.anchors.make(&text_of(&content)),
        };
        let level = level.max(self.dialect.first_level);
        self.stack.add_block(Block::Heading {
            level,
            id,
            content,
            span,
        });
    }

    /// `##收费标准` looks like a heading to staff and is none.
    fn notice_heading_without_space(&mut self, span: Span) {
        let start = (span.start as usize).saturating_sub(self.origin.base);
        let line = self
            .source
            .get(start..)
            .and_then(|rest| rest.lines().next())
            .unwrap_or_default();
        let text = line.trim_start_matches(['#', '＃']);
        let marks = line.chars().count() - text.chars().count();
        if !(2..=6).contains(&marks) || text.trim().is_empty() {
            return;
        }
        let (hashes, text) = ("#".repeat(marks), text.trim());
        self.faults
            .warn(
                "heading-without-space",
                span,
                say!("`{line}` 不会成为标题", "`{line}` will not be a heading"),
            )
            .mend(say!(
                "井号后空一格：`{hashes} {text}`",
                "put a space after the signs: `{hashes} {text}`"
            ));
    }
}

fn closes_container(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition | TagEnd::DefinitionListDefinition
    )
}

fn joins(before: char, after: char, lang: Lang) -> bool {
    let is_mark = |sign: char| {
        is_full_width_punctuation(sign) && !matches!(sign, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
    };
    match lang {
        Lang::Zh => is_wide(before) || is_wide(after),
        Lang::En => is_mark(before) || is_mark(after) || (is_wide(before) && is_wide(after)),
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn language_of(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(info) => {
            let info = restore(info);
            info.split_whitespace().next().unwrap_or_default().to_owned()
        }
        CodeBlockKind::Indented => String::new(),
    }
}

fn tell_too_deep(span: Span, faults: &mut Faults) {
    let limit = bounds::BODY_DEPTH;
    faults
        .error(
            "too-deep",
            span,
            say!(
                "引用、列表嵌套超过了 {limit} 层",
                "quotes and lists are nested more than {limit} deep"
            ),
        )
        .mend(say!(
            "多半是误粘贴，请删去多余的 `>` 或缩进",
            "likely pasted by mistake: delete the extra `>` signs or indents"
        ));
}

fn tell_controls(source: &str, origin: Origin, faults: &mut Faults) {
    if !may_hold_controls(source.as_bytes()) {
        return;
    }
    let Some((at, sign)) = source.char_indices().find(|(_, sign)| is_unseen_control(*sign)) else {
        return;
    };
    let code = sign as u32;
    faults
        .error(
            "control-character",
            origin.span(at, at + sign.len_utf8()),
            say!(
                "这里有看不见的控制字符 U+{code:04X}",
                "here stands an unseen control character, U+{code:04X}"
            ),
        )
        .mend(say!("删去这一处后重新输入", "delete it and type the words anew"));
}
