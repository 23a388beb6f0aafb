//! Styles, scripts and icons, under names with their digests.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::model::address::SitePath;
use crate::source::file::{Bytes, SourceFile};
use crate::theme::layers::Layers;
use crate::theme::script_lean;

/// A file of the theme that is published under a name with its digest.
pub struct Asset {
    pub path: SitePath,
    pub bytes: Bytes,
}

/// Returns what is published of a theme: what templates call it → address and bytes.
pub fn gather(layers: &Layers<'_>) -> BTreeMap<String, Asset> {
    let mut assets = BTreeMap::new();
    let mut add = |name: &str, file: &str, bytes: Bytes| {
        let path = fingerprinted(file, bytes.as_slice());
        assets.insert(name.to_owned(), Asset { path, bytes });
    };
    add("site.css", "site.css", joined(style_files(layers)));
    add("site.js", "site.js", lean(script_files(layers)));
    if let Some((_, boot)) = layers.get("boot.js") {
        add("boot.js", "boot.js", boot.bytes.clone());
    }
    if let Some((_, worker)) = layers.get("worker.js") {
        add("worker.js", "worker.js", lean([worker]));
    }
    if let Some((_, verify)) = layers.get("verify.js") {
        add("verify.js", "verify.js", lean([verify]));
    }
    // What a search needs at once, and what only some need.
    let scripts = layers.under("search").filter(|(path, ..)| path.ends_with(".js"));
    let (more, search): (Vec<_>, Vec<_>) = scripts.partition(|(path, ..)| path.starts_with("search/more/"));
    for (name, files) in [("search.js", search), ("search-more.js", more)] {
        if !files.is_empty() {
            add(name, name, lean(files.into_iter().map(|(_, _, file)| file)));
        }
    }
    // What single pages load themselves.
    for (path, _, file) in layers.under("scripts").filter(|(path, ..)| path.ends_with(".js")) {
        let name = path.rsplit('/').next().unwrap_or(path);
        add(name, name, lean([file]));
    }
    for (path, _, file) in layers.under("icons") {
        let name = path.rsplit('/').next().unwrap_or(path);
        add(path, name, file.bytes.clone());
    }
    assets
}

/// Returns `assets/<stem>.<first ten digits of the SHA-256>.<extension>`.
pub fn fingerprinted(name: &str, bytes: &[u8]) -> SitePath {
    let digest = Sha256::digest(bytes);
    let hash: String = digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    SitePath::new(match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{hash}.{extension}"),
        None => format!("assets/{name}.{hash}"),
    })
}

fn style_files<'t>(layers: &Layers<'t>) -> Vec<&'t SourceFile> {
    let base = ["tokens.css", "base.css"];
    let first = base
        .iter()
        .filter_map(|path| layers.get(path))
        .map(|(_, file)| file);
    let rest = ["layout", "components", "kinds"]
        .into_iter()
        .flat_map(|folder| layers.under(folder))
        .filter(|(path, ..)| path.ends_with(".css"))
        .map(|(_, _, file)| file);
    first.chain(rest).collect()
}

fn script_files<'t>(layers: &Layers<'t>) -> Vec<&'t SourceFile> {
    let first = layers.get("site.js").into_iter().map(|(_, file)| file);
    let rest = ["components", "kinds"]
        .into_iter()
        .flat_map(|folder| layers.under(folder))
        .filter(|(path, ..)| path.ends_with(".js"))
        .map(|(_, _, file)| file);
    first.chain(rest).collect()
}

/// Joins scripts as they are published.
fn lean<'t>(files: impl IntoIterator<Item = &'t SourceFile>) -> Bytes {
    let texts: Vec<&str> = files
        .into_iter()
        .map(|file| file.text().unwrap_or_default())
        .collect();
    Bytes::Read(script_lean::lean(&texts).into_bytes().into())
}

/// Joins styles without indents and lines of comment.
fn joined<'t>(files: impl IntoIterator<Item = &'t SourceFile>) -> Bytes {
    let mut all = String::new();
    for file in files {
        let lines = file.text().unwrap_or_default().lines().map(str::trim);
        let is_comment = |line: &&str| line.starts_with("/*") && line.find("*/") == Some(line.len() - 2);
        for line in lines.filter(|line| !line.is_empty() && !is_comment(line)) {
            all.push_str(line);
            all.push('\n');
        }
    }
    Bytes::Read(all.into_bytes().into())
}
