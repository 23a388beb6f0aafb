//! Runs the whole program in folders of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::repository;

/// How a run ended and what it said.
pub struct Ran {
    pub code: i32,
    pub said: String,
    pub complained: String,
}

impl Ran {
    /// Fails with everything that was said unless the program ended with this code.
    pub fn ends_with(self, code: i32) -> Ran {
        let (said, complained) = (&self.said, &self.complained);
        assert_eq!(self.code, code, "\n{said}\n{complained}");
        self
    }
}

/// A folder for one test, removed when the test is over.
pub struct Folder {
    pub path: PathBuf,
}

impl Folder {
    /// Makes a new empty folder; its name is that of the test.
    pub fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Folder { path }
    }

    /// Makes a folder with the smallest site, in a theme that is quick to draw.
    pub fn with_site(name: &str) -> Folder {
        let folder = Folder::new(name);
        copy(
            &repository::root().join("tests/sites/minimal/content"),
            &folder.path.join("content"),
        );
        copy(
            &repository::root().join("tests/themes/bones"),
            &folder.path.join("themes/bones"),
        );
        let config = repository::read("tests/sites/minimal/site-config.yaml");
        folder.write("site-config.yaml", &format!("{config}theme: bones\n"));
        folder
    }

    /// Writes a file and the folders above it.
    pub fn write(&self, path: &str, text: &str) {
        let full = self.path.join(path);
        std::fs::create_dir_all(full.parent().expect("a folder")).expect("a folder");
        std::fs::write(full, text).expect("a file");
    }

    /// Runs the program on the site in this folder.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        run(self.command(arguments))
    }

    /// Returns the program, ready to be started on the site in this folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_linli"));
        command
            .args(arguments)
            .current_dir(&self.path)
            .stdin(Stdio::null());
        command
    }

    /// Returns everything that is published, by path.
    pub fn published(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.path.join("public"))
    }

    /// Returns the names in the folder of releases, but for the lock.
    pub fn releases(&self) -> Vec<String> {
        let inside = std::fs::read_dir(self.path.join(".public.releases")).expect("releases");
        let mut names: Vec<String> = inside
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.retain(|name| name != ".lock");
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

/// Runs a command to its end.
pub fn run(mut command: Command) -> Ran {
    let output = command.output().expect("the program starts");
    Ran {
        code: output.status.code().unwrap_or(-1),
        said: String::from_utf8_lossy(&output.stdout).into_owned(),
        complained: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Returns the files below a folder, by path.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let mut out = BTreeMap::new();
    for entry in walkdir::WalkDir::new(&folder).into_iter().flatten() {
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(&folder).expect("below the folder");
            let bytes = std::fs::read(entry.path()).expect("a file that can be read");
            out.insert(path.to_string_lossy().replace('\\', "/"), bytes);
        }
    }
    out
}

/// Copies a folder and everything in it.
pub fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let full = to.join(path);
        std::fs::create_dir_all(full.parent().expect("a folder")).expect("a folder");
        std::fs::write(full, bytes).expect("a copy");
    }
}
