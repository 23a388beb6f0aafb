//! Which addresses may stand in links and pictures.

use crate::report::faults::Faults;
use crate::say;
use crate::source::span::Span;

/// What an address begins with.
enum Start {
    Relative,
    Scheme(String),
    /// `//host`, or a backslash that browsers take for a slash.
    OtherHost,
}

/// Browsers drop controls and blanks from an address before they look at its scheme.
fn start_of(address: &str) -> Start {
    let plain: String = address.chars().filter(|sign| *sign > ' ').collect();
    if plain.starts_with("//") || plain.contains('\\') {
        return Start::OtherHost;
    }
    let Some(colon) = plain.find(':') else {
        return Start::Relative;
    };
    let head = plain.get(..colon).unwrap_or_default();
    let is_scheme = head.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && head
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    if is_scheme {
        Start::Scheme(head.to_ascii_lowercase())
    } else {
        Start::Relative
    }
}

/// Returns whether a link's address may be published; if not, says so.
pub fn link_is_safe(address: &str, span: Span, faults: &mut Faults) -> bool {
    let written = address.trim();
    let message = match start_of(address) {
        Start::Relative => return true,
        Start::Scheme(scheme) => match scheme.as_str() {
            "http" | "https" | "mailto" | "tel" => return true,
            _ => say!(
                "链接不能以 `{scheme}:` 开头",
                "a link cannot begin with `{scheme}:`"
            ),
        },
        Start::OtherHost => say!(
            "链接 `{written}` 写法不对，会跳到别的网站或打不开",
            "the link `{written}` would lead to another host or nowhere"
        ),
    };
    faults.error("unsafe-link", span, message).mend(say!(
        "外面的网页写全 `https://…`，电话写 `tel:0000-8800111`，站内写文件的相对位置，如 `../handbook/hb-02.md`",
        "write outside pages in full, `https://…`; telephones as `tel:…`; pages of this site as a relative file"
    ));
    false
}

/// Returns whether a picture comes from this site; if not, says so.
pub fn picture_is_ours(address: &str, span: Span, faults: &mut Faults) -> bool {
    if matches!(start_of(address), Start::Relative) {
        return true;
    }
    let short: String = address.chars().take(60).collect();
    if is_of_this_computer(address) {
        let message = match address.trim_start().to_ascii_lowercase().starts_with("data:") {
            true => say!(
                "图片 `{short}` 整个写进了正文里",
                "the picture `{short}` is written into the text itself"
            ),
            false => say!(
                "图片 `{short}` 是电脑上的写法，网页上找不到",
                "the picture `{short}` is written as on a computer; pages do not find it"
            ),
        };
        faults.error("wrong-path", span, message).mend(say!(
            "把图片放在这个文件旁边，只写文件名；文件夹之间用 `/`，如 `../pictures/a.png`",
            "put it beside this file and write its name; folders are parted by `/`, as in `../pictures/a.png`"
        ));
        return false;
    }
    faults
        .error(
            "outside-picture",
            span,
            say!(
                "图片 `{short}` 在别的网站上；打开页面会把住户的网络地址告诉那个网站",
                "the picture `{short}` is on another site, which would learn our residents' addresses"
            ),
        )
        .mend(say!(
            "把图片下载下来，放在这个文件旁边，再写文件名",
            "download it, put it beside this file, and write its name"
        ));
    false
}

/// Returns whether an address is of the disk or of the text itself, and of no other site.
fn is_of_this_computer(address: &str) -> bool {
    let lower = address.trim().to_ascii_lowercase();
    let is_drive = lower.as_bytes().get(1) == Some(&b':');
    let is_backslash = lower.contains('\\') && !lower.starts_with("\\\\") && !lower.contains("//");
    is_drive || is_backslash || lower.starts_with("file:") || lower.starts_with("data:")
}
