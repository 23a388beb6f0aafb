//! YAML text becomes values with places, nothing retyped.

use granit_parser::{Event, Options, Parser, Placement, ScalarStyle};

use crate::parse::bounds;
use crate::parse::brackets;
use crate::parse::origin::Origin;
use crate::parse::value::{Shape, Value};
use crate::parse::yaml_faults;
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::{Span, Spanned};

/// Reads one YAML document; one that says nothing is empty. `None` if it cannot be read.
pub fn read(text: &str, origin: Origin, faults: &mut Faults) -> Option<Value> {
    if !bounds::yaml_is_within(text, origin, faults) {
        return None;
    }
    // Neither mend moves a byte, so that places stay and later faults are told as well.
    let mended = brackets::mend(text, origin, faults);
    let text = mended.as_deref().unwrap_or(text);
    let error = match Builder::new(text, origin).run(faults) {
        Ok(value) => return Some(value),
        Err(error) => error,
    };
    let mended = yaml_faults::explain(text, origin, &error, faults)?;
    Builder::new(&mended, origin).run(faults).ok()
}

/// A collection that is still open.
enum Open {
    List(Vec<Value>, usize),
    Map {
        pairs: Vec<(Spanned<String>, Value)>,
        key: Option<Spanned<String>>,
        start: usize,
    },
}

struct Builder<'t> {
    text: &'t str,
    origin: Origin,
    open: Vec<Open>,
    root: Option<Value>,
    documents: usize,
    /// End of the last scalar, so that a comment right behind it is noticed.
    last_scalar_end: usize,
}

type Scanned = Result<Value, granit_parser::ScanError>;

impl<'t> Builder<'t> {
    fn new(text: &'t str, origin: Origin) -> Self {
        Builder {
            text,
            origin,
            open: Vec::new(),
            root: None,
            documents: 0,
            last_scalar_end: usize::MAX,
        }
    }

    /// Faults are only kept if the text can be read to its end.
    fn run(mut self, faults: &mut Faults) -> Scanned {
        let mut options = Options::default();
        options.emit_unresolved_aliases = true;
        let mut found = Faults::default();
        for event in Parser::new_from_str_with_options(self.text, options) {
            let (event, span) = event?;
            let range = span.byte_range().unwrap_or(0..0);
            let tag = span.tag_span().and_then(|tag| tag.byte_range());
            if let Some(tag) = tag {
                self.refuse_sign(tag.start, tag.end, &mut found);
            }
            self.take(event, range.start, range.end, &mut found);
            if self.documents > 1 {
                break;
            }
        }
        faults.extend(found.into_vec());
        Ok(self
            .root
            .unwrap_or_else(|| Value::empty_at(self.origin.span(0, 0))))
    }

    fn take(&mut self, event: Event<'_>, start: usize, end: usize, faults: &mut Faults) {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.refuse_second_document(start, faults);
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                self.refuse_anchor(anchor, start, faults);
                self.last_scalar_end = end;
                let shape = match style {
                    // Nothing after a colon comes as `~` of no length.
                    ScalarStyle::Plain if start == end => Shape::Empty,
                    ScalarStyle::Literal | ScalarStyle::Folded => {
                        Shape::Text(text.trim_end_matches('\n').to_owned())
                    }
                    _ => Shape::Text(text.into_owned()),
                };
                self.put(shape, start, end, faults);
            }
            Event::SequenceStart(_, anchor, _) => {
                self.refuse_anchor(anchor, start, faults);
                self.open.push(Open::List(Vec::new(), start));
            }
            Event::MappingStart(_, anchor, _) => {
                self.refuse_anchor(anchor, start, faults);
                self.open.push(Open::Map {
                    pairs: Vec::new(),
                    key: None,
                    start,
                });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(end, faults),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse_sign(start, end, faults);
                let text = self.text.get(start..end).unwrap_or_default().to_owned();
                self.put(Shape::Text(text), start, end, faults);
            }
            Event::Comment(text, Placement::Right) => self.notice_comment(&text, start, end, faults),
            _ => {}
        }
    }

    fn close(&mut self, end: usize, faults: &mut Faults) {
        match self.open.pop() {
            Some(Open::List(items, start)) => {
                let end = items.last().map_or(end, |item| self.end_of(item, end));
                self.put(Shape::List(items), start, end, faults);
            }
            Some(Open::Map { pairs, start, .. }) => {
                let end = pairs.last().map_or(end, |(_, value)| self.end_of(value, end));
                self.put(Shape::Map(pairs), start, end, faults);
            }
            None => {}
        }
    }

    /// A block collection ends with its last value, a bracketed one with its bracket.
    fn end_of(&self, last: &Value, event_end: usize) -> usize {
        let bracket = event_end
            .checked_sub(1)
            .and_then(|at| self.text.as_bytes().get(at))
            .is_some_and(|byte| matches!(byte, b']' | b'}'));
        if bracket {
            event_end
        } else {
            (last.span.end as usize).saturating_sub(self.origin.base)
        }
    }

    fn put(&mut self, shape: Shape, start: usize, end: usize, faults: &mut Faults) {
        let span = self.origin.span(start, end.max(start));
        match self.open.last_mut() {
            None => self.root = Some(Value { shape, span }),
            Some(Open::List(items, _)) => items.push(Value { shape, span }),
            Some(Open::Map { pairs, key, .. }) => match key.take() {
                None => *key = Some(key_of(shape, span, faults)),
                Some(name) => add_pair(pairs, name, Value { shape, span }, faults),
            },
        }
    }

    fn refuse_second_document(&self, start: usize, faults: &mut Faults) {
        let span = self.origin.span(start, start + 3);
        faults
            .error(
                "not-yaml",
                span,
                say!(
                    "这里多了一行 `---`，后面的内容读不到",
                    "there is one `---` line too many here; what follows it cannot be read"
                ),
            )
            .mend(say!("删去这一行 `---`", "delete this `---` line"));
    }

    fn refuse_anchor(&self, anchor: usize, start: usize, faults: &mut Faults) {
        if anchor == 0 {
            return;
        }
        let before = self.text.get(..start).unwrap_or_default();
        let at = before.rfind('&').unwrap_or(start);
        self.refuse_sign(at, start, faults);
    }

    fn refuse_sign(&self, start: usize, end: usize, faults: &mut Faults) {
        let written = self.text.get(start..end).unwrap_or_default().trim_end();
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default().trim_end();
        faults
            .error(
                "not-yaml",
                self.origin.span(start, start + written.len()),
                say!(
                    "`{written}`：值不能直接以 `&`、`*`、`!` 开头",
                    "`{written}`: a value cannot begin with `&`, `*` or `!` as it stands"
                ),
            )
            .mend(say!(
                "给整个值加上引号：`\"{line}\"`",
                "put the whole value in quotes: `\"{line}\"`"
            ));
    }

    /// `title: 2号楼 #1梯` loses its end without a word; a real comment has a space after `#`.
    fn notice_comment(&self, comment: &str, start: usize, end: usize, faults: &mut Faults) {
        let between = self.text.get(self.last_scalar_end..start);
        let is_behind_value = between.is_some_and(|gap| !gap.contains('\n') && gap.trim().is_empty());
        if !is_behind_value || comment.is_empty() || comment.starts_with([' ', '#']) {
            return;
        }
        let from = self
            .text
            .get(..start)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |at| at + 1);
        let line = self.text.get(from..end).unwrap_or_default();
        let quoted = line.split_once(": ").map_or_else(
            || format!("\"{}\"", line.trim()),
            |(key, value)| format!("{}: \"{}\"", key.trim(), value.trim()),
        );
        faults
            .warn(
                "cut-by-hash",
                self.origin.span(start, end),
                say!(
                    "空格后面的 `#` 表示注释，`#{comment}` 不会显示",
                    "a `#` after a space begins a comment: `#{comment}` will not be shown"
                ),
            )
            .mend(say!(
                "要显示就加引号：`{quoted}`；真是注释，请在 `#` 后空一格",
                "to show it, quote the value: `{quoted}`; if it is a comment, put a space after `#`"
            ));
    }
}

fn key_of(shape: Shape, span: Span, faults: &mut Faults) -> Spanned<String> {
    let value = match shape {
        Shape::Text(text) => text,
        Shape::Empty => String::new(),
        Shape::List(_) | Shape::Map(_) => {
            faults
                .error(
                    "wrong-shape",
                    span,
                    say!("冒号前面只能是一个名称", "only a name may stand before a colon"),
                )
                .mend(say!(
                    "如果这是文字，请给整个值加上引号",
                    "if this is text, put the whole value in quotes"
                ));
            String::new()
        }
    };
    Spanned { value, span }
}

fn add_pair(
    pairs: &mut Vec<(Spanned<String>, Value)>,
    name: Spanned<String>,
    value: Value,
    faults: &mut Faults,
) {
    if !pairs.iter().any(|(earlier, _)| earlier.value == name.value) {
        pairs.push((name, value));
        return;
    }
    let key = &name.value;
    faults
        .error(
            "duplicate-key",
            name.span,
            say!("`{key}` 写了两次", "`{key}` is written twice"),
        )
        .mend(say!(
            "只留一处，删去另一处",
            "keep one of them and delete the other"
        ));
}
