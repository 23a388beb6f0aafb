//! Addresses inside the site, and relative links between them.

use std::fmt;

/// A path of the published site, without a leading slash: `notices/nt-05.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// Returns the path; its parts are trusted to be safe names.
    pub fn new(path: impl Into<String>) -> SitePath {
        SitePath(path.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the relative address from this page to another, percent-encoded where needed.
    pub fn to(&self, target: &SitePath) -> String {
        let from: Vec<&str> = self.0.split('/').collect();
        let to: Vec<&str> = target.0.split('/').collect();
        let folders = from.len() - 1;
        let shared = from
            .iter()
            .zip(&to)
            .take(folders.min(to.len() - 1))
            .take_while(|(a, b)| a == b)
            .count();
        let mut parts = vec![".."; folders - shared];
        parts.extend(to.iter().skip(shared));
        encode_path(&parts.join("/"))
    }

    /// Returns the absolute address below a base such as `https://a.example/b/`.
    pub fn absolute(&self, base_url: &str) -> String {
        let path = encode_path(&self.0);
        let page = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => path.as_str(),
        };
        format!("{}/{page}", base_url.trim_end_matches('/'))
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Percent-encodes everything but unreserved signs and `/`.
pub fn encode_path(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte as char);
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
