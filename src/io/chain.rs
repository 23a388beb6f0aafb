//! The chain on the disk: read, published before, written.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::io::failure::Failure;
use crate::io::lock::Lock;
use crate::io::write;
use crate::say;

/// The name of a chain's list, by which its folder is known.
const LIST: &str = "chain.jsonl";

/// Returns 16 bytes that nobody can guess.
pub fn salt() -> Result<[u8; 16], Failure> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|cause| {
        Failure::new(
            say!(
                "电脑给不出随机数：{cause}",
                "the machine gives no random numbers: {cause}"
            ),
            say!("换一台电脑再试", "try another machine"),
        )
    })?;
    Ok(bytes)
}

/// Returns the list of the release that is published in `output`; none if nothing is.
pub fn published_list(root: &Path, output: &Path) -> Option<Vec<u8>> {
    fs::read(root.join(output).join("chain").join(LIST)).ok()
}

/// Returns the folder of a chain: the one named, or `chain` or `public/chain` in it.
pub fn folder_in(named: &Path) -> Result<PathBuf, Failure> {
    let places = [
        named.to_path_buf(),
        named.join("chain"),
        named.join("public").join("chain"),
    ];
    let found = places.into_iter().find(|place| place.join(LIST).is_file());
    found.ok_or_else(|| {
        let named = named.display();
        Failure::new(
            say!(
                "`{named}` 里没有公示链（`chain/{LIST}`）",
                "`{named}` has no disclosure chain (`chain/{LIST}`)"
            ),
            say!(
                "写上网站文件夹、它的副本，或者从网站下载的文件夹",
                "name a site's folder, a copy of it, or what was downloaded of the site"
            ),
        )
    })
}

/// Returns every file below a folder, by its path within it.
pub fn read_folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let reading = say!("读取", "read");
    let mut out = Vec::new();
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    for found in walk
        .filter_map(Result::ok)
        .filter(|found| found.file_type().is_file())
    {
        let path = found.path();
        let bytes = fs::read(path).map_err(|cause| Failure::at(&reading, path, &cause))?;
        let inner = path.strip_prefix(folder).unwrap_or(path);
        let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
        out.push((parts.join("/"), bytes));
    }
    Ok(out)
}

/// Takes the lock of a site, so that nobody builds or seals at the same time.
pub fn lock(root: &Path) -> Result<Lock, Failure> {
    Lock::take(&root.join(".linli/lock"))
}

/// Adds lines to the list in one step, after all that they name lies on the disk.
///
/// Ended at any moment, the list is as it was or holds all of the lines. What is named by no line is overwritten;
/// what is named by one never is, because its number is taken.
pub fn append(
    root: &Path,
    list: &str,
    before: &[u8],
    files: &[(String, Vec<u8>)],
    lines: &str,
) -> Result<(), Failure> {
    for (path, bytes) in files {
        write::replace_file(&root.join(path), bytes)?;
        flush(&root.join(path));
    }
    let path = root.join(list);
    if !path.exists() {
        write::new_file(&path, b"")?;
    }
    let mut after = before.to_vec();
    after.extend_from_slice(lines.as_bytes());
    if write::change_file(&path, before, &after)? {
        return Ok(());
    }
    let path = path.display();
    Err(Failure::new(
        say!(
            "`{path}` 刚才被别人改过，没有封存",
            "`{path}` was changed by somebody else just now; nothing was sealed"
        ),
        say!("再运行一次 `linli seal`", "run `linli seal` again"),
    ))
}

fn flush(path: &Path) {
    // What cannot be flushed is there all the same.
    let _ = fs::File::open(path).and_then(|file| file.sync_all());
}
