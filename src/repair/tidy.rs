//! Blanks at line ends that nobody sees and nothing means.

use std::ops::Range;

/// Returns the blanks at line ends of a text, by place; `markdown` has front matter and a body.
///
/// Left alone: code in a fence; two spaces or more before a further line of a paragraph, which break
/// the line there; blanks behind a backslash, which would break the line without them.
pub fn trailing_blanks(text: &str, markdown: bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut part = if markdown { Part::Start } else { Part::Data };
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let kept = line.trim_end_matches([' ', '\t']);
        part = part.after(kept);
        let goes_on = lines.peek().is_some_and(|next| !next.trim().is_empty());
        let blanks = line.get(kept.len()..).unwrap_or_default();
        let breaks_line = !kept.is_empty() && blanks.ends_with("  ") && goes_on;
        let means_something = match part {
            Part::Start | Part::Data => false,
            Part::Body => breaks_line || kept.ends_with('\\'),
            Part::Code { .. } => true,
        };
        if !blanks.is_empty() && !means_something {
            out.push(start + kept.len()..start + line.len());
        }
        start += line.len() + 1;
    }
    out
}

/// Where in a Markdown file a line stands.
#[derive(Clone, Copy)]
enum Part {
    /// Before the first line.
    Start,
    /// In front matter or a YAML file.
    Data,
    Body,
    /// Inside a fence of so many signs.
    Code {
        sign: char,
        length: usize,
    },
}

impl Part {
    /// Returns the part in which a line stands that follows one of this part.
    fn after(self, line: &str) -> Part {
        let fence = fence(line);
        match (self, fence) {
            (Part::Start, _) if line == "---" => Part::Data,
            (Part::Data, _) if line == "---" => Part::Body,
            (Part::Data, _) => Part::Data,
            (Part::Code { sign, length }, Some((other, many)))
                if sign == other && many >= length && closes(line, sign) =>
            {
                Part::Body
            }
            (Part::Code { .. }, _) => self,
            (_, Some((sign, length))) => Part::Code { sign, length },
            _ => Part::Body,
        }
    }
}

/// Returns the sign of a fence and how often it stands there; a fence may stand in a list or quote.
fn fence(line: &str) -> Option<(char, usize)> {
    let bare = line.trim_start_matches([' ', '\t', '>', '-', '*']);
    let sign = bare.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = bare.chars().take_while(|next| *next == sign).count();
    (length >= 3).then_some((sign, length))
}

fn closes(line: &str, sign: char) -> bool {
    line.trim_start_matches([' ', '\t', '>'])
        .trim_end_matches(sign)
        .is_empty()
}
