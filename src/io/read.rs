//! Reads a site's folder into one value.

use std::fs;
use std::path::Path;

use rayon::iter::{IntoParallelIterator, ParallelExtend, ParallelIterator};
use walkdir::{DirEntry, WalkDir};

use crate::io::embedded;
use crate::io::failure::Failure;
use crate::say;
use crate::source::file::{Bytes, SourceFile};
use crate::source::tree::{Oddity, OddityKind, SourceTree};

/// No single source file may be larger; an attachment of more belongs elsewhere.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// The folders of a site that are read.
const FOLDERS: [&str; 4] = ["chain", "content", "themes", "rules"];

/// The file without which a folder is not a site.
pub const CONFIG: &str = "site-config.yaml";

/// Returns whether a folder is that of a site.
pub fn is_site(root: &Path) -> bool {
    root.join(CONFIG).is_file()
}

/// The files of a site as they lie on the disk.
pub struct Gathered {
    files: Vec<(String, Vec<u8>, blake3::Hash)>,
    oddities: Vec<Oddity>,
}

/// Returns the sources of the site in `root`, with the embedded theme beneath its own.
pub fn site(root: &Path) -> Result<SourceTree, Failure> {
    Ok(gather(root)?.into_tree())
}

/// Reads every file of the site in `root`.
pub fn gather(root: &Path) -> Result<Gathered, Failure> {
    if !is_site(root) {
        let folder = root.display();
        return Err(Failure::new(
            say!(
                "`{folder}` 里没有 `{CONFIG}`，不是一个网站文件夹",
                "`{folder}` has no `{CONFIG}`, so it is not a site"
            ),
            say!(
                "到网站文件夹里运行，或用 `linli init 文件夹` 新建一个",
                "run it in a site's folder, or make one with `linli init FOLDER`"
            ),
        ));
    }
    let mut paths = vec![CONFIG.to_owned()];
    let mut oddities = Vec::new();
    for folder in FOLDERS {
        find_in_folder(root, folder, &mut paths, &mut oddities);
    }
    let mut files = Vec::with_capacity(paths.len());
    let read: Vec<_> = paths.into_par_iter().map(|path| read_file(root, path)).collect();
    for found in read {
        match found {
            Ok(file) => files.push(file),
            Err(oddity) => oddities.push(oddity),
        }
    }
    oddities.sort();
    Ok(Gathered { files, oddities })
}

impl Gathered {
    /// Returns the digest of all that was found: every path, every byte, everything odd.
    pub fn digest(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        for (path, _, hash) in &self.files {
            hasher.update(&(path.len() as u64).to_le_bytes());
            hasher.update(path.as_bytes());
            hasher.update(hash.as_bytes());
        }
        for oddity in &self.oddities {
            hasher.update(format!("{oddity:?}").as_bytes());
        }
        *hasher.finalize().as_bytes()
    }

    /// Returns the files as sources, with the embedded theme beneath the site's own.
    pub fn into_tree(self) -> SourceTree {
        let own = self.files.into_par_iter();
        let own = own.map(|(path, bytes, _)| SourceFile::new(path, Bytes::Read(bytes.into()), false));
        let mut files = embedded::themes();
        files.par_extend(own);
        SourceTree::new(files, self.oddities)
    }
}

fn find_in_folder(root: &Path, folder: &str, paths: &mut Vec<String>, oddities: &mut Vec<Oddity>) {
    let top = root.join(folder);
    match fs::symlink_metadata(&top) {
        Ok(found) if found.is_symlink() => {
            oddities.push(Oddity {
                path: folder.to_owned(),
                kind: OddityKind::SymbolicLink,
            });
            return;
        }
        Ok(_) => {}
        Err(_) => return,
    }
    let walk = WalkDir::new(&top).follow_links(false).sort_by_file_name();
    for found in walk.into_iter().filter_entry(|entry| !is_passed_over(entry)) {
        let Ok(entry) = found else {
            let path = found.err().and_then(|fault| fault.path().map(Path::to_path_buf));
            let path = path
                .and_then(|path| relative(root, &path))
                .unwrap_or_else(|| folder.to_owned());
            oddities.push(Oddity {
                path,
                kind: OddityKind::Unreadable,
            });
            continue;
        };
        let Some(path) = relative(root, entry.path()) else {
            let path = entry.path().to_string_lossy().into_owned();
            oddities.push(Oddity {
                path,
                kind: OddityKind::UnreadableName,
            });
            continue;
        };
        match oddity(&entry) {
            Some(kind) => oddities.push(Oddity { path, kind }),
            None if entry.file_type().is_dir() => {}
            None => paths.push(path),
        }
    }
}

fn read_file(root: &Path, path: String) -> Result<(String, Vec<u8>, blake3::Hash), Oddity> {
    match fs::read(root.join(&path)) {
        Ok(bytes) => {
            let hash = blake3::hash(&bytes);
            Ok((path, bytes, hash))
        }
        Err(_) => Err(Oddity {
            path,
            kind: OddityKind::Unreadable,
        }),
    }
}

/// Returns what is odd about something found in a folder, if anything is.
fn oddity(entry: &DirEntry) -> Option<OddityKind> {
    let kind = entry.file_type();
    if kind.is_symlink() {
        return Some(OddityKind::SymbolicLink);
    }
    if !kind.is_dir() && !kind.is_file() {
        return Some(OddityKind::Special);
    }
    if entry.depth() > 0 && is_left_over(&entry.file_name().to_string_lossy()) {
        return kind.is_file().then_some(OddityKind::LeftOver);
    }
    let too_large = kind.is_file() && entry.metadata().is_ok_and(|found| found.len() > MOST_BYTES);
    too_large.then_some(OddityKind::TooLarge)
}

/// Returns whether it is a dropping of a system or an editor, or inside a hidden folder.
fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let hidden_folder = entry.depth() > 0 && entry.file_type().is_dir() && name.starts_with('.');
    hidden_folder || is_dropping(&name)
}

fn is_dropping(name: &str) -> bool {
    let swap = name.starts_with('.')
        && name
            .rsplit_once('.')
            .is_some_and(|(_, end)| end.len() == 3 && end.starts_with("sw"));
    swap || matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini" | "4913")
        || name.ends_with('~')
        || name.starts_with(".#")
}

fn is_left_over(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || [".bak", ".orig", ".swp", ".tmp"]
            .iter()
            .any(|end| lower.ends_with(end))
}

fn relative(root: &Path, path: &Path) -> Option<String> {
    let inner = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = inner.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

/// Returns the bytes of one file that staff named; it may not have more than `most`.
pub fn one_file(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let reading = say!("读取", "read");
    let failure = |cause: std::io::Error| Failure::at(&reading, path, &cause);
    let size = fs::metadata(path).map_err(failure)?.len();
    if size > most {
        let (path, most) = (path.display(), most >> 20);
        return Err(Failure::new(
            say!("`{path}` 超过 {most} MB", "`{path}` has more than {most} MB"),
            say!(
                "只留要导入的工作表，另存一份",
                "keep only the sheets to import, and save a copy"
            ),
        ));
    }
    fs::read(path).map_err(failure)
}

/// Returns the bytes of a file of the site, if it is there.
pub fn if_there(path: &Path) -> Option<Vec<u8>> {
    path.is_file().then(|| fs::read(path).ok()).flatten()
}
