//! What the disk tells of a file without reading it.

use std::fs::Metadata;
use std::path::Path;
use std::time::UNIX_EPOCH;

use sha2::{Digest, Sha256};

use crate::io::hex::hex;

/// Which file lies at a place and when it last changed. Whoever writes into a file changes this.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub bytes: u64,
    pub device: u64,
    pub number: u64,
    /// Nanoseconds since 1970 at which the content changed, and at which anything of it did.
    pub modified: u64,
    pub changed: u64,
}

impl Seen {
    /// Returns what is told of a regular file.
    pub fn at(path: &Path) -> Option<Seen> {
        let found = std::fs::symlink_metadata(path).ok()?;
        found.is_file().then(|| Seen::of(&found))
    }

    pub fn of(found: &Metadata) -> Seen {
        let modified = found.modified().ok();
        let since = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let (device, number, changed) = identity(found);
        Seen {
            bytes: found.len(),
            device,
            number,
            modified: since.map_or(0, |since| since.as_nanos() as u64),
            changed,
        }
    }
}

#[cfg(unix)]
fn identity(found: &Metadata) -> (u64, u64, u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = found.ctime() as u64 * 1_000_000_000 + found.ctime_nsec() as u64;
    (found.dev(), found.ino(), changed)
}

#[cfg(not(unix))]
fn identity(_found: &Metadata) -> (u64, u64, u64) {
    (0, 0, 0)
}

/// Returns whether the content of a file has that digest, by reading it.
pub fn has_digest(path: &Path, sha256: &str) -> bool {
    std::fs::read(path).is_ok_and(|bytes| hex(&Sha256::digest(bytes)) == sha256)
}

/// Returns what tells this program from every other, or nothing if the machine does not say.
pub fn program() -> Option<String> {
    let path = std::env::current_exe().ok()?;
    let seen = Seen::at(&path.canonicalize().ok()?)?;
    Some(format!("{} {seen:?}", env!("CARGO_PKG_VERSION")))
}
