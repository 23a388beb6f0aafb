//! Tables, pictures and links that staff wrote almost right.

use crate::parse::origin::Origin;
use crate::report::faults::Faults;
use crate::say;

/// Signs that input methods give for `|`.
const BARS: [char; 3] = ['|', '｜', '│'];

/// Tells what a paragraph shows as signs although a table, picture or link was meant.
pub fn notice(paragraph: &str, at: usize, origin: Origin, faults: &mut Faults) {
    notice_table(paragraph, at, origin, faults);
    notice_links(paragraph, at, origin, faults);
}

fn holds(text: &str, sign: char) -> bool {
    let mut bytes = [0; 4];
    memchr::memmem::find(text.as_bytes(), sign.encode_utf8(&mut bytes).as_bytes()).is_some()
}

fn bars(line: &str) -> usize {
    line.chars().filter(|sign| BARS.contains(sign)).count()
}

/// Two lines of cells that no table came of.
fn notice_table(paragraph: &str, at: usize, origin: Origin, faults: &mut Faults) {
    if !BARS.iter().any(|sign| holds(paragraph, *sign)) {
        return;
    }
    let begins = |line: &str| line.trim_start().starts_with(BARS);
    let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
    let Some(first) = lines.iter().position(|line| begins(line) && bars(line) > 1) else {
        return;
    };
    let Some(next) = lines.get(first + 1).filter(|line| begins(line)) else {
        return;
    };
    let head = lines.get(first).copied().unwrap_or_default();
    let rule = format!("|{}", "---|".repeat(bars(head).saturating_sub(1)));
    let is_rule = next
        .chars()
        .all(|sign| BARS.contains(&sign) || " -—–－―:：_".contains(sign));
    let mend = if paragraph.contains(['｜', '│']) {
        say!(
            "竖线都改成半角 `|`；第一行下面是 `{rule}`",
            "write the half-width `|` throughout; under the first line stands `{rule}`"
        )
    } else if is_rule {
        say!("第二行写成 `{rule}`", "write the second line as `{rule}`")
    } else {
        say!(
            "在第一行下面补一行 `{rule}`",
            "add a line `{rule}` under the first"
        )
    };
    let from = at + paragraph.find(head).unwrap_or(0);
    faults
        .error(
            "broken-table",
            origin.span(from, from + head.len()),
            say!(
                "这几行不会成为表格，竖线会原样显示",
                "these lines will be no table: their bars will be shown"
            ),
        )
        .mend(mend);
}

/// `![x](名字 有空格.png)`, `[手册]（../a.md）`, `【手册】(../a.md)`.
fn notice_links(paragraph: &str, at: usize, origin: Origin, faults: &mut Faults) {
    if !holds(paragraph, ']') && !holds(paragraph, '】') {
        return;
    }
    for (close, sign) in paragraph
        .char_indices()
        .filter(|(_, sign)| matches!(sign, ']' | '】'))
    {
        let behind = close + sign.len_utf8();
        let after = paragraph.get(behind..).unwrap_or_default();
        let Some(bracket) = after.chars().next().filter(|sign| matches!(sign, '(' | '（')) else {
            continue;
        };
        let rest = after.get(bracket.len_utf8()..).unwrap_or_default();
        let Some((address, _)) = rest.split_once([')', '）']) else {
            continue;
        };
        let before = paragraph.get(..close).unwrap_or_default();
        let Some((opening, text)) = before.rfind(['[', '【']).and_then(|open| {
            let sign = before.get(open..)?.chars().next()?;
            Some((open, before.get(open + sign.len_utf8()..)?))
        }) else {
            continue;
        };
        let is_plain =
            sign == ']' && bracket == '(' && before.get(opening..).is_some_and(|rest| rest.starts_with('['));
        let is_spaced = address.trim().contains(' ') && !address.contains(['"', '\'', '<']);
        if !looks_like_address(address) || text.contains('\n') || (is_plain && !is_spaced) || in_code(before)
        {
            continue;
        }
        let picture = if before.get(..opening).is_some_and(|rest| rest.ends_with('!')) {
            "!"
        } else {
            ""
        };
        let address = address.trim();
        let right = if address.contains(' ') {
            format!("<{address}>")
        } else {
            address.to_owned()
        };
        let from = at + opening;
        faults
            .error(
                "broken-link",
                origin.span(from, at + behind),
                say!(
                    "这里不会成为链接或图片，括号会原样显示",
                    "this will be no link or picture: its brackets will be shown"
                ),
            )
            .mend(say!(
                "写成 `{picture}[{text}]({right})`，括号用半角",
                "write `{picture}[{text}]({right})`, with half-width brackets"
            ));
    }
}

fn looks_like_address(address: &str) -> bool {
    let lower = address.trim().to_lowercase();
    let endings = [
        ".md", ".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif", ".pdf", ".docx", ".xlsx", ".csv",
    ];
    let name = lower.split('#').next().unwrap_or_default();
    endings.iter().any(|ending| name.ends_with(ending))
        || ["http://", "https://", "tel:", "mailto:", "../", "./"]
            .iter()
            .any(|start| lower.starts_with(start))
}

fn in_code(before: &str) -> bool {
    before.matches('`').count() % 2 == 1
}

/// Tells a row that has more cells than its table's head: those would be lost.
pub fn notice_row(row: &str, at: usize, columns: usize, origin: Origin, faults: &mut Faults) {
    let row = row.trim_end();
    let inner = row.trim().trim_start_matches('|');
    let mut cells = 1;
    let mut before = ' ';
    let mut last = inner;
    for (place, sign) in inner.char_indices() {
        if sign == '|' && before != '\\' {
            cells += 1;
            last = inner.get(place + 1..).unwrap_or_default();
        }
        before = sign;
    }
    if last.trim().is_empty() && cells > 1 {
        cells -= 1;
    }
    if cells <= columns {
        return;
    }
    faults
        .error(
            "broken-table",
            origin.span(at, at + row.len()),
            say!(
                "这一行有 {cells} 格，表头只有 {columns} 格，多出的不会显示",
                "this row has {cells} cells, the head only {columns}: the others will not be shown"
            ),
        )
        .mend(say!(
            "补上表头，或删去多出的 `|`；文字里的竖线写成 `\\|`",
            "add to the head or delete the `|` that is too many; a bar inside a text is written `\\|`"
        ));
}
