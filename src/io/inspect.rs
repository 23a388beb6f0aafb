//! Looks at finished pages before they are published.

use std::borrow::Cow;

/// What a page needs of the rest of the site, and what is wrong with it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Inspected {
    /// Paths in the site that it links to or loads, each once, in order of address.
    pub needs: Vec<String>,
    /// The page does not end as a page does: it was cut short.
    pub cut_short: bool,
}

/// Returns what an HTML page needs; addresses outside the site are passed over.
pub fn page(path: &str, base_path: &str, html: &[u8]) -> Inspected {
    let mut addresses: Vec<&[u8]> = Vec::new();
    for attribute in [b" href=\"".as_slice(), b" src=\""] {
        for at in memchr::memmem::find_iter(html, attribute) {
            let rest = html.get(at + attribute.len()..).unwrap_or_default();
            if let Some(end) = rest.iter().position(|byte| matches!(byte, b'"' | b'#'))
                && end > 0
            {
                addresses.push(rest.get(..end).unwrap_or_default());
            }
        }
    }
    addresses.sort_unstable();
    addresses.dedup();
    let texts = addresses
        .into_iter()
        .filter_map(|address| std::str::from_utf8(address).ok());
    Inspected {
        needs: texts
            .filter_map(|address| near(path, address).or_else(|| resolve(path, base_path, address)))
            .collect(),
        cut_short: !html.trim_ascii_end().ends_with(b"</html>"),
    }
}

/// Resolves what most addresses are: steps up from the page, then a path in plain letters.
fn near(page: &str, address: &str) -> Option<String> {
    let (mut folder, _) = page.rsplit_once('/').unwrap_or_default();
    let mut path = address;
    while let Some(rest) = path.strip_prefix("../") {
        if folder.is_empty() {
            return None;
        }
        folder = folder.rsplit_once('/').unwrap_or_default().0;
        path = rest;
    }
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/');
    let is_dot = |part: &str| part.is_empty() || part.starts_with('.');
    if path.is_empty() || !path.bytes().all(is_plain) || path.split('/').any(is_dot) {
        return None;
    }
    Some(match folder {
        "" => path.to_owned(),
        folder => format!("{folder}/{path}"),
    })
}

fn resolve(page: &str, base_path: &str, address: &str) -> Option<String> {
    let address = address.split(['#', '?']).next().unwrap_or_default();
    let first = address.split('/').next().unwrap_or_default();
    let scheme = first.contains(':');
    if address.is_empty() || scheme || address.starts_with("//") {
        return None;
    }
    let address = match address.bytes().any(|byte| matches!(byte, b'&' | b'%')) {
        true => Cow::Owned(decode(&address.replace("&amp;", "&"))),
        false => Cow::Borrowed(address),
    };
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let rest = match address.strip_prefix('/') {
        Some(_) => {
            parts.clear();
            address.strip_prefix(base_path).unwrap_or(&address)
        }
        None => &address,
    };
    for part in rest.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                // Leaving the site is as wrong as a missing file: the path below matches nothing.
                if parts.pop().is_none() {
                    parts.push("..");
                }
            }
            _ => parts.push(part),
        }
    }
    let path = parts.join("/");
    Some(if path.is_empty() || rest.ends_with('/') {
        format!("{path}{}index.html", if path.is_empty() { "" } else { "/" })
    } else {
        path
    })
}

fn decode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let code = match (byte, after) {
            (b'%', [high, low, ..]) => {
                let digits = [*high, *low];
                std::str::from_utf8(&digits)
                    .ok()
                    .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            }
            _ => None,
        };
        out.push(code.unwrap_or(*byte));
        rest = if code.is_some() {
            after.get(2..).unwrap_or_default()
        } else {
            after
        };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
