//! The files of this repository, as text, in path order.

use std::path::{Path, PathBuf};

/// A file, by its path from the repository's root.
pub struct TextFile {
    pub path: String,
    pub text: String,
}

/// Returns the repository's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the text of one file.
pub fn read(path: &str) -> String {
    let full = root().join(path);
    std::fs::read_to_string(&full).unwrap_or_else(|cause| panic!("{path}: {cause}"))
}

/// Returns the text files under the given files and folders whose names end in one of the extensions.
pub fn text_files(under: &[&str], extensions: &[&str]) -> Vec<TextFile> {
    let mut paths = Vec::new();
    for place in under {
        let full = root().join(place);
        if full.is_dir() {
            walk(&full, &mut paths);
        } else if full.is_file() {
            paths.push(full);
        }
    }
    paths.sort();
    let wanted = |path: &Path| {
        let extension = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        extensions.contains(&extension)
    };
    let root = root();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).ok()?;
        let path = path.strip_prefix(&root).ok()?.to_str()?.replace('\\', "/");
        Some(TextFile { path, text })
    };
    paths
        .into_iter()
        .filter(|path| wanted(path))
        .filter_map(read)
        .collect()
}

/// Returns the program's own Rust files.
pub fn sources() -> Vec<TextFile> {
    text_files(&["src"], &["rs"])
}

fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
    let Ok(inside) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in inside.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if name == "node_modules" || name == "target" {
            continue;
        }
        match path.is_dir() {
            true => walk(&path, out),
            false => out.push(path),
        }
    }
}
