//! Where links of made pages lead, as a browser follows them.

use std::collections::BTreeMap;

/// Returns every link, picture or address of a page that leads to nothing, as `page → address`.
pub fn dead(files: &BTreeMap<String, Vec<u8>>, base_path: &str) -> Vec<String> {
    let mut dead = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).expect("pages are text");
        for address in addresses(page) {
            let outside = ["https://", "http://", "tel:", "mailto:", "webcal:", "data:"];
            if outside.iter().any(|start| address.starts_with(start)) {
                continue;
            }
            if !leads_somewhere(files, path, &address, base_path) {
                dead.push(format!("{path} → {address}"));
            }
        }
    }
    dead
}

/// Returns what stands in `href`, `src` and `action` attributes.
pub fn addresses(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in [" href=\"", " src=\"", " action=\""] {
        for (at, _) in page.match_indices(name) {
            let value = page[at + name.len()..].split('"').next().unwrap_or_default();
            found.push(
                value
                    .replace("&amp;", "&")
                    .replace("&#39;", "'")
                    .replace("&#x2F;", "/"),
            );
        }
    }
    found
}

fn leads_somewhere(files: &BTreeMap<String, Vec<u8>>, from: &str, address: &str, base_path: &str) -> bool {
    let (path, anchor) = address
        .split_once('#')
        .map_or((address, ""), |(path, anchor)| (path, anchor));
    let path = path.split('?').next().unwrap_or_default();
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    let path = match path.strip_prefix(base_path) {
        Some(rest) if base_path.ends_with('/') && path.starts_with('/') => {
            parts.clear();
            rest
        }
        _ => path,
    };
    if path.starts_with('/') {
        return false;
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.pop().is_none() => return false,
            ".." => {}
            part => parts.push(part),
        }
    }
    let target = match path.is_empty() {
        true => from.to_owned(),
        false => decoded(&parts.join("/")),
    };
    let Some(bytes) = files.get(&target) else {
        return false;
    };
    anchor.is_empty() || {
        let id = format!("id=\"{}\"", decoded(anchor));
        String::from_utf8_lossy(bytes).contains(&id)
    }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        match (first, after) {
            (b'%', [high, low, more @ ..]) => {
                let digits = [*high, *low];
                let digits = std::str::from_utf8(&digits).expect("two digits");
                bytes.push(u8::from_str_radix(digits, 16).expect("a hexadecimal number"));
                rest = more;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).expect("UTF-8 in addresses")
}
