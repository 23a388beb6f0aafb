//! Switches the published site to a new release in one step.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::io::failure::Failure;
use crate::io::output_folder::MANIFEST;
use crate::io::stage::Stage;
use crate::say;

/// Files under these are named by their digest; the last release's are kept for readers between two requests.
const CARRIED: [&str; 2] = ["assets", "search"];

impl Stage {
    /// Publishes the stage: all of it or, on any failure, nothing.
    pub fn publish(self) -> Result<PathBuf, Failure> {
        let digest = self.close()?;
        let current = self.output.current();
        if let Some(current) = &current {
            self.carry_forward(current);
        }
        flush(&self.folder)?;
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
        Ok(self.output.path.clone())
    }

    /// Links digest-named files of the last release, but not those it had carried itself.
    fn carry_forward(&self, current: &Path) {
        let manifest = fs::read_to_string(current.join(MANIFEST)).unwrap_or_default();
        for folder in CARRIED {
            let files = walkdir::WalkDir::new(current.join(folder)).into_iter().flatten();
            for entry in files.filter(|entry| entry.file_type().is_file()) {
                let Some(path) = entry.path().strip_prefix(current).ok().and_then(Path::to_str) else {
                    continue;
                };
                let path = path.replace('\\', "/");
                let was_its_own =
                    manifest.contains(&format!("\n    {}: ", serde_json::Value::from(path.as_str())));
                if was_its_own && !self.has(&path) {
                    let to = self.folder.join(&path);
                    let made = to
                        .parent()
                        .is_some_and(|parent| fs::create_dir_all(parent).is_ok());
                    if made && fs::hard_link(entry.path(), &to).is_err() {
                        let _ = fs::copy(entry.path(), &to);
                    }
                }
            }
        }
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
