//! How large and deep a source may be.

use crate::parse::origin::Origin;
use crate::report::faults::Faults;
use crate::say;
use crate::source::span::{FileId, Span};

/// Bytes a front matter or a `.yaml` entry may have.
pub const FRONT_MATTER_BYTES: usize = 64 * 1024;
/// Bytes a content file may have.
pub const FILE_BYTES: usize = 4 * 1024 * 1024;
/// Brackets or indents of YAML within each other.
const YAML_DEPTH: usize = 64;
/// Quotes, lists and emphasis of Markdown within each other.
pub const BODY_DEPTH: usize = 100;

/// Returns whether YAML is small and flat enough to be parsed; if not, says so.
pub fn yaml_is_within(text: &str, origin: Origin, faults: &mut Faults) -> bool {
    if text.len() > FRONT_MATTER_BYTES {
        let size = text.len() / 1024;
        let limit = FRONT_MATTER_BYTES / 1024;
        faults
            .error(
                "too-large",
                origin.span(0, 0),
                say!(
                    "这一部分有 {size} KiB，超过了 {limit} KiB",
                    "this part has {size} KiB, over the limit of {limit} KiB"
                ),
            )
            .mend(say!(
                "把长文字放进正文，把账目放进旁边的 CSV 文件",
                "move long text to the body and ledger lines to a CSV file beside it"
            ));
        return false;
    }
    let Some(at) = first_too_deep(text) else {
        return true;
    };
    faults
        .error(
            "too-deep",
            origin.span(at, at + 1),
            say!(
                "括号或缩进嵌套超过了 {YAML_DEPTH} 层",
                "brackets or indents are nested more than {YAML_DEPTH} deep"
            ),
        )
        .mend(say!(
            "多半是漏了右括号，请从这一行往前检查",
            "a closing bracket is likely missing; look back from this line"
        ));
    false
}

/// Brackets are counted even inside quotes: a text with 64 open brackets is not a text.
fn first_too_deep(text: &str) -> Option<usize> {
    let mut brackets = 0_usize;
    let mut indents: Vec<usize> = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\t']);
        if !content.trim_end().is_empty() {
            let indent = line.len() - content.len();
            while indents.last().is_some_and(|open| *open >= indent) {
                indents.pop();
            }
            indents.push(indent);
        }
        // `- - - -` opens one list in another.
        let dashes = content.split("- ").take_while(|part| part.is_empty()).count();
        if indents.len() + dashes > YAML_DEPTH {
            return Some(offset);
        }
        for (at, byte) in line.bytes().enumerate() {
            match byte {
                b'[' | b'{' => brackets += 1,
                b']' | b'}' => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            if brackets + indents.len() > YAML_DEPTH {
                return Some(offset + at);
            }
        }
        offset += line.len();
    }
    None
}

/// Returns whether a content file is small enough; if not, says so.
pub fn file_is_within(text: &str, file: FileId, faults: &mut Faults) -> bool {
    if text.len() <= FILE_BYTES {
        return true;
    }
    let limit = FILE_BYTES / 1024 / 1024;
    faults
        .error(
            "too-large",
            Span::start_of(file),
            say!("文件超过了 {limit} MiB", "the file is larger than {limit} MiB"),
        )
        .mend(say!(
            "分成几个文件；图片不要写进正文，放在旁边再引用",
            "split it; keep pictures as files beside it, not inside the text"
        ));
    false
}

/// Returns the offset at which quote and list marks of one line go too deep.
pub fn first_deep_line(body: &str) -> Option<usize> {
    let mut offset = 0;
    for line in body.split_inclusive('\n') {
        let mut marks = 0;
        for byte in line.bytes() {
            match byte {
                b'>' | b'-' | b'+' | b'*' => marks += 1,
                b' ' | b'\t' => {}
                _ => break,
            }
        }
        // A rule of dashes is one mark, not many.
        let mut signs = line.bytes().filter(|byte| !byte.is_ascii_whitespace());
        let first = signs.next();
        let is_rule = first != Some(b'>') && signs.all(|sign| Some(sign) == first);
        if marks > BODY_DEPTH && !is_rule {
            return Some(offset);
        }
        offset += line.len();
    }
    None
}
