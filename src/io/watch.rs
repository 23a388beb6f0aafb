//! Tells when the sources of a site have changed.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use crate::io::failure::Failure;
use crate::say;

/// Changes closer together than this are told once.
const QUIET: Duration = Duration::from_millis(80);

/// Folders of a site that are watched with everything in them.
const FOLDERS: [&str; 3] = ["content", "themes", "rules"];

/// A watch over a site's folder.
pub struct Watch {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    changes: mpsc::Receiver<Vec<PathBuf>>,
    root: PathBuf,
}

impl Watch {
    /// Starts to watch a site's folder.
    pub fn start(root: &Path) -> Result<Watch, Failure> {
        let (send, changes) = mpsc::channel();
        let made = new_debouncer(QUIET, None, move |result: DebounceEventResult| {
            let events = result.unwrap_or_default();
            // Reading a file raises an event too; a build must not start the next.
            let real = events
                .iter()
                .filter(|event| !matches!(event.kind, EventKind::Access(_)));
            let paths: Vec<PathBuf> = real.flat_map(|event| event.paths.iter().cloned()).collect();
            if !paths.is_empty() {
                let _ = send.send(paths);
            }
        });
        let debouncer = made.map_err(|cause| failure(&cause))?;
        let mut watch = Watch {
            debouncer,
            changes,
            root: root.to_owned(),
        };
        watch
            .debouncer
            .watch(root, RecursiveMode::NonRecursive)
            .map_err(|cause| failure(&cause))?;
        watch.watch_folders();
        Ok(watch)
    }

    /// Waits for the next change of a source file; false when watching has ended.
    pub fn wait(&mut self) -> bool {
        loop {
            let Ok(mut paths) = self.changes.recv() else {
                return false;
            };
            while let Ok(more) = self.changes.try_recv() {
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
                let _ = self.debouncer.watch(&path, RecursiveMode::Recursive);
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

fn failure(cause: &notify_debouncer_full::notify::Error) -> Failure {
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
