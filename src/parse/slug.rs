//! Names that may stand in an address: ids and slugs.

use crate::han::signs::{half_width, is_han};
use crate::report::faults::Faults;
use crate::report::words::Words;
use crate::say;
use crate::source::span::Span;

/// Characters a slug may have.
const LONGEST: usize = 80;
/// Bytes a slug may have, so that file systems take it.
const LONGEST_BYTES: usize = 200;

/// Names that some systems keep for themselves.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Returns whether a text may be an id or slug.
pub fn is_slug(text: &str) -> bool {
    let sign = |sign: char| is_han(sign) || matches!(sign, 'a'..='z' | '0'..='9' | '-');
    !text.is_empty()
        && text.chars().count() <= LONGEST
        && text.len() <= LONGEST_BYTES
        && text.chars().all(sign)
        && text.chars().any(|sign| sign != '-')
}

/// Returns why a name that is a slug by form cannot be used, if so.
///
/// List pages have the addresses `index`, `page-2` and `2026`.
pub fn is_taken(slug: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_port = ["com", "lpt"].iter().any(|port| {
        slug.strip_prefix(port)
            .is_some_and(|rest| rest.len() == 1 && digits(rest))
    });
    slug == "index"
        || slug == "feed"
        || slug.strip_prefix("page-").is_some_and(digits)
        || (slug.len() == 4 && digits(slug))
        || DEVICES.contains(&slug)
        || is_port
}

/// Returns a slug near to the text; `None` if nothing of it is left.
pub fn suggest(text: &str) -> Option<String> {
    let mut out = String::new();
    for sign in half_width(text).to_lowercase().chars() {
        match sign {
            'a'..='z' | '0'..='9' => out.push(sign),
            _ if is_han(sign) => out.push(sign),
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    let out: String = out.chars().take(LONGEST).collect();
    let out = out.trim_matches('-').to_owned();
    is_slug(&out).then_some(out)
}

/// Tells what is wrong with a text that should be the id of an entry.
pub fn check_id(text: &str, name: &str, span: Span, faults: &mut Faults) {
    if is_slug(text) {
        return;
    }
    if text.ends_with(".md") || text.contains('/') {
        let id = text.rsplit('/').next().unwrap_or(text).trim_end_matches(".md");
        faults
            .error(
                "bad-slug",
                span,
                say!(
                    "`{name}` 里写编号，不写文件：`{text}`",
                    "`{name}` takes an id, not a file: `{text}`"
                ),
            )
            .mend(say!("写成 `{id}`", "write `{id}`"));
        return;
    }
    faults.error("bad-slug", span, why(text)).mend(how(text));
}

/// Returns the sentence on a name that cannot stand in an address.
pub fn why(text: &str) -> Words {
    if is_slug(text) {
        return say!(
            "`{text}` 这个名称已留作他用（列表页、年份或系统名称）",
            "the name `{text}` is kept for other use: list pages, years, devices"
        );
    }
    if text.chars().count() > LONGEST || text.len() > LONGEST_BYTES {
        return say!(
            "`{text}` 太长：最多 {LONGEST} 个字符，其中汉字最多 66 个",
            "`{text}` is too long: {LONGEST} characters at most, 66 of them Chinese"
        );
    }
    say!(
        "`{text}` 不能作编号或网址：只能用汉字、小写字母 a–z、数字和减号 `-`",
        "`{text}` cannot be an address: only Chinese characters, a–z, digits and `-` may stand in one"
    )
}

/// Returns how to mend such a name.
pub fn how(text: &str) -> Words {
    match suggest(text).filter(|better| better != text) {
        Some(better) => say!("改成 `{better}`", "change it to `{better}`"),
        None => say!("换一个名称，例如 `nt-05`", "choose another, such as `nt-05`"),
    }
}
