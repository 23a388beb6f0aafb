//! Reads the few YAML files of a theme.

use serde::de::DeserializeOwned;

use crate::report::faults::Faults;
use crate::say;
use crate::source::file::SourceFile;
use crate::source::span::{FileId, Span};

/// Returns what a file says, or tells why it cannot be read.
pub fn read<T: DeserializeOwned>(id: FileId, file: &SourceFile, faults: &mut Faults) -> Option<T> {
    let Ok(text) = file.text() else {
        faults
            .error(
                "theme-file",
                Span::start_of(id),
                say!("这个文件不是 UTF-8 文本", "this file is not UTF-8 text"),
            )
            .mend(say!("另存为 UTF-8 编码", "save it as UTF-8"));
        return None;
    };
    match serde_yaml::from_str(text) {
        Ok(value) => Some(value),
        Err(why) => {
            let at = why.location().map(|at| (at.line(), at.column()));
            let (line, column) = at.unwrap_or((1, 1));
            let start = offset(text, line as usize, column as usize);
            let mut reason = why.without_snippet().to_string();
            reason.truncate(reason.find('\n').unwrap_or(reason.len()));
            faults.error(
                "theme-file",
                Span::new(id, start, start),
                say!(
                    "主题的这个文件读不懂：{reason}",
                    "this file of the theme cannot be read: {reason}"
                ),
            );
            None
        }
    }
}

/// Returns the byte offset of a line and column, both from 1; the column counts characters.
pub fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = text.get(start..).unwrap_or_default();
    let within = rest
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(rest.len(), |(at, _)| at);
    start + within
}
