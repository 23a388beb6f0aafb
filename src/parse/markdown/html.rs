//! Raw HTML: the few elements understood, the rest told.

use crate::model::block::{Block, Element, Inline};
use crate::parse::markdown::html_tags::{Piece, Tag, What, looks_pasted, must_be_closed, pieces, swallows};
use crate::parse::markdown::stack::{Frame, Stack};
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::Span;

/// Elements of other kinds that are still open, and what was told.
#[derive(Debug, Default)]
pub struct HtmlState {
    unclosed: Vec<(String, Span)>,
    told_pasted: bool,
}

impl HtmlState {
    /// Takes one tag or comment that stands in a line.
    pub fn inline(&mut self, html: &str, span: Span, stack: &mut Stack, faults: &mut Faults) {
        for piece in pieces(html) {
            self.take(piece, span, stack, faults);
        }
    }

    /// Takes a block of HTML: lines from one that begins with a tag to a blank one.
    pub fn block(&mut self, html: &str, span: Span, stack: &mut Stack, faults: &mut Faults) {
        stack.top().end_line();
        for piece in pieces(html) {
            let start = span.start as usize + piece.at;
            let span = Span::new(span.file, start, start + piece.text.trim_end().len());
            match piece.what {
                What::Tag(tag) if !tag.dressed && tag.is("details") => {
                    self.details(tag, piece, span, stack, faults);
                }
                What::Tag(tag) if !tag.dressed && tag.is("summary") => {
                    self.summary(tag, piece, span, stack, faults);
                }
                _ => self.take(piece, span, stack, faults),
            }
        }
        self.end_block(stack, faults);
    }

    /// Tells of elements that were never closed.
    pub fn finish(self, faults: &mut Faults) {
        for (name, span) in &self.unclosed {
            self.tell_unclosed(name, *span, faults);
        }
    }

    /// Records that an element is not closed where its surroundings end.
    pub fn tell_unclosed(&self, name: &str, span: Span, faults: &mut Faults) {
        faults
            .error(
                "unclosed-html",
                span,
                say!("`<{name}>` 没有收尾", "`<{name}>` is never closed"),
            )
            .mend(say!(
                "在同一段里补上 `</{name}>`，不与别的格式交叉；或删去 `<{name}>`",
                "add `</{name}>` in the same paragraph, not crossing other marks; or delete `<{name}>`"
            ));
    }

    fn take(&mut self, piece: Piece<'_>, span: Span, stack: &mut Stack, faults: &mut Faults) {
        match piece.what {
            // A comment is a note between writers: it is not shown.
            What::Comment if !looks_pasted(piece.text) => {}
            What::Comment | What::Declaration => self.show(piece, span, stack, faults),
            What::OpenComment => {
                faults
                    .error(
                        "unclosed-html",
                        span,
                        say!(
                            "注释 `<!--` 没有收尾，后面的正文都会被吞掉",
                            "the comment `<!--` is never closed and would swallow the rest"
                        ),
                    )
                    .mend(say!("在注释末尾补上 `-->`", "add `-->` at its end"));
            }
            What::Text => self.show_text(piece.text, span, stack),
            What::Tag(tag) => self.tag(tag, piece, span, stack, faults),
        }
    }

    fn tag(&mut self, tag: Tag<'_>, piece: Piece<'_>, span: Span, stack: &mut Stack, faults: &mut Faults) {
        if !tag.dressed && tag.is("br") {
            stack.add_inline(Inline::LineBreak, span);
            return;
        }
        let element = Element::TAGS
            .iter()
            .find(|(name, _)| tag.is(name))
            .map(|(_, element)| *element);
        match element {
            Some(element) if !tag.dressed && !tag.closing => stack.push(Frame::Element(element), span),
            Some(element) if tag.closing => self.close_element(element, piece, span, stack, faults),
            _ => self.other(tag, piece, span, stack, faults),
        }
    }

    fn close_element(
        &mut self,
        element: Element,
        piece: Piece<'_>,
        span: Span,
        stack: &mut Stack,
        faults: &mut Faults,
    ) {
        let is_top = matches!(&stack.top().frame, Frame::Element(open) if *open == element);
        if is_top && let Some(open) = stack.pop() {
            let whole = Span {
                end: span.end,
                ..open.span
            };
            stack.add_inline(
                Inline::Element {
                    name: element,
                    content: open.inlines,
                },
                whole,
            );
            return;
        }
        // One that crosses another part of the line is told where it opens.
        let is_open = stack
            .frames_mut()
            .any(|open| matches!(&open.frame, Frame::Element(name) if *name == element));
        if is_open || self.forget(element.tag()) {
            self.show_text(piece.text, span, stack);
        } else {
            self.show(piece, span, stack, faults);
        }
    }

    /// Takes an element off those that wait for their end; returns whether it was among them.
    fn forget(&mut self, name: &str) -> bool {
        let at = self.unclosed.iter().rposition(|(open, _)| open == name);
        at.map(|at| self.unclosed.remove(at)).is_some()
    }

    /// Shows a tag that is not understood as text, and says so unless it closes one that was told.
    fn other(&mut self, tag: Tag<'_>, piece: Piece<'_>, span: Span, stack: &mut Stack, faults: &mut Faults) {
        let name = tag.name.to_ascii_lowercase();
        if tag.closing {
            if self.forget(&name) {
                self.show_text(piece.text, span, stack);
            } else {
                self.show(piece, span, stack, faults);
            }
            return;
        }
        if must_be_closed(&name) && !piece.text.ends_with("/>") {
            self.unclosed.push((name, span));
        }
        self.show(piece, span, stack, faults);
    }

    fn show(&mut self, piece: Piece<'_>, span: Span, stack: &mut Stack, faults: &mut Faults) {
        self.show_text(piece.text, span, stack);
        let is_pasted = looks_pasted(piece.text);
        if self.told_pasted {
            return;
        }
        let text: String = piece.text.trim().chars().take(40).collect();
        if is_pasted {
            self.told_pasted = true;
            faults
                .warn(
                    "raw-html",
                    span,
                    say!(
                        "这里像是从 Word 或网页粘贴来的，带着格式代码 `{text}`，会原样显示",
                        "this seems pasted from Word or a web page: its code `{text}` will be shown as it is"
                    ),
                )
                .mend(say!(
                    "先粘贴到记事本，再复制过来；或用“只粘贴文本”（Ctrl+Shift+V）",
                    "paste it as plain text (Ctrl+Shift+V)"
                ));
            return;
        }
        let swallowing = matches!(piece.what, What::Tag(tag) if swallows(tag.name));
        let mend = if swallowing {
            say!(
                "网页代码不会运行，请删去",
                "code of web pages is never run: delete it"
            )
        } else {
            say!(
                "加粗写 `**文字**`，表格用 `|`，换行写 `<br>`；要显示尖括号就写 `\\<`",
                "bold is `**text**`, tables have `|`, a line break is `<br>`; to show the bracket write `\\<`"
            )
        };
        faults
            .warn(
                "raw-html",
                span,
                say!(
                    "网页代码 `{text}` 会原样显示成文字",
                    "the HTML `{text}` will be shown as text"
                ),
            )
            .mend(mend);
    }

    fn show_text(&self, text: &str, span: Span, stack: &mut Stack) {
        for (at, line) in text.split('\n').enumerate() {
            let is_first = stack.top().inlines.is_empty();
            let has_broken = matches!(stack.top().inlines.last(), Some(Inline::LineBreak));
            if at > 0 && !is_first && !has_broken {
                stack.add_inline(Inline::LineBreak, span);
            }
            stack.add_text(
                if at > 0 || is_first {
                    line.trim_start()
                } else {
                    line
                },
                span,
            );
        }
    }

    fn details(
        &mut self,
        tag: Tag<'_>,
        piece: Piece<'_>,
        span: Span,
        stack: &mut Stack,
        faults: &mut Faults,
    ) {
        if !tag.closing {
            stack.push(Frame::Details { summary: Vec::new() }, span);
            // Details are blocks: a line before them has ended.
            return;
        }
        self.end_block(stack, faults);
        if !matches!(stack.top().frame, Frame::Details { .. }) {
            self.show(piece, span, stack, faults);
            return;
        }
        if let Some(open) = stack.pop()
            && let Frame::Details { summary } = open.frame
        {
            stack.add_block(Block::Details {
                summary,
                body: open.blocks,
            });
        }
    }

    fn summary(
        &mut self,
        tag: Tag<'_>,
        piece: Piece<'_>,
        span: Span,
        stack: &mut Stack,
        faults: &mut Faults,
    ) {
        let in_details = matches!(stack.top().frame, Frame::Details { .. });
        if !tag.closing && in_details {
            stack.push(Frame::Summary, span);
            return;
        }
        if tag.closing {
            self.close_elements(stack, faults);
        }
        if tag.closing && matches!(stack.top().frame, Frame::Summary) {
            let content = stack.pop().map(|open| open.inlines).unwrap_or_default();
            if let Frame::Details { summary } = &mut stack.top().frame {
                *summary = content;
            }
            return;
        }
        self.show(piece, span, stack, faults);
    }

    /// An HTML block ends the line it made, and nothing of a line stays open behind it.
    fn end_block(&mut self, stack: &mut Stack, faults: &mut Faults) {
        self.close_elements(stack, faults);
        if matches!(stack.top().frame, Frame::Summary) {
            let span = stack.top().span;
            self.tell_unclosed("summary", span, faults);
            let content = stack.pop().map(|open| open.inlines).unwrap_or_default();
            if let Frame::Details { summary } = &mut stack.top().frame {
                *summary = content;
            }
        }
        let line = &mut stack.top().inlines;
        while matches!(line.last(), Some(Inline::LineBreak)) {
            line.pop();
        }
        stack.top().end_line();
    }

    fn close_elements(&mut self, stack: &mut Stack, faults: &mut Faults) {
        while let Frame::Element(name) = stack.top().frame {
            let span = stack.top().span;
            self.tell_unclosed(name.tag(), span, faults);
            let content = stack.pop().map(|open| open.inlines).unwrap_or_default();
            stack.add_inline(Inline::Element { name, content }, span);
        }
    }
}
