//! Files as they are once every sure mend is made.

use std::collections::BTreeMap;

use crate::repair::tidy;
use crate::report::diagnostic::Diagnostic;
use crate::report::fix::{self, Edit};
use crate::report::words::Words;
use crate::say;
use crate::source::file::{NotText, SourceFile};
use crate::source::span::{FileId, Span};
use crate::source::tree::SourceTree;

/// A file that changes.
#[derive(Debug)]
pub struct Mended<'t> {
    pub file: &'t SourceFile,
    pub bytes: Vec<u8>,
    /// In the order of lines.
    pub changes: Vec<Change>,
}

/// One change, for people.
#[derive(Debug)]
pub struct Change {
    pub line: usize,
    pub words: Words,
}

/// Whether files in GBK are made UTF-8, which changes every byte of their Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gbk {
    Left,
    Converted,
}

/// Returns every file that changes: faults whose mend is sure, blanks at line ends, byte order marks.
///
/// Tables keep their mark, without which Excel does not know them for UTF-8, and their blanks.
pub fn mended<'t>(sources: &'t SourceTree, faults: &[Diagnostic], gbk: Gbk) -> Vec<Mended<'t>> {
    let mut edits: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    for edit in faults.iter().filter_map(|fault| fix::edit(fault, sources)) {
        edits.entry(edit.span.file).or_default().push(edit);
    }
    let config = sources.find("site-config.yaml");
    let files = sources.under("content").chain(config);
    files
        .filter(|(_, file)| !file.embedded)
        .filter_map(|(id, file)| {
            let sure = edits.remove(&id).unwrap_or_default();
            match file.text() {
                Ok(text) => of_text(id, file, text, sure),
                Err(NotText::Gbk) if gbk == Gbk::Converted => of_gbk(file),
                Err(_) => None,
            }
        })
        .collect()
}

fn of_text<'t>(id: FileId, file: &'t SourceFile, text: &str, mut edits: Vec<Edit>) -> Option<Mended<'t>> {
    let extension = file.extension();
    let is_written_by_hand = matches!(extension.as_str(), "md" | "yaml");
    if is_written_by_hand {
        edits.extend(
            tidy::trailing_blanks(text, extension == "md")
                .into_iter()
                .map(|blanks| Edit {
                    span: Span::new(id, blanks.start, blanks.end),
                    text: String::new(),
                }),
        );
    }
    edits.sort_by_key(|edit| edit.span);
    let mut free = 0;
    edits.retain(|edit| {
        let is_free = edit.span.start >= free && edit.span.start < edit.span.end;
        free = if is_free { edit.span.end } else { free };
        is_free
    });
    let drops_mark = is_written_by_hand && file.has_mark();
    if edits.is_empty() && !drops_mark {
        return None;
    }
    let parts: Vec<_> = edits
        .iter()
        .map(|edit| (edit.span.range(), edit.text.as_str()))
        .collect();
    let mut bytes = file.with_replaced(&parts);
    let mut changes = Vec::new();
    if drops_mark {
        bytes.drain(..3);
        changes.push(Change {
            line: 1,
            words: say!(
                "删去文件开头看不见的 BOM 标记",
                "deleted the unseen byte order mark at the beginning"
            ),
        });
    }
    changes.extend(edits.iter().map(|edit| change(file, text, edit)));
    Some(Mended { file, bytes, changes })
}

fn change(file: &SourceFile, text: &str, edit: &Edit) -> Change {
    let written = text.get(edit.span.range()).unwrap_or_default();
    let line = file.position(edit.span.start as usize).line;
    let (count, meant) = (written.chars().count(), &edit.text);
    let words = match meant.is_empty() {
        true => say!(
            "删去行尾 {count} 个空格",
            "deleted {count} blanks at the line's end"
        ),
        false => say!("`{written}` → `{meant}`", "`{written}` → `{meant}`"),
    };
    Change { line, words }
}

/// Makes a file UTF-8 if not a byte is lost: what was written comes back when it is turned into GBK again.
fn of_gbk(file: &SourceFile) -> Option<Mended<'_>> {
    let raw = file.bytes.as_slice();
    let (text, _, wrong) = encoding_rs::GBK.decode(raw);
    let (again, _, unmapped) = encoding_rs::GBK.encode(&text);
    let is_text = !text
        .chars()
        .any(|sign| sign.is_control() && !"\r\n\t".contains(sign));
    if wrong || unmapped || again.as_ref() != raw || !is_text {
        return None;
    }
    // Excel takes a table for UTF-8 by its mark only.
    let mark = if file.extension() == "csv" { "\u{FEFF}" } else { "" };
    Some(Mended {
        file,
        bytes: format!("{mark}{text}").into_bytes(),
        changes: vec![Change {
            line: 1,
            words: say!(
                "整个文件由 GBK 编码改存为 UTF-8，文字不变",
                "the whole file was in GBK and is now in UTF-8; its text is the same"
            ),
        }],
    })
}
