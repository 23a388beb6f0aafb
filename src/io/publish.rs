//! Switches the published site to a new release in one step.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::io::failure::Failure;
use crate::io::hex::hex;
use crate::io::memo::Kept;
use crate::io::output_folder::MANIFEST;
use crate::io::seen::{self, Seen};
use crate::io::stage::Stage;
use crate::say;

/// What was published, for the memo of the next build.
pub struct Published {
    /// The link or folder that visitors are served.
    pub output: PathBuf,
    /// The release behind it.
    pub release: PathBuf,
    pub needs: Vec<String>,
    pub files: Vec<Kept>,
}

/// Files under these are named by their digest; the last release's are kept for readers between two requests.
const CARRIED: [&str; 2] = ["assets", "search"];

impl Stage {
    /// Publishes the stage: all of it or, on any failure, nothing.
    pub fn publish(self) -> Result<Published, Failure> {
        let digest = self.close()?;
        let current = self.output.current();
        let carried = current.as_deref().map(|current| self.carry_forward(current));
        self.flush()?;
        let release = self.free_name(digest.get(..16).unwrap_or(&digest));
        let switching = say!("切换到", "switch to");
        fs::rename(&self.folder, &release).map_err(|cause| Failure::at(&switching, &release, &cause))?;
        if let Err(failure) = self.switch(&release) {
            let _ = fs::remove_dir_all(&release);
            return Err(failure);
        }
        for folder in [self.output.path.parent(), Some(self.output.releases.as_path())]
            .into_iter()
            .flatten()
        {
            flush_folder(folder);
        }
        self.prune(&release, current.as_deref());
        Ok(self.published(&carried.unwrap_or_default()))
    }

    /// Returns what lies behind the link now.
    fn published(&self, carried: &[String]) -> Published {
        let output = self.output.path.clone();
        let release = fs::canonicalize(&output).unwrap_or_else(|_| output.clone());
        let (needs, mut files) = self.kept(&release);
        for path in carried.iter().map(String::as_str).chain([MANIFEST]) {
            let place = release.join(path);
            files.push(Kept {
                path: path.to_owned(),
                sha256: hex(&Sha256::digest(fs::read(&place).unwrap_or_default())),
                seen: Seen::at(&place).unwrap_or_default(),
                ..Kept::default()
            });
        }
        Published {
            output,
            release,
            needs,
            files,
        }
    }

    /// Waits until everything is on the disk: few new files one by one, many with all that waits.
    fn flush(&self) -> Result<(), Failure> {
        let Some(fresh) = self.fresh() else {
            return flush(&self.folder);
        };
        for path in fresh.iter().chain(&self.folders()) {
            let flushed = File::open(path).and_then(|opened| opened.sync_all());
            flushed.map_err(|cause| Failure::at(&say!("写入", "write"), path, &cause))?;
        }
        Ok(())
    }

    /// Links digest-named files of the last release, but not those it had carried itself; returns them.
    fn carry_forward(&self, current: &Path) -> Vec<String> {
        let mut carried = Vec::new();
        for (path, sha256) in listed(&current.join(MANIFEST)) {
            let is_carried = CARRIED
                .iter()
                .any(|folder| path.starts_with(&format!("{folder}/")));
            let (from, to) = (current.join(&path), self.folder.join(&path));
            if !is_carried || self.has(&path) || !seen::has_digest(&from, &sha256) {
                continue;
            }
            let made = to
                .parent()
                .is_some_and(|parent| fs::create_dir_all(parent).is_ok());
            if made && (fs::hard_link(&from, &to).is_ok() || fs::copy(&from, &to).is_ok()) {
                carried.push(path);
            }
        }
        carried
    }

    fn free_name(&self, digest: &str) -> PathBuf {
        let first = self.output.releases.join(digest);
        let others = (2..).map(|number| self.output.releases.join(format!("{digest}-{number}")));
        std::iter::once(first.clone())
            .chain(others)
            .find(|path| !path.exists())
            .unwrap_or(first)
    }

    fn switch(&self, release: &Path) -> Result<(), Failure> {
        let path = &self.output.path;
        let switching = say!("切换", "switch");
        let failure = |cause: std::io::Error| Failure::at(&switching, path, &cause);
        let name = release
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let target = format!("{}/{name}", self.output.releases_name);
        let next = self.output.releases.join(format!(".next-{}", std::process::id()));
        let _ = fs::remove_file(&next);
        let is_folder = fs::symlink_metadata(path).is_ok_and(|found| found.is_dir());
        match link(&target, &next) {
            Ok(()) if !is_folder => fs::rename(&next, path).map_err(failure),
            Ok(()) if fs::remove_dir(path).is_ok() => fs::rename(&next, path).map_err(failure),
            made => {
                if made.is_ok() {
                    let _ = fs::remove_file(&next);
                }
                self.swap_folder(release).map_err(failure)
            }
        }
    }

    /// Where links are not to be had, or the output is a real folder of ours: two renames.
    fn swap_folder(&self, release: &Path) -> std::io::Result<()> {
        let path = &self.output.path;
        let old = self.output.releases.join(format!(".old-{}", std::process::id()));
        let _ = fs::remove_dir_all(&old);
        if path.exists() {
            fs::rename(path, &old)?;
        }
        let swapped = fs::rename(release, path);
        if swapped.is_err() && old.exists() {
            fs::rename(&old, path)?;
        }
        let _ = fs::remove_dir_all(&old);
        swapped
    }

    /// Keeps the new release and the one before it.
    fn prune(&self, release: &Path, before: Option<&Path>) {
        let Ok(inside) = fs::read_dir(&self.output.releases) else {
            return;
        };
        for entry in inside.flatten() {
            let path = entry.path();
            let kept = path == release || Some(path.as_path()) == before;
            if !kept && path.is_dir() {
                let _ = fs::remove_dir_all(&path);
            }
        }
    }
}

/// Returns the files that a manifest lists, each with its digest.
fn listed(manifest: &Path) -> Vec<(String, String)> {
    let text = fs::read(manifest).unwrap_or_default();
    let manifest: serde_json::Value = serde_json::from_slice(&text).unwrap_or_default();
    let files = manifest.get("files").and_then(serde_json::Value::as_object);
    let files = files.into_iter().flatten();
    files
        .filter_map(|(path, digest)| Some((path.clone(), digest.as_str()?.to_owned())))
        .filter(|(path, _)| !path.starts_with('/') && !path.split('/').any(|part| part == ".."))
        .collect()
}

#[cfg(unix)]
fn link(target: &str, at: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(target, at)
}

#[cfg(not(unix))]
fn link(_target: &str, _at: &Path) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}

/// Waits until everything in a folder is on the disk.
fn flush(folder: &Path) -> Result<(), Failure> {
    let opened = File::open(folder).map_err(|cause| Failure::at(&say!("打开", "open"), folder, &cause))?;
    #[cfg(target_os = "linux")]
    let flushed = rustix::fs::syncfs(&opened).map_err(std::io::Error::from);
    #[cfg(not(target_os = "linux"))]
    let flushed = opened.sync_all();
    flushed.map_err(|cause| Failure::at(&say!("写入", "write"), folder, &cause))
}

fn flush_folder(folder: &Path) {
    if let Ok(opened) = File::open(folder) {
        let _ = opened.sync_all();
    }
}
