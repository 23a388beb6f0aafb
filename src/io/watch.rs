//! Tells when the sources of a site have changed.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::io::failure::Failure;
use crate::say;

/// A change is told when nothing has followed it for so long: a save is several events.
const QUIET: Duration = Duration::from_millis(15);

/// While changes keep coming, they are told all the same after so long.
const LONGEST: Duration = Duration::from_millis(500);

/// Folders of a site that are watched with everything in them.
const FOLDERS: [&str; 3] = ["content", "themes", "rules"];

/// A watch over a site's folder.
pub struct Watch {
    watcher: RecommendedWatcher,
    changes: mpsc::Receiver<Vec<PathBuf>>,
    root: PathBuf,
}

impl Watch {
    /// Starts to watch a site's folder.
    pub fn start(root: &Path) -> Result<Watch, Failure> {
        let (send, changes) = mpsc::channel();
        let tell = move |event: notify::Result<Event>| {
            if let Some(paths) = changed(event) {
                let _ = send.send(paths);
            }
        };
        let mut watcher = notify::recommended_watcher(tell).map_err(|cause| failure(&cause))?;
        watcher
            .watch(root, RecursiveMode::NonRecursive)
            .map_err(|cause| failure(&cause))?;
        let mut watch = Watch {
            watcher,
            changes,
            root: root.to_owned(),
        };
        watch.watch_folders();
        Ok(watch)
    }

    /// Waits for the next change of a source file; false when watching has ended.
    pub fn wait(&mut self) -> bool {
        loop {
            let Ok(mut paths) = self.changes.recv() else {
                return false;
            };
            let first = Instant::now();
            while first.elapsed() < LONGEST
                && let Ok(more) = self.changes.recv_timeout(QUIET)
            {
                paths.extend(more);
            }
            // A checkout may have taken a folder away and brought another of its name.
            self.watch_folders();
            if paths.iter().any(|path| self.is_source(path)) {
                return true;
            }
        }
    }

    fn watch_folders(&mut self) {
        for folder in FOLDERS {
            let path = self.root.join(folder);
            if path.is_dir() {
                let _ = self.watcher.watch(&path, RecursiveMode::Recursive);
            }
        }
    }

    fn is_source(&self, path: &Path) -> bool {
        let Ok(inner) = path.strip_prefix(&self.root) else {
            return true;
        };
        let first = inner
            .components()
            .next()
            .map(|part| part.as_os_str().to_string_lossy().into_owned());
        first.is_some_and(|name| name == crate::io::read::CONFIG || FOLDERS.contains(&name.as_str()))
    }
}

/// Returns what an event tells of; an empty path, which counts as a source, when events were lost.
fn changed(event: notify::Result<Event>) -> Option<Vec<PathBuf>> {
    match event {
        // Reading a file raises an event too; a build must not start the next.
        Ok(event) if !event.need_rescan() => match event.kind {
            EventKind::Access(_) => None,
            _ => Some(event.paths),
        },
        _ => Some(vec![PathBuf::new()]),
    }
}

fn failure(cause: &notify::Error) -> Failure {
    Failure::new(
        say!(
            "无法监视网站文件夹：{cause}",
            "the site's folder cannot be watched: {cause}"
        ),
        say!(
            "改动后请自己刷新：停下再运行 `linli serve`",
            "stop and run `linli serve` again after a change"
        ),
    )
}
