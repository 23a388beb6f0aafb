//! One build at a time, even when one of them is killed.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::time::Duration;

use crate::io::failure::Failure;
use crate::say;

/// How long a second build waits for the first.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(50);

/// A lock that the operating system frees when its holder ends, however it ends.
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock at `path`, waiting a little for another holder.
    pub fn take(path: &Path) -> Result<Lock, Failure> {
        let opening = say!("打开", "open");
        let failure = |cause: std::io::Error| Failure::at(&opening, path, &cause);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(failure)?;
        }
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(failure)?;
        let mut waited = Duration::ZERO;
        while file.try_lock().is_err() {
            if waited >= PATIENCE {
                return Err(held(&mut file));
            }
            std::thread::sleep(PAUSE);
            waited += PAUSE;
        }
        file.set_len(0).map_err(failure)?;
        file.rewind().map_err(failure)?;
        writeln!(file, "{}", std::process::id()).map_err(failure)?;
        Ok(Lock { _file: file })
    }
}

fn held(file: &mut File) -> Failure {
    let mut holder = String::new();
    let _ = file.read_to_string(&mut holder);
    let holder = holder.trim();
    Failure::new(
        say!(
            "另一次构建正在进行（进程 {holder}）",
            "another build is running (process {holder})"
        ),
        say!(
            "等它完成后再运行一次；已发布的网站没有变动",
            "wait for it and run again; the published site is as it was"
        ),
    )
}
