//! The text of a file, or how to make it one.

use crate::report::faults::Faults;
use crate::say;
use crate::source::file::NotText;
use crate::source::span::{FileId, Span};
use crate::source::tree::SourceTree;

/// Returns the text of a file; if it is none, says why and how to convert it.
pub fn text_of<'t>(sources: &'t SourceTree, file: FileId, faults: &mut Faults) -> Option<&'t str> {
    let source = sources.file(file)?;
    let why = match source.text() {
        Ok(text) => return Some(text),
        Err(why) => why,
    };
    let is_table = source.extension() == "csv";
    let (message, mend) = match why {
        NotText::Gbk | NotText::Utf16 => (
            match why {
                NotText::Gbk => say!(
                    "文件是 GBK（ANSI）编码，要用 UTF-8",
                    "the file is in GBK (ANSI); it must be UTF-8"
                ),
                _ => say!(
                    "文件是 UTF-16（Unicode）编码，要用 UTF-8",
                    "the file is in UTF-16 (Unicode); it must be UTF-8"
                ),
            },
            if is_table {
                say!(
                    "在 Excel 或 WPS 里“另存为”，类型选“CSV UTF-8（逗号分隔）”",
                    "in Excel or WPS, save as “CSV UTF-8 (comma delimited)”"
                )
            } else {
                say!(
                    "用记事本打开，“另存为”，编码选 UTF-8；在 VS Code 里点右下角的编码，选“通过编码重新打开”，再“通过编码保存”为 UTF-8；GBK 文件也可以运行 `linli check --fix --gbk` 一次改完",
                    "in Notepad, save as UTF-8; in VS Code click the encoding at the lower right, reopen with the right one, save with UTF-8; for GBK, `linli check --fix --gbk` does it for all"
                )
            },
        ),
        NotText::Unknown if is_table && is_workbook(source.bytes.as_slice()) => (
            say!(
                "这是 Excel 工作簿改了扩展名，不是 CSV",
                "this is an Excel workbook under another name, not CSV"
            ),
            say!(
                "用 Excel 或 WPS 打开它，“另存为”，类型选“CSV UTF-8（逗号分隔）”",
                "open it in Excel or WPS and save as “CSV UTF-8 (comma delimited)”"
            ),
        ),
        NotText::Unknown => (
            say!(
                "文件不是文字（可能是图片或 Word 文档改了扩展名）",
                "the file is not text: a picture or Word file under another name, perhaps"
            ),
            say!(
                "把文字复制到新的 `.md` 文件里，保存为 UTF-8",
                "copy the text into a new `.md` file and save it as UTF-8"
            ),
        ),
    };
    faults
        .error("wrong-encoding", Span::start_of(file), message)
        .mend(mend);
    None
}

fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}
